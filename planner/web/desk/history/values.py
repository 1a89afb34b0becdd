"""Stored values of the history in words, by the type of their column."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Enum, Time

from planner.coverage.recipients import Recipients
from planner.kernel.database import Base, UtcDateTime
from planner.kernel.dates import day_text, language_name, list_text, number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import message_from_json, reader_language
from planner.web.desk.jobs.words import kind_title
from planner.web.pages import local_time_text
from planner.web.words import word

# Facts that have the type of a column of the same table.
_COLUMNS = {"before": "role", "after": "role", "until": "embargo_until"}
_LISTS_OF_LANGUAGES = "languages"
_ONE_LANGUAGE = "language"


def value_text(table: str, name: str, value: Any) -> str:
    """“confirmed”, “27 March 2012”, “en: Rivers; ru: Реки”; "" for nothing."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, int):
        return str(value) if name.endswith("year") else number_text(value)
    if isinstance(value, dict):
        return "; ".join(f"{language}: {text}" for language, text in value.items())
    if isinstance(value, list):
        is_languages = name == _LISTS_OF_LANGUAGES
        return list_text(_language(one) if is_languages else one for one in value)
    return _of_column(table, name, str(value))


def _of_column(table: str, name: str, value: str) -> str:
    if name == _ONE_LANGUAGE:
        return _language(value)
    if (table, name) == ("jobs", "kind"):
        return str(kind_title(value))
    kind = Recipients if name == "to" else _type(table, _COLUMNS.get(name, name))
    try:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return str(word(kind(value)))
        if isinstance(kind, Date):
            return day_text(date.fromisoformat(value), reader_language())
        if isinstance(kind, UtcDateTime):
            return local_time_text(datetime.fromisoformat(value))
        if isinstance(kind, Time):
            return value[:5]
    except ValueError:  # what an older version stored
        return value
    return str(message_from_json(value))


def _type(table: str, column: str) -> Any:
    """The type of the column, or its enumeration; None where there is no such column."""
    found = Base.metadata.tables.get(table)
    if found is None or column not in found.columns:
        return None
    kind = found.columns[column].type
    return kind.enum_class if isinstance(kind, Enum) else kind


def _language(tag: Any) -> str:
    return language_name(str(tag), reader_language())
