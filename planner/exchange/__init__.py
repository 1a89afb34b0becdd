"""A whole event as one file, out and in."""
