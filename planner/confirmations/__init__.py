"""Speakers are asked to confirm their part as it will be printed; they answer by a link."""
