"""What the public may see of an event."""
