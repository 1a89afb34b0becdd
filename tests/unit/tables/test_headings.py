from __future__ import annotations

import pytest

from planner.tables.columns import Column
from planner.tables.heading_words import HEADING_WORDS
from planner.tables.headings import heading_key, heading_row, named_column, settled

LANGUAGES = ("en", "ru", "de", "fr", "es", "ar")


def test_every_column_has_headings_in_six_languages() -> None:
    assert set(HEADING_WORDS) == set(Column)
    for column, words in HEADING_WORDS.items():
        missing = [tag for tag in LANGUAGES if not words.get(tag)]
        assert missing == [], column


def test_every_word_is_read_as_a_heading() -> None:
    words = [
        word
        for by_language in HEADING_WORDS.values()
        for text in by_language.values()
        for word in text.split(", ")
    ]

    unread = [word for word in words if heading_key(word) and named_column(word) is None]

    assert unread == []


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("E-mail 2 Address", Column.EMAIL),
        ("E-mail 1 - Value", Column.EMAIL),
        ("EMAIL_ADDRESS", Column.EMAIL),
        ("Адрес эл. почты 3", Column.EMAIL),
        ("Organization 1 - Name", Column.ORGANISATION),
        ("Ф.И.О.", Column.NAME),
        ("Prénom :", Column.GIVEN_NAME),
        ("Mobiltelefon", Column.MOBILE),
        ("Fax geschäftlich", Column.UNUSED),
        ("البريد الإلكتروني", Column.EMAIL),
        ("Beats*", Column.BEATS),
        ("Lieblingsfarbe", None),
        ("№", Column.UNUSED),
        ("", None),
    ],
)
def test_headings_are_known_in_any_spelling(heading: str, column: Column | None) -> None:
    assert named_column(heading) is column


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["Name", "E-Mail"], ["Ada", "a@paper.test"]], 0),
        ([["Our list"], ["Name", "E-Mail"], ["Ada", "a@paper.test"]], 1),
        ([["List"], ["", "Name", "E-Mail"]], 1),
        ([["E-Mail"], ["a@paper.test"]], 0),
        ([["Nimi", "Sähköposti"], ["Ada", "a@paper.test"]], 0),
        ([["Ada", "a@paper.test"], ["Bo", "b@paper.test"]], None),
        ([["Ada", "Echo", "12345"], ["Bo", "Tide", "b@paper.test"]], None),
        ([["Name", "mail", "x@paper.test"]], None),
        ([["Ada", ""], ["Bo", "Tide"]], None),
        ([["Ada"], ["Bo", "b@paper.test"]], None),
        ([], None),
    ],
)
def test_the_row_of_headings_is_found(rows: list[list[str]], place: int | None) -> None:
    assert heading_row(rows) == place


@pytest.mark.parametrize(
    ("columns", "names", "meant"),
    [
        ("name given_name", ["Meier", "Kim Lee", "Byron"], "family_name given_name"),
        ("name given_name", ["Anna Meier", "Kim Lee"], "name given_name"),
        ("name family_name", ["Мария"], "given_name family_name"),
        ("name given_name family_name", ["Anna"], "name given_name family_name"),
        ("family_name email", ["Anna Meier"], "name email"),
        ("given_name email", ["Anna Meier"], "name email"),
        ("organisation email", ["Echo"], "outlet email"),
        ("organisation outlet", ["Echo"], "organisation outlet"),
    ],
)
def test_columns_mean_what_the_others_leave_to_them(
    columns: str, names: list[str], meant: str
) -> None:
    named = [Column(word) for word in columns.split()]

    assert settled(named, [(), *((name,) for name in names)]) == tuple(map(Column, meant.split()))
