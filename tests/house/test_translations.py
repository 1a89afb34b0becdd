"""Translations are complete, with the same placeholders and all plural forms."""

from __future__ import annotations

from planner.cli.translate import problems


def test_translations_are_complete_and_correct() -> None:
    assert problems() == []
