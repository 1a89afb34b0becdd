"""What the media made of an event."""
