"""The texts of letters in the office's own words, for all events or for one."""
