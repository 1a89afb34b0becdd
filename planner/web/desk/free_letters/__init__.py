"""Free letters: written, looked at, tried, released."""
