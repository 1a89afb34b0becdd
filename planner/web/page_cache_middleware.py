"""WSGI middleware that answers requests for cached public pages without the application.

One statement reads the number of the office. All other requests, and pages that are not cached, go
on to the application.
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
from planner.web.database import db
from planner.web.headers import always
from planner.web.page_cache import CachedPage, PageCache

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from sqlalchemy.sql.compiler import SQLCompiler

ROOT = "/newsroom/"
LONGEST_SECONDS = 300
# Caches must revalidate each time, so that none shows a text that was corrected or withdrawn.
PUBLIC = "public, no-cache"
# The query parameters that a page may depend on.
_PARAMETERS = ("language", "before", "after", "year", "kind", "topic")
_NUMBER = select(Office.id, Office.public_number).where(Office.slug == bindparam("slug"))


class PageCacheMiddleware:
    def __init__(self, app: Flask, settings: Settings, cache: PageCache) -> None:
        self._app, self._settings, self._cache = app, settings, cache
        self._inner: WSGIApplication = app.wsgi_app
        self._headers = tuple(always(is_secure=settings.is_secure).items())
        self._hosts = settings.hosts

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        now = self._settings.now()
        page = self._valid_page(environ, now)
        if page is None:
            return self._inner(environ, start_response)
        return answer(page, now, environ, self._headers)(environ, start_response)

    @cached_property
    def _engine(self) -> Engine:
        with self._app.app_context():
            return db.engine

    @cached_property
    def _number(self) -> SQLCompiler:
        return _NUMBER.compile(self._engine)

    def _office(self, slug: str) -> tuple[int, int] | None:
        """Its id and its number. Executed by the driver: SQLAlchemy takes ten times as long."""
        parameters = (slug,) if self._number.positional else {"slug": slug}
        with closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(str(self._number), parameters)
            row: tuple[int, int] | None = cursor.fetchone()
        return row

    def _valid_page(self, environ: WSGIEnvironment, now: datetime) -> CachedPage | None:
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not path.startswith(ROOT):
            return None
        if environ.get("HTTP_HOST") not in self._hosts:
            return None
        page = self._cache.get(key_of(environ))
        if page is None:
            return None
        office = self._office(path[len(ROOT) :].partition("/")[0])
        if office is None or office[0] != page.office_id:
            return None
        return page if page.is_valid(office[1], now) else None


def key_of(environ: WSGIEnvironment) -> Hashable:
    """The key of a page in the cache: its path and the query parameters that it depends on."""
    query = environ.get("QUERY_STRING", "")
    given = parse_qs(query) if query else {}
    values = (given.get(name, [""])[0] for name in _PARAMETERS)
    return (environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""), *values)


def answer(
    page: CachedPage, now: datetime, environ: WSGIEnvironment, more: Iterable[tuple[str, str]] = ()
) -> Response:
    """The page with its headers and `more`, or 304 if the client has exactly this body."""
    response = Response(page.body, headers=[*page.headers, *more])
    response.headers["Cache-Control"] = PUBLIC
    response.set_etag(page.etag)
    # Last-Modified has whole seconds: the page may still change within the present one.
    seen = page.seen_at.replace(microsecond=0)
    if now >= seen + timedelta(seconds=1):
        response.last_modified = seen
    response.make_conditional(environ)
    return response
