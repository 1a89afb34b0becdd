"""The plan of letters of an event, and the office's plan from which it is copied."""
