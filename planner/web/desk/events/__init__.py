"""The pages of one event, and the list of events."""
