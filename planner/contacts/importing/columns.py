"""What the columns of a list hold: suggested from headings and cells, shown, and corrected."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.tables.columns import Column
from planner.tables.headings import named_column
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


def suggest_columns(table: Table) -> tuple[Column, ...]:
    """What each column of the table is likely to hold."""
    return tuple(named_column(heading) or Column.UNUSED for heading in table.headings)
