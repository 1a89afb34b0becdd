"""The outbox: letters that wait to be sent, and sending them."""
