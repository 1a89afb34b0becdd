"""Log lines: moment, level, logger, request number, message; as text or as JSON (S55, S122).

A line holds numbers of things, never addresses, names or tokens. Our own messages keep to that by
themselves; the words of an exception may quote what somebody typed, so they are printed only
where they cannot.
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
_number: ContextVar[str] = ContextVar("request_number", default=NO_REQUEST)
# Their words are the interpreter's: names of types and attributes, no values.
_WORDED = (AttributeError, ImportError, NameError, NotImplementedError, sqlite3.Error, TypeError)


def request_number() -> str:
    """The number of the request or job that this thread works on; "-" where there is none."""
    return _number.get()


@contextmanager
def numbered() -> Iterator[str]:
    """A new number for one request or job. Nothing that a client sends has a part in it."""
    token = _number.set(new_public_id())
    try:
        yield _number.get()
    finally:
        _number.reset(token)


def configure(chosen: str) -> None:
    """Send all log lines of this process to standard error, in one of `FORMATS`. Twice is once."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _StandardError)]:
        root.removeHandler(handler)
    handler = _StandardError()
    handler.setFormatter(JsonLine() if chosen == "json" else TextLine())
    root.addHandler(handler)
    logging.getLogger("planner").setLevel(logging.INFO)


class TextLine(logging.Formatter):
    """`2012-03-20T09:00:00.000Z WARNING planner.outbox.delivery.sending [-] not sent`.

    Control characters are escaped, so that no text makes a line of its own; a traceback follows
    on lines that are indented.
    """

    def format(self, record: logging.LogRecord) -> str:
        head = f"{_moment(record)} {record.levelname} {record.name} [{request_number()}]"
        line = f"{head} {_on_one_line(record.getMessage())}"
        more = _traceback(record)
        return "\n  ".join([line, *more]) if more else line


class JsonLine(logging.Formatter):
    """One JSON object a line, with `exception` where there is one. Pure ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "request": request_number(),
            "message": record.getMessage(),
        }
        if more := _traceback(record):
            said["exception"] = more
        return json.dumps(said)


@dataclass(slots=True)
class _Repeated:
    """One failure: when it came last, until when it is not told again (seconds since 1970), how
    long that is, how often it came and was not told, and in which words it was.
    """

    last: float
    until: float
    wait: float
    left_out: int = 0
    words: set[str] = field(default_factory=set)


class Repeats:
    """Tells the same failure once, and again after 1, 2, 4 … up to 60 minutes, with how often it
    came meanwhile (R31). After an hour without it, it is a new one.

    The same is what comes from the same place for the same reason: an exception by its type and
    line, another warning by its words. Of an exception about another thing (a letter, a job), and
    of one that a person was given a number for, the line is kept and only the traceback left out.
    """

    FIRST_WAIT, LONGEST_WAIT, MOST_KEPT = 60.0, 3600.0, 500
    _NUMBERED = "planner.web"

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], _Repeated] = {}

    def told(self, record: logging.LogRecord) -> logging.LogRecord | None:
        """What to write of the record, None for nothing."""
        if record.levelno < logging.WARNING:
            return record
        key, at = _failure(record), record.created
        known = self._known.get(key)
        if known is None or not known.last <= at < known.last + self.LONGEST_WAIT:
            if known is None and len(self._known) >= self.MOST_KEPT:
                self._known.pop(next(iter(self._known)))
            new = _Repeated(at, at + self.FIRST_WAIT, self.FIRST_WAIT)
            new.words.add(record.getMessage())
            self._known[key] = new
            return record
        known.last = at
        if at < known.until:
            known.left_out += 1
            return self._short(record, known.words)
        left_out, known.left_out = known.left_out, 0
        known.wait = min(known.wait * 2, self.LONGEST_WAIT)
        known.until = at + known.wait
        return _with_words(record, f" ({left_out} more times since it was told last)")

    def _short(self, record: logging.LogRecord, words: set[str]) -> logging.LogRecord | None:
        said = record.getMessage()
        is_new = said not in words and len(words) < self.MOST_KEPT
        words.add(said)
        if not is_new and not (record.exc_info and record.name.startswith(self._NUMBERED)):
            return None
        short = _with_words(record, " (the same as before)")
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


def _with_words(record: logging.LogRecord, words: str) -> logging.LogRecord:
    other = copy.copy(record)
    other.msg, other.args = f"{record.getMessage()}{words}", None
    return other


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is now: tests and service managers put others there."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)
        self._repeats = Repeats()

    def emit(self, record: logging.LogRecord) -> None:
        if (told := self._repeats.told(record)) is not None:
            super().emit(told)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _on_one_line(text: str) -> str:
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def _traceback(record: logging.LogRecord) -> list[str]:
    if not record.exc_info or record.exc_info[1] is None:
        return []
    return [
        _on_one_line(line)
        for error in _chain(record.exc_info[1])
        for line in (*_frames(error), f"{_name(error)}{_words(error)}")
    ]


def _chain(error: BaseException) -> list[BaseException]:
    """What led to it, the first one first."""
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.insert(0, at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found


def _frames(error: BaseException) -> list[str]:
    lines = "".join(traceback.format_tb(error.__traceback__)).splitlines()
    return [line[2:] for line in lines]


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _words(error: BaseException) -> str:
    """`: no such column: x`; "" where the words might quote a value.

    A refusal of SQLite names columns. Its statement stands there without its parameters, because
    every engine of ours hides them.
    """
    if isinstance(error, DBAPIError):
        return f": {error}" if isinstance(error.orig, sqlite3.Error) else ""
    return f": {error}" if isinstance(error, _WORDED) else ""
