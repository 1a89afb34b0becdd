"""What stands in winmail.dat (MS-OXTNEF), in which Outlook wraps messages that it takes to be for Outlook:
the text, and what an answer to an invitation says.

The UID of an invitation that came as iCalendar stands in its “global object ID” (MS-OXOCAL 2.2.1.27).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from planner.kernel.text_normalising import clean_line, clean_text, shortened, without_unusable
from planner.mail import limits
from planner.mail.message import CalendarAnswer
from planner.mail.own_words import own_words

SIGNATURE = b"\x78\x9f\x3e\x22"
_CLASS, _BODY, _PROPERTIES = 0x00078008, 0x0002800C, 0x00069003
_ANSWERS = {
    "ipm.schedule.meeting.resp.pos": "ACCEPTED",
    "ipm.schedule.meeting.resp.neg": "DECLINED",
    "ipm.schedule.meeting.resp.tent": "TENTATIVE",
    # As older programs call them.
    "ipm.microsoft schedule.mtgrespp": "ACCEPTED",
    "ipm.microsoft schedule.mtgrespn": "DECLINED",
    "ipm.microsoft schedule.mtgrespa": "TENTATIVE",
}
_MEETING = UUID("6ed8da90-450b-101b-98da-00aa003f1305").bytes_le
_APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046").bytes_le
_OBJECT_ID, _ANSWERED_AT = (_MEETING, 0x0003), (_MEETING, 0x0001)
_SEQUENCE, _IS_COUNTER = (_APPOINTMENT, 0x8201), (_APPOINTMENT, 0x8257)
_STARTS, _ENDS = (_APPOINTMENT, 0x8250), (_APPOINTMENT, 0x8251)
_TEXT, _MESSAGE_CLASS = 0x1000, 0x001A
_NAMED, _SEVERAL = 0x8000, 0x1000
# Types of values, with their sizes where these are fixed; the others bring a count and lengths.
_SIZES = {
    0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 4,
    0x0014: 8, 0x0040: 8, 0x0048: 16,
}  # fmt: skip
_LONG, _TRUTH, _MOMENT, _OLD_TEXT, _UNICODE, _BINARY = 0x3, 0xB, 0x40, 0x1E, 0x1F, 0x102
_VARIABLE = frozenset({0x000D, _OLD_TEXT, _UNICODE, _BINARY})
_MOST_PROPERTIES = 2000
_BEGIN_OF_OBJECT_ID = 40
_OURS = b"vCal-Uid\x01\x00\x00\x00"

_Key = int | tuple[bytes, int]


class NotTnef(Exception):
    """It is damaged, or something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrapped:
    """`kind` is the class of the message, in lower case; `text` is "" where it is only formatted."""

    kind: str
    text: str
    values: dict[_Key, Any]

    @property
    def is_answer(self) -> bool:
        return self.kind in _ANSWERS


def unwrapped(raw: bytes) -> Wrapped:
    """Raises `NotTnef`."""
    kind = text = ""
    values: dict[_Key, Any] = {}
    try:
        for attribute, content in _attributes(raw):
            if attribute == _CLASS:
                kind = _old_text(content)
            elif attribute == _BODY:
                text = _old_text(content)
            elif attribute == _PROPERTIES:
                values = dict(_properties(content))
    except (struct.error, IndexError, OverflowError) as error:
        raise NotTnef from error
    kind, text = str(values.get(_MESSAGE_CLASS, kind)), str(values.get(_TEXT, text))
    return Wrapped(
        kind=clean_line(without_unusable(kind)).lower(),
        text=clean_text(without_unusable(text))[: limits.TEXT_LENGTH],
        values=values,
    )


