"""Letters that wait to leave the house."""
