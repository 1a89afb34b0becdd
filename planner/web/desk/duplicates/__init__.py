"""Duplicates among people: the list to work through, two records side by side, merging."""
