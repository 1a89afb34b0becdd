"""Marks that meet each other, and names with their articles."""

from __future__ import annotations

import pytest

from planner.grammar.abbreviations import is_abbreviation
from planner.releases.drafting.english import a_or_an
from planner.releases.drafting.lists import listed
from planner.releases.drafting.typography import (
    capital,
    quoted,
    sentence,
    set_type,
    uncapital,
)


@pytest.mark.parametrize(
    ("entries", "oxford", "text"),
    [
        ([], False, ""),
        (["A"], False, "A"),
        (["A", "B"], True, "A and B"),
        (["A", "B", "C"], False, "A, B and C"),
        (["A", "B", "C"], True, "A, B, and C"),
        (["A, head", "B"], False, "A, head, and B"),
        (["A", "B, head"], False, "A and B, head"),
        (["A, head", "B", "C"], False, "A, head; B; and C"),
    ],
)
def test_lists(entries: list[str], oxford: bool, text: str) -> None:
    assert listed(entries, "and", oxford=oxford) == text


def test_quotations_within_quotations() -> None:
    assert quoted('The “Child” and «Kind» and "Enfant"', "en") == (
        "“The ‘Child’ and ‘Kind’ and ‘Enfant’”"
    )
    assert quoted("Программа «Дети»", "ru-RU") == "«Программа „Дети“»"


def test_one_mark_ends_a_sentence() -> None:
    assert sentence("it ended in 2012 г.") == "It ended in 2012 г."
    assert sentence("he asked “Why?”") == "He asked “Why?”"
    assert sentence("they met ") == "They met."
    assert sentence("он спросил «Почему?»") == "Он спросил «Почему?»."


def test_spaces_and_doubled_marks() -> None:
    assert set_type("A  B , C,, Dee.. E…", "en") == "A B, C, Dee. E…"
    assert set_type("27 March – 1 April", "en") == "27\u00a0March\u00a0– 1\u00a0April"
    assert set_type("145 лет — № 5, 2012 г.", "ru") == (
        "145\u00a0лет\u00a0— №\u00a05, 2012\u00a0г."
    )


def test_first_letters() -> None:
    assert capital("«а»") == "«а»"
    assert uncapital("Journalists came") == "journalists came"
    assert uncapital("IOM staff") == "IOM staff"


@pytest.mark.parametrize(
    "words",
    [
        "an IOM Moscow specialist",
        "an FMS officer",
        "an EU project",
        "an HSE study",
        "a UNICEF specialist",
        "a NATO spokesman",
        "a UN agency",
        "a WHO doctor",
        "a European Union project",
        "a university",
        "an uninvited guest",
        "an economist",
        "a spokesman",
        "a one-day tour",
        "an “open” day",
    ],
)
def test_the_article_follows_the_sound(words: str) -> None:
    assert a_or_an(words.split(" ", 1)[1]) == words


def test_abbreviations() -> None:
    assert [is_abbreviation(name) for name in ("IOM Moscow", "FMS", "Red Cross", "Центр", "A")] == [
        True,
        True,
        False,
        False,
        False,
    ]
