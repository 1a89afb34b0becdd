"""What letters to journalists say in the office's own words."""
