"""Reading pasted rows of a spreadsheet: the cells, and what each column contains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kind_words import GuestColumn, are_kinds, kind_called, names_kinds
from planner.kernel.text_normalising import trimmed
from planner.tables.cell_kinds import CellKind, kind_of
from planner.tables.columns import Column
from planner.tables.headings import named_column, settled
from planner.tables.quotes import split_row

PastedColumn: TypeAlias = Column | GuestColumn
_DELIMITERS = ("\t", ";", ",")
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_KINDS = {
    CellKind.ADDRESS: Column.EMAIL,
    CellKind.TELEPHONE: Column.TELEPHONE,
    CellKind.WORDS: Column.NAME,
    CellKind.OTHER: Column.UNUSED,
}
# What a guest's row takes from a list of people.
_USED = {
    Column.NAME: Column.NAME,
    Column.GIVEN_NAME: Column.GIVEN_NAME,
    Column.FAMILY_NAME: Column.FAMILY_NAME,
    Column.EMAIL: Column.EMAIL,
    Column.OUTLET: Column.OUTLET,
    Column.TELEPHONE: Column.TELEPHONE,
    Column.MOBILE: Column.TELEPHONE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `addresses` are the cells with an e-mail address, or what
    stands in its column instead, `words` is the text of all cells,
    `left` has index and text of the cells that were not used. `kind` is None for a word that
    is no kind of guest.
    """

    name: str
    addresses: tuple[str, ...]
    outlet: str
    telephone: str
    words: str
    kind: GuestKind | None = None
    left: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column with unused cells: its number from 1, its heading, and the text of the first of
    these cells.
    """

    number: int
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows without the heading, and what the columns were recognised as."""

    columns: tuple[PastedColumn, ...]
    rows: tuple[Row, ...]
    unread: tuple[UnreadColumn, ...] = ()


def table_of(
    lines: Sequence[str], chosen: Sequence[PastedColumn] = (), region: str | None = None
) -> Table | None:
    """The lines as a table; None if they are not one. `chosen` overrides the guessed columns."""
    for delimiter in _DELIMITERS:
        cells = _cells(lines, delimiter)
        if _is_table(cells, delimiter):
            break
    else:
        return None
    headings = [_heading(row) for row in cells]
    heading = next(filter(None, headings), ())
    rows = [row for row, named in zip(cells, headings, strict=True) if not named]
    width = max(map(len, cells))
    names = next((row for row, named in zip(cells, headings, strict=True) if named), [])
    of_people = _used(settled(heading, rows)) if heading else _guessed(rows, region)
    guessed = _with_kinds((*of_people, *[Column.UNUSED] * width)[:width], names, rows)
    columns = (*chosen, *guessed[len(chosen) :])[:width]
    found = tuple(_row(columns, row) for row in rows)
    return Table(columns, found, _unread_columns(found, names))


def _unread_columns(rows: Sequence[Row], names: Sequence[str]) -> tuple[UnreadColumn, ...]:
    first: dict[int, str] = {}
    for row in rows:
        for place, words in row.left:
            first.setdefault(place, words)
    return tuple(
        UnreadColumn(place + 1, names[place] if place < len(names) else "", words)
        for place, words in sorted(first.items())
    )