def answer_in(wrapped: Wrapped, sender: str) -> CalendarAnswer | None:
    """What it answers; None if it is no answer to one of our invitations. The sender is the guest, as Outlook
    writes no other into it.
    """
    partstat = _ANSWERS.get(wrapped.kind)
    uid = _uid(wrapped.values.get(_OBJECT_ID))
    if partstat is None or not uid:
        return None
    values = wrapped.values
    sequence, is_counter = values.get(_SEQUENCE), values.get(_IS_COUNTER) is True
    comment = clean_line(own_words(wrapped.text))
    return CalendarAnswer(
        method="COUNTER" if is_counter else "REPLY",
        uid=uid,
        attendee=sender,
        partstat=partstat,
        sequence=sequence if isinstance(sequence, int) and sequence >= 0 else 0,
        stamp=_moment(values.get(_ANSWERED_AT)),
        comment=shortened(comment, limits.COMMENT_LENGTH),
        starts=_moment(values.get(_STARTS)) if is_counter else None,
        ends=_moment(values.get(_ENDS)) if is_counter else None,
    )


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Those of the message; what belongs to attachments comes behind them."""
    if not raw.startswith(SIGNATURE):
        raise NotTnef
    at = 6
    while at + 9 <= len(raw):
        level, attribute, length = struct.unpack_from("<BII", raw, at)
        at += 9
        if level != 1:
            return
        if at + length > len(raw):
            raise NotTnef
        yield attribute, raw[at : at + length]
        at += length + 2


def _properties(raw: bytes) -> Iterator[tuple[_Key, Any]]:
    (count,) = struct.unpack_from("<I", raw)
    at = 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        form, number = struct.unpack_from("<HH", raw, at)
        key: _Key = number
        at += 4
        if number >= _NAMED:
            key, at = _name(raw, at)
        value, at = _value(raw, at, form)
        yield key, value


def _name(raw: bytes, at: int) -> tuple[_Key, int]:
    """Named by a set and a number, or by a set and a text, which nothing here asks for."""
    of, (is_text, number) = raw[at : at + 16], struct.unpack_from("<II", raw, at + 16)
    at += 24
    return ((of, -1), at + _padded(number)) if is_text else ((of, number), at)


def _value(raw: bytes, at: int, form: int) -> tuple[Any, int]:
    """The first value of several."""
    kind, count = form & ~_SEVERAL, 1
    if form & _SEVERAL or kind in _VARIABLE:
        (count,) = struct.unpack_from("<I", raw, at)
        at += 4
    found: list[Any] = []
    for _ in range(min(count, _MOST_PROPERTIES)):
        if kind in _VARIABLE:
            (length,) = struct.unpack_from("<I", raw, at)
            at += 4
        elif kind in _SIZES:
            length = _SIZES[kind]
        else:
            raise NotTnef
        if at + length > len(raw):
            raise NotTnef
        found = found or [_read(raw[at : at + length], kind)]
        at += _padded(length)
    return (found[0] if found else None), at


def _read(raw: bytes, kind: int) -> Any:
    if kind == _LONG:
        return struct.unpack("<i", raw)[0]
    if kind == _TRUTH:
        return raw[0] != 0
    if kind == _MOMENT:
        return struct.unpack("<q", raw)[0]
    if kind == _UNICODE:
        return raw.decode("utf-16-le", "replace").rstrip("\0")
    return _old_text(raw) if kind == _OLD_TEXT else raw


def _old_text(raw: bytes) -> str:
    """In whatever code page the sender has; most have this one."""
    return raw.decode("cp1252", "replace").rstrip("\0")


def _padded(length: int) -> int:
    return length + -length % 4


def _uid(value: Any) -> str:
    """Nothing for an event that was made in Outlook itself."""
    if not isinstance(value, bytes) or value[_BEGIN_OF_OBJECT_ID:][: len(_OURS)] != _OURS:
        return ""
    found = value[_BEGIN_OF_OBJECT_ID + len(_OURS) :].rstrip(b"\0")
    return clean_line(without_unusable(found.decode("utf-8", "replace")))[: limits.LINE_LENGTH]


def _moment(ticks: Any) -> datetime | None:
    """From tenths of microseconds since 1601."""
    if not isinstance(ticks, int) or isinstance(ticks, bool):
        return None
    try:
        return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
