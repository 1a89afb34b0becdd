"""What the columns of a list hold: suggested from headings and cells, shown, and corrected."""

from __future__ import annotations

from collections.abc import Sequence

from planner.contacts.importing.salutations import is_salutation
from planner.kernel.messages import gettext as _
from planner.tables.cell_kinds import CellKind, kind_of
from planner.tables.columns import Column
from planner.tables.headings import named_column, settled
from planner.tables.table import Table

__all__ = ["COLUMN_LABELS", "Column", "suggest_columns"]

COLUMN_LABELS = {
    Column.NAME: _("full name"),
    Column.GIVEN_NAME: _("first name"),
    Column.PATRONYMIC: _("patronymic or middle name"),
    Column.FAMILY_NAME: _("family name"),
    Column.EMAIL: _("e-mail address"),
    Column.TELEPHONE: _("telephone"),
    Column.MOBILE: _("mobile telephone"),
    Column.OUTLET: _("outlet"),
    Column.ORGANISATION: _("organisation"),
    Column.FUNCTION: _("function"),
    Column.BEATS: _("beats"),
    Column.POOLS: _("pools"),
    Column.LANGUAGE: _("language"),
    Column.GENDER: _("gender or form of address"),
    Column.CITY: _("city"),
    Column.COUNTRY: _("country"),
    Column.NOTES: _("notes"),
    Column.SOURCE: _("source"),
    Column.LEGAL_BASIS: _("legal basis"),
    Column.UNUSED: _("not used"),
}
_SAMPLE_ROWS = 200
# What a column of these headings may hold instead, if its cells say so.
_DOUBTFUL = (None, Column.NAME, Column.EMAIL, Column.OUTLET, Column.FUNCTION, Column.NOTES)


def suggest_columns(table: Table, region: str | None = None) -> tuple[Column, ...]:
    """What each column of the table is likely to hold, by its heading, else by its cells.

    `region` is the country of telephone numbers without a country code.
    """
    rows = table.rows[:_SAMPLE_ROWS]
    cells = list(zip(*rows, strict=True))
    if not any(table.headings):
        return _guessed(cells, region)
    named = [
        _named(heading, column, region)
        for heading, column in zip(table.headings, cells, strict=True)
    ]
    return settled(named, rows)


def _named(heading: str, cells: Sequence[str], region: str | None) -> Column:
    column = named_column(heading)
    if column not in _DOUBTFUL:
        return column or Column.UNUSED
    kind = kind_of(cells, region)
    if kind is CellKind.ADDRESS and column is not Column.NOTES:
        return Column.EMAIL
    if kind is CellKind.TELEPHONE and column in (None, Column.NAME):
        return Column.TELEPHONE
    if column is Column.EMAIL and not any("@" in cell for cell in cells):
        return Column.UNUSED  # a postal address
    if column is Column.FUNCTION and _are_salutations(cells):
        return Column.GENDER  # the “Title” of Outlook
    return column or Column.UNUSED


def _are_salutations(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return sum(map(is_salutation, filled)) * 2 > len(filled)


def _guessed(cells: Sequence[Sequence[str]], region: str | None) -> tuple[Column, ...]:
    """Of a list without headings: the first words are the names, unless the addresses bring them, as
    in `Ada <a@b>`; the next ones are the outlets.
    """
    kinds = [kind_of(column, region) for column in cells]
    brings_names = any("<" in cell for column in cells for cell in column if "@" in cell)
    words = iter((Column.OUTLET,) if brings_names else (Column.NAME, Column.OUTLET))
    others = {CellKind.ADDRESS: Column.EMAIL, CellKind.TELEPHONE: Column.TELEPHONE}
    return tuple(
        next(words, Column.UNUSED) if kind is CellKind.WORDS else others.get(kind, Column.UNUSED)
        for kind in kinds
    )
