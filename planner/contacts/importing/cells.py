"""The cells of a row by what their columns hold, with what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.contacts.importing.columns import COLUMN_LABELS, Column
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text, shortened

_LONGEST = 200
_LONGEST_TOLD = 80
# Cells that need no cleaning: letters and marks of these kinds are neither composed nor invisible.
_PLAIN = re.compile("[ -~А-Яа-яЁё«»№–—’À-ÖØ-öø-ÿ]*")
# What people and programs write where they have nothing.
_NOTHING = frozenset(["-", "–", "—", "n/a", "na", "none", "null", "нет", "#n/a", "."])
_LONGEST_NOTHING = max(map(len, _NOTHING))
# The apostrophe that `web.csv_export` puts before cells that a spreadsheet could run.
_GUARD = re.compile(r"'(?=\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫])")


class Cell(NamedTuple):
    """A filled cell; `heading` names its column."""

    heading: str
    text: str


class Cells:
    """A row. `faults` and `doubts` are gathered while its cells are read."""

    def __init__(self, by_column: dict[Column, list[Cell]]) -> None:
        self._by_column = by_column
        self.faults: list[Message] = []
        self.doubts: list[Message] = []

    def all(self, column: Column) -> Iterator[Cell]:
        return iter(self._by_column.get(column, ()))

    def line(self, column: Column) -> str:
        """The first filled cell of such columns as one line."""
        for cell in self._by_column.get(column, ()):
            line = clean_cell(cell.text)
            if len(line) > _LONGEST:
                self.fault(
                    _("Column “%(column)s” has more than %(most)s characters: “%(value)s”."),
                    cell,
                    most=_LONGEST,
                )
                return shortened(line, _LONGEST)
            if line:
                return line
        return ""

    def text(self, column: Column) -> list[str]:
        """The filled cells of such columns with their line ends."""
        return [clean_text(_GUARD.sub("", cell.text, count=1)) for cell in self.all(column)]

    def fault(self, sentence: Message, cell: Cell, value: str = "", **values: object) -> None:
        self.faults.append(_told(sentence, cell, value, **values))

    def doubt(self, sentence: Message, cell: Cell, value: str = "", **values: object) -> None:
        self.doubts.append(_told(sentence, cell, value, **values))


class CellReader:
    """Finds the cells of each row; columns beyond those given are not used."""

    def __init__(self, headings: Sequence[str], columns: Sequence[Column]) -> None:
        self._places = [
            (place, column, clean_line(headings[place]) or COLUMN_LABELS[column])
            for place, column in enumerate(columns[: len(headings)])
            if column is not Column.UNUSED
        ]

    def read(self, row: Sequence[str]) -> Cells:
        found: dict[Column, list[Cell]] = {}
        for place, column, heading in self._places:
            text = row[place]
            if text and (len(text) > _LONGEST_NOTHING or text.casefold() not in _NOTHING):
                found.setdefault(column, []).append(Cell(heading, text))
        return Cells(found)


def clean_cell(text: str) -> str:
    """One line, without the guard of exports."""
    if text[:1] == "'":
        text = _GUARD.sub("", text, count=1)
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text.strip()
    return clean_line(text)


def _told(sentence: Message, cell: Cell, value: str, **values: object) -> Message:
    told = shortened(clean_line(value or cell.text), _LONGEST_TOLD)
    return sentence.with_values(column=cell.heading, value=told, **values)
