"""The languages of an event, in words."""

from __future__ import annotations

from typing import Any

import pytest

from planner.events.models.place import Interpretation
from planner.events.spoken import spoken_text
from tests.factories import Make

BOTH = ["en", "ru"]


@pytest.mark.parametrize(
    ("entered", "english", "russian"),
    [
        ({}, "", ""),
        ({"spoken_languages": BOTH}, "English and Russian", "Английский и русский"),
        (
            {"spoken_languages": BOTH, "interpretation": Interpretation.UNSPECIFIED},
            "English and Russian, with interpretation",
            "Английский и русский, с переводом",
        ),
        (
            {
                "spoken_languages": ["en"],
                "interpretation": Interpretation.SIMULTANEOUS,
                "interpreted_from": ["en", "hi"],
                "interpreted_into": ["ru"],
                "has_sign_language": True,
            },
            (
                "English, with simultaneous interpretation from English and Hindi into Russian, with "
                "sign language interpretation"
            ),
            (
                "Английский, с синхронным переводом с английского и языка хинди на русский, с "
                "переводом на жестовый язык"
            ),
        ),
        (
            {"has_sign_language": True},
            "With sign language interpretation",
            "С переводом на жестовый язык",
        ),
    ],
)
def test_what_was_entered_is_told(
    make: Make, entered: dict[str, Any], english: str, russian: str
) -> None:
    event = make.event(**entered)

    assert (spoken_text(event, "en"), spoken_text(event, "ru")) == (english, russian)
