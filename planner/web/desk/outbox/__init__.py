"""Letters that wait, letters that left, and an outbox that stands still."""
