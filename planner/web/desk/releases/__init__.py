"""Editing, approving and publishing releases."""
