"""Reading the rows of a list as people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.contacts.importing.columns import Column
from planner.contacts.importing.row import ListRow
from planner.kernel.scripts import language_written
from planner.kernel.text_normalising import clean_line
from planner.kernel.texts import Texts
from planner.tables.table import Table


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingSettings:
    """`languages` are those of the office, of which a name gets the first one that is written in its
    letters; `region` is the country of telephone numbers without a country code, “RU”.
    """

    languages: Sequence[str] = ("en",)
    region: str | None = None


def read_rows(
    table: Table, columns: Sequence[Column], settings: ReadingSettings
) -> Iterator[ListRow]:
    """The people of the table, row by row; columns beyond those given are not used."""
    for number, cells in zip(table.numbers, table.rows, strict=True):
        found = dict(zip(columns, map(clean_line, cells), strict=False))
        name = found.get(Column.NAME, "")
        language = language_written(name, settings.languages)
        yield ListRow(
            number=number,
            names=Texts({language: name}),
            emails=tuple(filter(None, [found.get(Column.EMAIL, "")])),
            outlet=found.get(Column.OUTLET, ""),
        )
