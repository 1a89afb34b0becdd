from __future__ import annotations

import pytest

from planner.events.complements import call_of, follows_verb
from planner.events.models.statement import Force
from planner.events.reported_speech import clause_of, is_in_first_person


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
        ("That the wells are dry.", "en", "the wells are dry"),
        ("that summer was dry", "en", "that summer was dry"),
        ("что колодцы пересыхают", "ru", "колодцы пересыхают"),
        ("что будет с рекой, никто не знает", "ru", "что будет с рекой, никто не знает"),
    ],
)
def test_a_clause_stands_after_said_that(entered: str, language: str, clause: str) -> None:
    assert clause_of(entered, language) == clause


@pytest.mark.parametrize(
    ("text", "language", "called", "proposed"),
    [
        ("to leave a strip of grass", "en", True, True),
        ("not to leave it", "en-GB", True, True),
        ("closing three crossings", "en", False, True),
        ("quickly closing them", "en", False, True),
        ("that three crossings be closed", "en", False, True),
        ("the farmers leave", "en", False, False),
        ("bring water", "en", False, False),
        ("оставлять полосу травы", "ru", True, True),
        ("не беречь траву", "ru", True, True),
        ("полоса травы нужна", "ru", False, False),
        ("часть травы оставят", "ru", False, False),
        ("laisser de l'herbe", "fr", True, True),
    ],
)
def test_words_that_go_on_from_their_verb(
    text: str, language: str, *, called: bool, proposed: bool
) -> None:
    assert follows_verb(text, language, Force.CALLED) == called
    assert follows_verb(text, language, Force.PROMISED) == called
    assert follows_verb(text, language, Force.PROPOSED) == proposed


@pytest.mark.parametrize(
    ("entered", "language", "told"),
    [
        ("To leave a strip of grass.", "en", "to leave a strip of grass"),
        ("Leaving a strip …", "en", "leaving a strip …"),
        ("Not to leave it", "en", "not to leave it"),
        ("Не беречь траву.", "ru", "не беречь траву"),
        ("Норландии беречь траву", "ru", "Норландии беречь траву"),
        ("", "en", ""),
    ],
)
def test_a_call_has_a_small_letter_and_no_full_stop(entered: str, language: str, told: str) -> None:
    assert call_of(entered, language) == told
