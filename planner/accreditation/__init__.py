"""Requests to attend, the desk that decides about them, and who is accredited for a season."""
