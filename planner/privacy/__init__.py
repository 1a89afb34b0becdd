"""People's rights to their data: to see it, to choose, to have it erased."""
