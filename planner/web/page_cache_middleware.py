"""Public pages that are kept, answered before the application is asked.

One statement asks for the number of the office; guards, sessions and templates are for pages that
have to be made. A page of another host, method or address goes on to the application.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from contextlib import closing
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from flask import Flask
from sqlalchemy import Engine, bindparam, select
from werkzeug.wrappers import Response

from planner.accounts.models import Office
from planner.config import Settings
from planner.web.copies import Copies, Copy
from planner.web.database import db
from planner.web.headers import always

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from sqlalchemy.sql.compiler import SQLCompiler

ROOT = "/newsroom/"
LONGEST_SECONDS = 300
# Anybody may keep a public page and asks whether it still stands, each time: what was corrected or
# withdrawn is shown to nobody any more, and who has the page already gets 304 at once.
PUBLIC = "public, no-cache"
# What of the question a page may depend on.
_ASKED = ("language", "before", "after")
_NUMBER = select(Office.id, Office.public_number).where(Office.slug == bindparam("slug"))


class KeptPages:
    """The application with its kept pages in front of it (WSGI)."""

    def __init__(self, app: Flask, settings: Settings, copies: Copies) -> None:
        self._app, self._settings, self._copies = app, settings, copies
        self._inner: WSGIApplication = app.wsgi_app
        self._headers = tuple(always(is_secure=settings.is_secure).items())
        self._hosts = settings.hosts

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        now = self._settings.now()
        copy = self._good_copy(environ, now)
        if copy is None:
            return self._inner(environ, start_response)
        return answer(copy, now, environ, self._headers)(environ, start_response)

    @cached_property
    def _engine(self) -> Engine:
        with self._app.app_context():
            return db.engine

    @cached_property
    def _number(self) -> SQLCompiler:
        return _NUMBER.compile(self._engine)

    def _office(self, slug: str) -> tuple[int, int] | None:
        """Its key and its number. Asked of the driver: SQLAlchemy takes ten times as long."""
        asked = (slug,) if self._number.positional else {"slug": slug}
        with closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(str(self._number), asked)
            row: tuple[int, int] | None = cursor.fetchone()
        return row

    def _good_copy(self, environ: WSGIEnvironment, now: datetime) -> Copy | None:
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not path.startswith(ROOT):
            return None
        if environ.get("HTTP_HOST") not in self._hosts:
            return None
        copy = self._copies.get(key_of(environ))
        if copy is None:
            return None
        slug = path[len(ROOT) :].partition("/")[0]
        is_same = self._office(slug) == (copy.office_id, copy.number)
        return copy if is_same and copy.is_good(copy.number, now) else None


def key_of(environ: WSGIEnvironment) -> Hashable:
    """What a kept page is found by: its address and what of the question it depends on."""
    question = environ.get("QUERY_STRING", "")
    given = parse_qs(question) if question else {}
    asked = (given.get(name, [""])[0] for name in _ASKED)
    return (environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""), *asked)


def answer(
    copy: Copy, now: datetime, environ: WSGIEnvironment, more: Iterable[tuple[str, str]] = ()
) -> Response:
    """The page with these headers and `more`, or 304 for a reader who has these very octets."""
    response = Response(copy.body, headers=[*copy.headers, *more])
    response.headers["Cache-Control"] = PUBLIC
    response.set_etag(copy.etag)
    # By the whole second: only once it has passed is this the last change within it.
    seen = copy.seen_at.replace(microsecond=0)
    if now >= seen + timedelta(seconds=1):
        response.last_modified = seen
    response.make_conditional(environ)
    return response
