"""Phrases of letters, calendar entries and guest pages, by key."""

from __future__ import annotations

from planner.phrases import phrase


def word(language: str, key: str) -> str:
    return phrase(language, f"invitations.{key}")


def letter_word(language: str, key: str) -> str:
    return phrase(language, f"guest_letters.{key}")
