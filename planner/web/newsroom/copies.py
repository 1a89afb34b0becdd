"""Copies of public pages in memory, each good for as long as nothing at all has changed.

SQLite tells a connection whether any other one has committed since it was last asked
(`PRAGMA data_version`), whichever process that was. A copy made under one version is what the
page would be under it; with any commit all copies are void. Other databases tell no such thing,
and then every page is made anew.
"""

from __future__ import annotations

import atexit
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from threading import Lock

from flask import Response, current_app, request
from werkzeug.wrappers import Response as AnyResponse

from planner.web.database import db
from planner.web.fittings import now
from planner.web.newsroom.reading import LONGEST_SECONDS, kept, unless_known

_KEY = "planner.copies"
_MOST = 200
_LARGEST = 200_000
_LONGEST_LANGUAGE = 40


@dataclass(frozen=True, slots=True)
class Fresh:
    """A public answer that is the same for everybody until `ends`, if nothing changes before."""

    response: Response
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class _Copy:
    version: int
    made_at: datetime
    ends: datetime | None
    body: bytes
    headers: list[tuple[str, str]]

    def is_good(self, version: int, moment: datetime) -> bool:
        longest = self.made_at + timedelta(seconds=LONGEST_SECONDS)
        until = longest if self.ends is None else min(longest, self.ends)
        return self.version == version and self.made_at <= moment < until


class Copies:
    """The copies of one process. Safe to share between threads."""

    def __init__(self, path: str) -> None:
        self._lock = Lock()
        self._copies: OrderedDict[tuple[str, str], _Copy] = OrderedDict()
        self._watcher = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        atexit.register(self._watcher.close)

    def version(self) -> int:
        """Another number after every commit. Ask before you read what you want to keep."""
        with self._lock:
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def find(self, key: tuple[str, str], version: int, moment: datetime) -> _Copy | None:
        with self._lock:
            copy = self._copies.get(key)
            return copy if copy is not None and copy.is_good(version, moment) else None

    def keep(self, key: tuple[str, str], copy: _Copy) -> None:
        with self._lock:
            self._copies[key] = copy
            self._copies.move_to_end(key)
            while len(self._copies) > _MOST:
                self._copies.popitem(last=False)


def copied(view: Callable[..., Fresh]) -> Callable[..., AnyResponse]:
    """For public views whose answer hangs on the address, `?language=`, the database and `ends`."""

    @wraps(view)
    def answer(**names: str) -> AnyResponse:
        copies, language = _copies(), request.args.get("language", "")
        if copies is None or len(language) > _LONGEST_LANGUAGE:
            return _told(view(**names))
        key, moment, version = (request.path, language), now(), copies.version()
        copy = copies.find(key, version, moment)
        if copy is not None:
            return _told(Fresh(Response(copy.body, headers=copy.headers), copy.ends))
        fresh = view(**names)
        body = fresh.response.get_data()
        if fresh.response.status_code == 200 and len(body) <= _LARGEST:
            headers = list(fresh.response.headers)
            copies.keep(key, _Copy(version, moment, fresh.ends, body, headers))
        return _told(fresh)

    return answer


def _told(fresh: Fresh) -> AnyResponse:
    fresh.response.add_etag()
    return unless_known(kept(fresh.response, fresh.ends))


def _copies() -> Copies | None:
    path = _watched()
    if not path:
        return None
    found: Copies | None = current_app.extensions.get(_KEY)
    return found or current_app.extensions.setdefault(_KEY, Copies(path))


def _watched() -> str:
    """Where the file of the database lies; nothing where it is no SQLite."""
    engine = db.engine
    return (engine.url.database or "") if engine.dialect.name == "sqlite" else ""
