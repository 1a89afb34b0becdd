"""Speakers are asked to confirm; what they said and propose."""