def _cells(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The cells of the lines that are not empty."""
    filled = [line for line in lines if trimmed(line).strip(delimiter)]
    # Line by line, so that an unpaired quotation mark does not swallow the following lines.
    return [split_row(line, delimiter) for line in filled]


def _is_table(rows: list[list[str]], delimiter: str) -> bool:
    """A tab is sufficient. Semicolons and commas also separate recipients, so that a heading is
    required, or, with semicolons, one bare address and another cell in each row.
    """
    if not rows or all(len(row) < 2 for row in rows):
        return False
    if delimiter == "\t" or any(map(_heading, rows)):
        return True
    if delimiter == ",":
        return False
    with_address = [row for row in rows if any("@" in cell for cell in row)]
    return bool(with_address) and all(_holds_one_person(row) for row in with_address)


def _holds_one_person(row: list[str]) -> bool:
    holders = [cell for cell in row if "@" in cell]
    others = [cell for cell in row if cell and "@" not in cell]
    return len(holders) == 1 and bool(others) and _ADDRESS.fullmatch(holders[0]) is not None


def _heading(row: list[str]) -> tuple[Column, ...]:
    """The columns that a heading names; empty if the row is not a heading."""
    if len(row) < 2 or any("@" in cell for cell in row):
        return ()
    named = tuple(named_column(cell) or Column.UNUSED for cell in row)
    return named if Column.EMAIL in named else ()


def _used(columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(_USED.get(column, Column.UNUSED) for column in columns)


def _with_kinds(
    columns: Sequence[Column], names: Sequence[str], rows: list[list[str]]
) -> tuple[PastedColumn, ...]:
    """With the kinds of guest: in the column that a heading calls so, else in the first one of no
    other use that holds nothing else.
    """
    free = [i for i, column in enumerate(columns) if column is Column.UNUSED]
    named = [i for i in free if i < len(names) and names_kinds(names[i])]
    found = named or [i for i in free if are_kinds(_below(rows, i))]
    return tuple(GuestColumn.KIND if i in found[:1] else one for i, one in enumerate(columns))


def _below(rows: list[list[str]], place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row)]


def _guessed(rows: list[list[str]], region: str | None) -> tuple[Column, ...]:
    """The first column with text is the name, unless addresses include names (`Ada <a@b>`); the
    next one is the outlet, unless it holds kinds of guest. Of a mailbox "Press" that is the name.
    """
    width = max(map(len, rows), default=0)
    cells = [_below(rows, i) for i in range(width)]
    columns = [_KINDS[kind_of(one, region)] for one in cells]
    brings_names = any("<" in cell for row in rows for cell in row if "@" in cell)
    meanings = (Column.OUTLET,) if brings_names else (Column.NAME, Column.OUTLET)
    with_words = [i for i, column in enumerate(columns) if column is Column.NAME]
    words = [i for i in with_words if not are_kinds(cells[i])]
    if not words and not brings_names:
        words = with_words[:1]
    for i in set(with_words).difference(words):
        columns[i] = Column.UNUSED
    for place, i in enumerate(words):
        columns[i] = meanings[place] if place < len(meanings) else Column.UNUSED
    return tuple(columns)


def _row(columns: Sequence[PastedColumn], cells: list[str]) -> Row:
    def place(wanted: PastedColumn) -> int | None:
        """The index of the first filled cell in such a column that has no address."""
        pairs = enumerate(zip(columns, cells, strict=False))
        fitting = (i for i, (column, text) in pairs if column is wanted and text)
        return next((i for i in fitting if "@" not in cells[i]), None)

    name = [place(Column.NAME)]
    if name == [None]:
        name = [place(Column.GIVEN_NAME), place(Column.FAMILY_NAME)]
    outlet, telephone = place(Column.OUTLET), place(Column.TELEPHONE)
    called = place(GuestColumn.KIND)
    kind = None if called is None else kind_called(cells[called])
    # Addresses count in any column, since rows may be shifted.
    holders = [i for i, text in enumerate(cells) if "@" in text]
    named = [i for i, text in enumerate(cells) if text and columns[i] is Column.EMAIL]
    addresses = [i for i in holders if i in named][:1] or holders or named[:1]
    used = {*name, outlet, telephone, *addresses, called if kind else None}
    return Row(
        name=" ".join(cells[i] for i in name if i is not None),
        addresses=tuple(cells[i] for i in addresses),
        outlet="" if outlet is None else cells[outlet],
        telephone="" if telephone is None else cells[telephone],
        words=" · ".join(filter(None, cells)),
        kind=kind,
        left=tuple((i, text) for i, text in enumerate(cells) if text and i not in used),
    )
