"""Founding dates and what falls due."""
