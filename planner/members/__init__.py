"""The people of an office, the office's own settings, and letters with keys."""
