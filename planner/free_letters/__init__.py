"""Letters in the office's own words to any selection of guests or people."""
