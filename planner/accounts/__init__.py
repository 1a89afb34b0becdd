"""Offices, users, roles and the keys they hold."""
