"""A whole event as one file: out of one office, into another."""
