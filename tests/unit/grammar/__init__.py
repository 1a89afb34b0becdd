"""Tests of grammatical forms."""
