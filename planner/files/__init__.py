"""Stored uploads and issued papers."""
