"""The calendar of the office."""
