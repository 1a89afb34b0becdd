"""Releases, advisories and programmes: facts, drafting, checks, papers, publication."""
