"""Clearance and publication of releases, and their list in the newsroom."""
