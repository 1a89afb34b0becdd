"""A cache of rendered public pages in the memory of this process, with LRU eviction.

A page is valid as long as `Office.public_number` is the one it was rendered at, and until the time
at which its content changes by itself: an embargo ends, an event is over. The number is in the
database, so that all processes agree.
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
class CachedPage:
    """A page rendered at `made_at`, when the office's `public_number` was `number`.

    `until` is when its content changes by itself. `seen_at` is when this process first rendered
    exactly this body.
    """

    office_id: int
    number: int
    made_at: datetime
    until: datetime | None
    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    seen_at: datetime

    def is_valid(self, number: int, now: datetime) -> bool:
        """Also False before `made_at`: the clock may have been set back."""
        return (
            self.number == number
            and self.made_at <= now
            and (self.until is None or now < self.until)
        )


class PageCache:
    """Pages by key (`page_cache_middleware.key_of`). Thread-safe."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes, self._bytes = most_bytes, 0
        self._pages: OrderedDict[Hashable, CachedPage] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> CachedPage | None:
        """The page under `key`, even if it is no longer valid."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: CachedPage) -> None:
        if len(page.body) > min(_LARGEST, self._most_bytes):
            return
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += len(page.body) - (len(old.body) if old else 0)
            self._pages[key] = page
            while self._bytes > self._most_bytes:
                _, evicted = self._pages.popitem(last=False)
                self._bytes -= len(evicted.body)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0
