"""Background jobs: ids in, one operation called. The worker runs them."""
