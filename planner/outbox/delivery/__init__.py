"""Sending letters: claims, transports, mail routes that are closed, and tries that are repeated."""
