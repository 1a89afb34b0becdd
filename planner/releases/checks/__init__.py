"""The checks of a release before it may be approved. Numbers in brackets are those of the checks."""
