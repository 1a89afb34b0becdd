"""Public pages that were made before, kept in the memory of this process.

A kept page is good while the office's number is the one that it was made at, and until the moment
at which the clock changes what it shows: every embargo has ended then, every event is over. The
number stands in the database, so that all processes agree. Memory is bounded; what was asked for
longest ago goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

_MOST_BYTES = 16 * 1024 * 1024
_LARGEST = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """The octets of a page, made at `made_at` when the office's number was `number`.

    `until` is when the clock changes it, `ends` when the office's next embargo ends.
    `seen_at` is when these very octets were made first, as far as this process knows.
    """

    office_id: int
    number: int
    made_at: datetime
    until: datetime | None
    ends: datetime | None
    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    seen_at: datetime

    def is_good(self, number: int, now: datetime) -> bool:
        """Not before it was made either: a clock may be set back."""
        return (
            self.number == number
            and self.made_at <= now
            and (self.until is None or now < self.until)
        )


class Copies:
    """Pages by office, address and language. Safe to use from many threads."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._kept: OrderedDict[Hashable, Copy] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Copy | None:
        """The last one, good or not."""
        with self._lock:
            copy = self._kept.get(key)
            if copy is not None:
                self._kept.move_to_end(key)
            return copy

    def put(self, key: Hashable, copy: Copy) -> None:
        if len(copy.body) > min(_LARGEST, self._most_bytes):
            return
        with self._lock:
            old = self._kept.pop(key, None)
            self._bytes += len(copy.body) - (len(old.body) if old else 0)
            self._kept[key] = copy
            while self._bytes > self._most_bytes:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.body)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._bytes = 0
