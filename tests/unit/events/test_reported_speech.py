from __future__ import annotations

import pytest

from planner.events.reported_speech import clause_of, is_in_first_person, is_infinitive


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("we need each other", "en"),
        ("We need each other", "en"),
        ("in winter I count at dawn", "en"),
        ("the river gives our fields water", "en-GB"),
        ("it matters to us", "en"),
        ("мы считаем на рассвете", "ru"),
        ("Наши лодки готовы", "ru"),
        ("вода возвращается к нам", "ru"),
    ],
)
def test_the_first_person_is_no_reported_speech(text: str, language: str) -> None:
    assert is_in_first_person(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("two wells in five are dry by August", "en"),
        ("the bridge was built under Alexander I", "en"),
        ("the US plan holds", "en"),
        ("the motto “We count” stands on the door", "en"),
        ("the diary of our era is kept by lakes", "en"),
        ("к августу пересыхают два колодца из пяти", "ru"),
        ("колодцу четыре века до нашей эры", "ru"),
        ("в наши дни реки мельче", "ru"),
        ("фильм «Наш берег» снят на Липке", "ru"),
        ("газета Наш край пишет о реке", "ru"),
        ("nous comptons", "fr"),
    ],
)
def test_others_are(text: str, language: str) -> None:
    assert not is_in_first_person(text, language)


@pytest.mark.parametrize(
    ("entered", "language", "clause"),
    [
        ("two wells in five are dry", "en", "two wells in five are dry"),
        ("The wells are dry.", "en", "the wells are dry"),
        ("Norland is dry.", "en", "Norland is dry"),
        ("К августу колодцы пересыхают.", "ru", "к августу колодцы пересыхают"),
        ("Марено мелеет", "ru", "Марено мелеет"),
        ("who counts?", "en", "who counts?"),
        ("nobody knows …", "en", "nobody knows …"),
        ("nobody knows...", "en", "nobody knows..."),
    ],
)
def test_a_clause_stands_after_said_that(entered: str, language: str, clause: str) -> None:
    assert clause_of(entered, language) == clause


def test_calls_begin_with_the_verb() -> None:
    assert is_infinitive("to leave a strip of grass", "en")
    assert is_infinitive("not to leave it", "en")
    assert is_infinitive("closing three crossings", "en")
    assert not is_infinitive("the farmers leave", "en")
    assert is_infinitive("оставлять полосу травы", "ru")
    assert is_infinitive("не беречь траву", "ru")
    assert not is_infinitive("полоса травы нужна", "ru")
    assert is_infinitive("laisser de l'herbe", "fr")
