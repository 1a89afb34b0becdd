"""The outbox: letters waiting to be sent, and their delivery."""
