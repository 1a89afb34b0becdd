"""Log lines with time, level, logger, request number and message, as text or JSON (S55, S122).

Log lines contain ids, never addresses, names or tokens. Our own messages are written that way. The
message of an exception may quote user input, so it is printed only for types that cannot.
"""

from __future__ import annotations

import copy
import json
import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TextIO

from sqlalchemy.exc import DBAPIError

from planner.kernel.ids import new_public_id

FORMATS = ("text", "json")
NO_REQUEST = "-"
_request_number: ContextVar[str] = ContextVar("request_number", default=NO_REQUEST)
# Exceptions whose message names types, attributes or columns, but no values.
_SAFE_MESSAGES = (
    AttributeError,
    ImportError,
    NameError,
    NotImplementedError,
    sqlite3.Error,
    TypeError,
)


def request_number() -> str:
    """The number of the request or job that this thread is handling; "-" if there is none."""
    return _request_number.get()


@contextmanager
def numbered() -> Iterator[str]:
    """Assign a new number to one request or job. It does not depend on client input."""
    token = _request_number.set(new_public_id())
    try:
        yield _request_number.get()
    finally:
        _request_number.reset(token)


def configure(chosen: str) -> None:
    """Send all log lines of this process to standard error in one of `FORMATS`. Idempotent."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _StandardError)]:
        root.removeHandler(handler)
    handler = _StandardError()
    handler.setFormatter(JsonLine() if chosen == "json" else TextLine())
    root.addHandler(handler)
    logging.getLogger("planner").setLevel(logging.INFO)


class TextLine(logging.Formatter):
    """`2012-03-20T09:00:00.000Z WARNING planner.outbox.delivery.sending [-] not sent`.

    Control characters are escaped, so that no text can forge a line. A traceback follows on
    indented lines.
    """

    def format(self, record: logging.LogRecord) -> str:
        head = f"{_timestamp(record)} {record.levelname} {record.name} [{request_number()}]"
        line = f"{head} {_escape_controls(record.getMessage())}"
        more = _traceback(record)
        return "\n  ".join([line, *more]) if more else line


class JsonLine(logging.Formatter):
    """One JSON object per line, ASCII only, with `exception` if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "time": _timestamp(record),
            "level": record.levelname,
            "logger": record.name,
            "request": request_number(),
            "message": record.getMessage(),
        }
        if more := _traceback(record):
            entry["exception"] = more
        return json.dumps(entry)


@dataclass(slots=True)
class _Repeated:
    """One failure: when it last occurred and until when it is suppressed (Unix time), the length of
    that interval in seconds, how often it was suppressed, and its messages so far.
    """

    last: float
    until: float
    wait: float
    left_out: int = 0
    messages: set[str] = field(default_factory=set)


class RepeatFilter:
    """Logs a repeated failure once, and again after 1, 2, 4 … up to 60 minutes, with the number of
    repetitions (R31). After an hour without it, it counts as new.

    Exceptions are the same if they have the same type and line, other warnings if they have the
    same message. A repeated exception is shortened to its line, without the traceback, if its
    message is new (another letter or job) or a user was shown the request number.
    """

    FIRST_WAIT, LONGEST_WAIT, MOST_KEPT = 60.0, 3600.0, 500
    _NUMBERED = "planner.web"

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], _Repeated] = {}

    def filtered(self, record: logging.LogRecord) -> logging.LogRecord | None:
        """The record to write, which may be a shortened copy; None to drop it."""
        if record.levelno < logging.WARNING:
            return record
        key, at = _failure(record), record.created
        known = self._known.get(key)
        if known is None or not known.last <= at < known.last + self.LONGEST_WAIT:
            if known is None and len(self._known) >= self.MOST_KEPT:
                self._known.pop(next(iter(self._known)))
            new = _Repeated(at, at + self.FIRST_WAIT, self.FIRST_WAIT)
            new.messages.add(record.getMessage())
            self._known[key] = new
            return record
        known.last = at
        if at < known.until:
            known.left_out += 1
            return self._short(record, known.messages)
        left_out, known.left_out = known.left_out, 0
        known.wait = min(known.wait * 2, self.LONGEST_WAIT)
        known.until = at + known.wait
        return _with_suffix(record, f" ({left_out} more times since it was told last)")

    def _short(self, record: logging.LogRecord, messages: set[str]) -> logging.LogRecord | None:
        message = record.getMessage()
        is_new = message not in messages and len(messages) < self.MOST_KEPT
        messages.add(message)
        if not is_new and not (record.exc_info and record.name.startswith(self._NUMBERED)):
            return None
        short = _with_suffix(record, " (the same as before)")
        short.exc_info = None
        return short


def _failure(record: logging.LogRecord) -> tuple[object, ...]:
    place = record.name, record.levelno, record.msg
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return *place, record.getMessage()
    frames = traceback.extract_tb(error.__traceback__)
    line = (frames[-1].filename, frames[-1].lineno) if frames else ()
    return *place, type(error), line


def _with_suffix(record: logging.LogRecord, suffix: str) -> logging.LogRecord:
    other = copy.copy(record)
    other.msg, other.args = f"{record.getMessage()}{suffix}", None
    return other


class _StandardError(logging.StreamHandler[TextIO]):
    """Resolves `sys.stderr` at every write, because tests replace it."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)
        self._repeats = RepeatFilter()

    def emit(self, record: logging.LogRecord) -> None:
        if (filtered := self._repeats.filtered(record)) is not None:
            super().emit(filtered)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _timestamp(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _escape_controls(text: str) -> str:
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def _traceback(record: logging.LogRecord) -> list[str]:
    if not record.exc_info or record.exc_info[1] is None:
        return []
    return [
        _escape_controls(line)
        for error in _chain(record.exc_info[1])
        for line in (*_frames(error), f"{_type_name(error)}{_error_text(error)}")
    ]


def _chain(error: BaseException) -> list[BaseException]:
    """The exception and its causes, the root cause first."""
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.insert(0, at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found


def _frames(error: BaseException) -> list[str]:
    lines = "".join(traceback.format_tb(error.__traceback__)).splitlines()
    return [line[2:] for line in lines]


def _type_name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _error_text(error: BaseException) -> str:
    """`: no such column: x`; "" if the message might quote a value.

    SQLite errors name columns only, and all our engines hide the parameters of the statement.
    """
    if isinstance(error, DBAPIError):
        return f": {error}" if isinstance(error.orig, sqlite3.Error) else ""
    return f": {error}" if isinstance(error, _SAFE_MESSAGES) else ""
