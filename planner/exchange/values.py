"""Converts column values to and from JSON, and columns to JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import JSON, Boolean, Date, Enum, Integer, Text, Time, inspect

from planner.kernel.database import ANY_CENTURY, UtcDateTime
from planner.kernel.dates import EARLIEST, LATEST
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text, has_unusable
from planner.kernel.texts import Texts, TextsType

T = TypeVar("T")

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LONGEST = 20_000
_GREATEST = 2**53
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CLOCK = r"^\d{2}:\d{2}(:\d{2})?$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|\+00:00)$"
EXAMPLES = {_DAY: "2012-03-27", _CLOCK: "09:30", _MOMENT: "2012-03-27T07:00:00Z"}
_NO_SUCH_DAY = _("There is no such day. Give it as 2012-03-27.")
_NO_SUCH_TIME = _("There is no such time. Give it as 09:30.")
_NO_SUCH_MOMENT = _("There is no such day or time. Give them as 2012-03-27T07:00:00Z.")
# Of one language: the forms of a kind of event by name.
_FORMS = {
    "type": "object",
    "additionalProperties": {"type": "string", "maxLength": _LONGEST},
}
_PATTERNS = {
    Date: _DAY,
    Time: _CLOCK,
    UtcDateTime: _MOMENT,
}


def column_of(model: type[Any], name: str) -> Any:
    return inspect(model).columns[name]


def schema_of(model: type[Any], name: str) -> dict[str, Any]:
    """The JSON Schema of a column; it admits `null` if the column is nullable."""
    column = column_of(model, name)
    schema = _type_schema(column.type, name)
    if column.nullable:
        schema = {**schema, "type": [schema["type"], "null"]}
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema


def is_required(model: type[Any], name: str) -> bool:
    column = column_of(model, name)
    return not column.nullable and column.default is None


def is_needed(model: type[Any], reference: str) -> bool:
    """Whether a relationship is mandatory: none of its foreign key columns is nullable."""
    return not any(c.nullable for c in inspect(model).relationships[reference].local_columns)


def default_as_json(model: type[Any], name: str) -> Any:
    """The JSON value that a column missing from a file stands for."""
    default = column_of(model, name).default
    if default is None:
        return None
    return to_json(default.arg(None) if default.is_callable else default.arg)


def is_ordered(model: type[Any]) -> bool:
    """Whether users put rows of this model in order."""
    return "position" in inspect(model).columns


def to_json(value: Any) -> Any:
    """The JSON value of an attribute."""
    if isinstance(value, Texts):
        return value.as_json()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(model: type[Any], name: str, value: Any) -> Any:
    """The attribute's value for a JSON value that fits the schema, with cleaned text.

    Raises `ValueError` with a sentence for the user.
    """
    column_type = column_of(model, name).type
    if value is None:
        return None
    if isinstance(column_type, TextsType):
        return Texts({tag: _clean(text) for tag, text in value.items()})
    if isinstance(column_type, Enum):
        return column_type.python_type(value)
    if isinstance(column_type, UtcDateTime):
        return _in_range(_parsed(datetime.fromisoformat, value, _NO_SUCH_MOMENT))
    if isinstance(column_type, Date):
        day = _parsed(date.fromisoformat, value, _NO_SUCH_DAY)
        return day if column_of(model, name).info.get(ANY_CENTURY) else _in_range(day)
    if isinstance(column_type, Time):
        return _parsed(time.fromisoformat, value, _NO_SUCH_TIME)
    return _clean_strings(value)


def _type_schema(column_type: Any, name: str) -> dict[str, Any]:
    if isinstance(column_type, TextsType):
        return {"$ref": "#/$defs/texts", "type": "object"}
    if isinstance(column_type, Enum):
        return {"type": "string", "enum": list(column_type.enums)}
    for pattern_type, pattern in _PATTERNS.items():
        if isinstance(column_type, pattern_type):
            return {"type": "string", "pattern": pattern}
    if isinstance(column_type, Boolean):
        return {"type": "boolean"}
    if isinstance(column_type, Integer):
        return {"type": "integer", "minimum": 0, "maximum": _GREATEST}
    if isinstance(column_type, JSON):
        return (
            {"type": "object", "additionalProperties": _FORMS}
            if name == "grammar"
            else {"$ref": "#/$defs/tags", "type": "array"}
        )
    assert isinstance(column_type, Text), f"{name}: {column_type!r}"
    return {"type": "string", "maxLength": _LONGEST}


def _parsed(parse: Callable[[str], T], text: str, refusal: str) -> T:
    try:
        return parse(text)
    except ValueError:
        raise ValueError(refusal) from None


def _in_range(value: Any) -> Any:
    """A date or datetime in the range that the program handles. Raises `ValueError`."""
    day = value.date() if isinstance(value, datetime) else value
    if not EARLIEST <= day <= LATEST:
        raise ValueError(_("It lies outside of the years 1900 to 2200."))
    return value


def _clean(text: str) -> str:
    if has_unusable(text):
        raise ValueError(_("It holds characters that cannot be stored."))
    return clean_text(text)


def _clean_strings(value: Any) -> Any:
    """The value with all strings in it cleaned, at any depth."""
    if isinstance(value, dict):
        return {key: _clean_strings(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean_strings(inner) for inner in value]
    return _clean(value) if isinstance(value, str) else value
