"""Phrases by their key, in the language of the reader."""

from __future__ import annotations

import pytest

from planner.phrases import phrase


def test_a_place_is_filled_once() -> None:
    assert phrase("en", "newsroom.published", when="%(number)s <b>") == "Published %(number)s <b>"


def test_a_missing_value_or_phrase_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("en", "newsroom.published")
    with pytest.raises(KeyError):
        phrase("en", "newsroom.nothing")


def test_an_unspoken_language_is_answered_in_english() -> None:
    assert phrase("fr", "newsroom.where") == "Where"
    assert phrase("ru-RU", "newsroom.where") == "Где"


def test_a_counting_phrase_follows_the_number() -> None:
    spoken = [phrase("ru", "invitations.seats", count=n) for n in (1, 3, 11, 21)]

    assert [text.rstrip(".").split()[-1] for text in spoken] == ["место", "места", "мест", "место"]
