"""Background jobs: operations on many items, done in portions by the worker."""
