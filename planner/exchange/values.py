"""Values of columns as JSON, and back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Enum, Integer, Text, Time, inspect

from planner.kernel.database import UtcDateTime
from planner.kernel.dates import EARLIEST, LATEST
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text, has_unusable
from planner.kernel.texts import Texts, TextsType

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LONGEST = 20_000
_GREATEST = 2**53
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CLOCK = r"^\d{2}:\d{2}(:\d{2})?$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|\+00:00)$"
EXAMPLES = {_DAY: "2012-03-27", _CLOCK: "09:30", _MOMENT: "2012-03-27T07:00:00Z"}
_PATTERNS = {
    Date: _DAY,
    Time: _CLOCK,
    UtcDateTime: _MOMENT,
}


def column_of(model: type[Any], name: str) -> Any:
    return inspect(model).columns[name]


def schema_of(model: type[Any], name: str) -> dict[str, Any]:
    """What JSON Schema says of a column. `null` only where the column may be empty."""
    column = column_of(model, name)
    said = _kind_schema(column.type, name)
    if column.nullable:
        said = {**said, "type": [said["type"], "null"]}
        if "enum" in said:
            said["enum"] = [*said["enum"], None]
    return said


def is_required(model: type[Any], name: str) -> bool:
    column = column_of(model, name)
    return not column.nullable and column.default is None


def is_needed(model: type[Any], reference: str) -> bool:
    """True where a row cannot be without what it refers to."""
    return not any(c.nullable for c in inspect(model).relationships[reference].local_columns)


def left_out(model: type[Any], name: str) -> Any:
    """What a file means that leaves the column out, as it would be written."""
    default = column_of(model, name).default
    if default is None:
        return None
    return written(default.arg(None) if default.is_callable else default.arg)


def has_place(model: type[Any]) -> bool:
    """True where rows stand in an order that people gave them."""
    return "position" in inspect(model).columns


def written(value: Any) -> Any:
    """A value of a row as it stands in a file."""
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


def read(model: type[Any], name: str, value: Any) -> Any:
    """A value of a file as a row takes it. Raises `ValueError` with a sentence."""
    kind = column_of(model, name).type
    if value is None:
        return None
    if isinstance(kind, TextsType):
        return Texts({tag: _clean(text) for tag, text in value.items()})
    if isinstance(kind, Enum):
        return kind.python_type(value) if kind.enum_class is None else kind.enum_class(value)
    if isinstance(kind, UtcDateTime):
        return _in_reach(datetime.fromisoformat(value.replace("Z", "+00:00")))
    if isinstance(kind, Date):
        return _in_reach(date.fromisoformat(value))
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return _clean(value) if isinstance(value, str) else _clean_inside(value)


def _kind_schema(kind: Any, name: str) -> dict[str, Any]:
    if isinstance(kind, TextsType):
        return {"$ref": "#/$defs/texts", "type": "object"}
    if isinstance(kind, Enum):
        return {"type": "string", "enum": list(kind.enums)}
    for plain, pattern in _PATTERNS.items():
        if isinstance(kind, plain):
            return {"type": "string", "pattern": pattern}
    if isinstance(kind, Boolean):
        return {"type": "boolean"}
    if isinstance(kind, Integer):
        return {"type": "integer", "minimum": 0, "maximum": _GREATEST}
    if isinstance(kind, JSON):
        return (
            {"type": "object"} if name == "grammar" else {"$ref": "#/$defs/tags", "type": "array"}
        )
    assert isinstance(kind, Text), f"{name}: {kind!r}"
    return {"type": "string", "maxLength": _LONGEST}


def _in_reach(moment: Any) -> Any:
    day = moment.date() if isinstance(moment, datetime) else moment
    if not EARLIEST <= day <= LATEST:
        raise ValueError(_("lies outside of the years 1900 to 2200"))
    return moment


def _clean(text: str) -> str:
    if has_unusable(text):
        raise ValueError(_("holds characters that cannot be stored"))
    return re.sub(r"\A\s+|\s+\Z", "", clean_text(text))


def _clean_inside(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean_inside(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean_inside(inner) for inner in value]
    return _clean(value) if isinstance(value, str) else value
