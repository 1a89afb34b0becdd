"""What of an event may be seen outside the office."""
