"""Jobs: acts on many things, done in portions by the worker."""
