"""Quotation marks that were entered around words that stand in quotation marks anyway."""

from __future__ import annotations

import pytest

from planner.releases.drafting.quotations import without_marks
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.said import quoted, told
from tests.unit.releases.conftest import sourced


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        ("“The water is leaving.”", "The water is leaving."),
        ("«Вода уходит».", "Вода уходит"),
        ("„Вода уходит“", "Вода уходит"),
        ('"The water is leaving"', "The water is leaving"),
        ("“Heron” is older than “Gull”", "“Heron” is older than “Gull”"),
        ("“Heron” is old", "“Heron” is old"),
        ("Old is “Heron”", "Old is “Heron”"),
        ("“”", "“”"),
        ("The water is leaving.", "The water is leaving."),
    ],
)
def test_marks_around_the_whole_go(entered: str, words: str) -> None:
    assert without_marks(sourced(entered)).text == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "“The water is leaving,” said Marta Ellingsen, Director of the River Health Institute.",
        ),
        ("ru", "«Вода уходит», — сказала директор Института здоровья рек Марта Эллингсен."),
    ],
)
def test_a_quotation_stands_in_its_marks_once(language: str, sentence: str) -> None:
    cast = Cast(language)

    said = told(cast, quoted(cast, "ellingsen", "“The water is leaving.”", "«Вода уходит»."))

    assert said == sentence
