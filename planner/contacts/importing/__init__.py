"""Lists of people brought in from files."""
