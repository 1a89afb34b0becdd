"""Offices, users, roles, sessions and single-use keys."""
