"""The values of fields in words: to compare them, and for those who may not change them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wtforms.fields.core import Field

from planner.kernel.dates import day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.web.forms.choices import ChoiceField


class Piece(NamedTuple):
    """A part of a line; `url` is the page of the row of a register that it names."""

    text: str
    url: str = ""


def shown(field: Field) -> str:
    """The value of a field as text, to compare and to show."""
    if isinstance(rows := getattr(field, "rows", None), list):  # without the blank row at the end
        return "\n".join(", ".join(filter(None, map(_shown_in_row, row))) for row in rows)
    if hasattr(field, "display"):
        return str(field.display())
    if isinstance(field.data, bool):
        return str(_("yes") if field.data else _("no"))
    value = field._value() if hasattr(field, "_value") else field.data
    choices = getattr(field, "iter_choices", None)
    if choices is not None:
        return ", ".join(str(choice.label) for choice in choices() if choice.selected)
    return "" if value is None else str(value)


def _shown_in_row(field: Field) -> str:
    """As `shown`; a box by its label where it is ticked."""
    if isinstance(field.data, bool):
        return str(field.label.text) if field.data else ""
    return shown(field)


def read_lines(field: Field) -> list[list[Piece]]:
    """The value in lines as it is read, [] if nothing is entered or ticked."""
    if isinstance(rows := getattr(field, "rows", None), list):
        lines = [[piece for entry in row for piece in _read_in_row(entry)] for row in rows]
        return [line for line in lines if line]
    return [[piece] for piece in _read(field)] if field.data else []


def _read_in_row(field: Field) -> Iterator[Piece]:
    if isinstance(field.data, bool):
        yield from [Piece(field.label.text)] if field.data else []
    elif isinstance(field.data, date):
        yield Piece(f"{field.label.text}: {day_text(field.data, reader_language())}")
    elif field.data:
        yield from _read(field)


def _read(field: Field) -> Iterator[Piece]:
    if isinstance(field.data, date):
        yield Piece(day_text(field.data, reader_language()))
    elif isinstance(field, ChoiceField):
        yield Piece(*field.chosen)
    else:
        yield from map(Piece, shown(field).splitlines())
