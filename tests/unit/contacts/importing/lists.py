"""Lists as tables, with one row read."""

from __future__ import annotations

from collections.abc import Sequence

from planner.contacts.importing.columns import suggest_columns
from planner.contacts.importing.row import ListRow
from planner.contacts.importing.row_reading import ReadingSettings, read_rows
from planner.tables.columns import Column
from planner.tables.table import FileFormat, Table

RUSSIAN_OFFICE = ReadingSettings(languages=("en", "ru"), region="RU")


def table(headings: str, *rows: str) -> Table:
    """Cells are parted by bars."""
    lines = [tuple(row.split("|")) for row in rows]
    width = max(len(line) for line in [headings.split("|"), *lines])
    return Table(
        file_format=FileFormat.CSV,
        headings=_filled(headings.split("|"), width),
        rows=[_filled(line, width) for line in lines],
        numbers=range(2, len(rows) + 2),
    )


def suggested(headings: str, *rows: str) -> str:
    """The columns, as one text."""
    return " ".join(suggest_columns(table(headings, *rows), "RU"))


def read(settings: ReadingSettings = RUSSIAN_OFFICE, **cells: str) -> ListRow:
    """A row with these cells, of columns headed as they are called. A number tells columns of the
    same kind apart: `email_2`.
    """
    columns = [Column(name.rstrip("_0123456789")) for name in cells]
    one = Table(
        file_format=FileFormat.CSV,
        headings=tuple(name.upper() for name in cells),
        rows=[tuple(cells.values())],
        numbers=[5],
    )
    return next(read_rows(one, columns, settings))


def _filled(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))
