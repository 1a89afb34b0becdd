"""Asking guests, their letters, and the door."""
