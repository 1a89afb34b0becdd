"""Members of an office, its settings, and letters with keys."""
