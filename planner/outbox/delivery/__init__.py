"""Sending letters: claims, transports, closed mail routes, and retries."""
