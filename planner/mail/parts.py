"""A read message as JSON, in which a worker hands it over.

The receiver does not trust the worker: what does not fit is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from planner.mail import limits
from planner.mail.message import CalendarAnswer, DeliveryReport, Fault, MessageKind, ReadMessage

_Read = TypeVar("_Read", CalendarAnswer, DeliveryReport, ReadMessage)

_OF_SEVERAL_LINES = frozenset({"text", "words", "comment"})
_CONTROLS = (re.compile(r"[\x00-\x1f\x7f]"), re.compile(r"[\x00-\x08\x0b-\x1f\x7f]"))
_LONGEST = 4000


class NotAMessage(Exception):
    """What the worker handed over is no read message."""


def head_of(read: ReadMessage) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(read).items()}


def message_of(head: Mapping[str, Any]) -> ReadMessage:
    """Inverse of `head_of`. Raises `NotAMessage`."""
    try:
        known = dict(head)
        calendar, report = known.pop("calendar"), known.pop("report")
        return _made(
            ReadMessage,
            known,
            kind=MessageKind(known.pop("kind")),
            fault=_fault(known.pop("fault")),
            sent_at=_moment(known.pop("sent_at")),
            absent_until=_day(known.pop("absent_until")),
            calendar=_calendar(calendar) if calendar is not None else None,
            report=_made(DeliveryReport, report) if report is not None else None,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAMessage from error


def _calendar(given: Mapping[str, Any]) -> CalendarAnswer:
    known = dict(given)
    return _made(
        CalendarAnswer,
        known,
        stamp=_moment(known.pop("stamp")),
        starts=_day_or_moment(known.pop("starts")),
        ends=_day_or_moment(known.pop("ends")),
    )


def _made(made: type[_Read], given: Mapping[str, Any], /, **typed: Any) -> _Read:
    """The dataclass with its other fields as plain values. Raises `ValueError` or `TypeError`."""
    plain = {
        one.name: _checked(str(one.type), one.name, given[one.name])
        for one in fields(made)
        if one.name not in typed
    }
    return made(**plain, **typed)


def _checked(kind: str, name: str, value: Any) -> Any:
    """The value of a field of that type. Raises `ValueError`."""
    if kind == "tuple[str, ...]" and isinstance(value, list):
        return tuple(_checked("str", name, one) for one in value[: limits.ADDRESSES * 2])
    if kind == "str" and isinstance(value, str) and _is_clean(name, value):
        return value
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "int" and type(value) is int and value >= 0:
        return value
    raise ValueError(name)


def _is_clean(name: str, text: str) -> bool:
    """Whether a reader of ours writes it: of one line, or several where there may be."""
    most = limits.TEXT_LENGTH if name == "text" else _LONGEST
    return len(text) <= most and _CONTROLS[name in _OF_SEVERAL_LINES].search(text) is None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _fault(value: Any) -> Fault | None:
    return None if value is None else Fault(value)


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _day_or_moment(value: Any) -> datetime | date | None:
    if value is None or len(value) > len("2026-10-05"):
        return None if value is None else datetime.fromisoformat(value)
    return date.fromisoformat(value)
