"""Recognising the row of headings, and what a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from planner.kernel.search_keys import search_key
from planner.tables.columns import Column
from planner.tables.heading_words import HEADING_WORDS

# Among how many rows at the top the headings are looked for, below a title of the list.
SEARCHED_ROWS = 20
_LONGEST = 100
_DIGITS = re.compile(r"\d{5,}")


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """The heading without case, accents, punctuation and digits: “E-mail 2 Address” is
    “e mail address”.
    """
    return " ".join(re.sub(r"[^a-z]+", " ", search_key(heading[:_LONGEST])).split())


def named_column(heading: str) -> Column | None:
    """What the heading names; None for a word that is not known."""
    return _columns_by_key().get(heading_key(heading))


def settled(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """The columns in their relation: “Name” beside “Vorname” is the family name if it is one word in
    most of `rows`, “Nom” and “Nombre” alone are full names, and who has no outlet works for the
    company.
    """
    found = set(columns)
    changed = {}
    if (Column.GIVEN_NAME in found) != (Column.FAMILY_NAME in found):
        if Column.NAME not in found:
            changed = {Column.GIVEN_NAME: Column.NAME, Column.FAMILY_NAME: Column.NAME}
        elif _is_one_word(columns.index(Column.NAME), rows):
            is_family = Column.GIVEN_NAME in found
            changed[Column.NAME] = Column.FAMILY_NAME if is_family else Column.GIVEN_NAME
    if Column.OUTLET not in found:
        changed[Column.ORGANISATION] = Column.OUTLET
    return tuple(changed.get(column, column) for column in columns)


def _is_one_word(place: int, rows: Iterable[Sequence[str]]) -> bool:
    """Whether most cells at that place are a single word."""
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return sum(" " in cell for cell in cells) * 2 < len(cells)


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row of headings among the first rows of a file; None if it has none."""
    width = max(map(len, rows), default=0)
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        if _names_columns(row, width):
            return index
    return 0 if _stands_above(rows[:SEARCHED_ROWS]) else None


def _names_columns(row: Sequence[str], width: int) -> bool:
    """Whether two of its cells are known headings, or one in a list of one column."""
    filled = [cell for cell in row if cell]
    if any("@" in cell for cell in filled):
        return False
    known = {heading_key(cell) for cell in filled if named_column(cell)}
    return len(known) > 1 or (len(known) == 1 == width)


def _stands_above(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has a word where others have an address: headings in other words."""
    if not rows or any("@" in cell or _DIGITS.search(cell) for cell in rows[0]):
        return False
    words = [i for i, cell in enumerate(rows[0]) if cell]
    return any("@" in row[i] for row in rows[1:] for i in words if i < len(row))


@cache
def _columns_by_key() -> dict[str, Column]:
    """The first column that has a word keeps it."""
    found: dict[str, Column] = {}
    for column, by_language in HEADING_WORDS.items():
        for words in by_language.values():
            for word in words.split(", "):
                found.setdefault(heading_key(word), column)
    found.pop("", None)
    return found
