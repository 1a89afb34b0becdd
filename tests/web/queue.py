"""Concurrent requests: all of them have read and checked, and wait for the write lock at once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from tests.conftest import PUBLIC_URL
from tests.web.visitor import Visitor

_ARRIVES_WITHIN_SECONDS = 60.0
# Below the size of the connection pool: a request without a connection cannot wait for the lock.
_WAIT_AT_ONCE = 12

Ask = Callable[[], TestResponse]


class Queue:
    """Another connection that holds the write lock, and the requests that wait for it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.other = sqlite3.connect(
            engine.url.database or "", isolation_level=None, check_same_thread=False
        )
        self.arrivals = threading.Semaphore(0)

    @contextmanager
    def held(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock. What is executed on the connection is committed at the end."""
        self.other.execute("BEGIN IMMEDIATE")
        try:
            yield self.other
        finally:
            self.other.execute("COMMIT")

    def meet(self, *asks: Ask, meanwhile: Iterable[str] = ()) -> list[TestResponse]:
        """Send all requests at once; execute `meanwhile` and release the lock when all wait for it.

        Requests refused before they reach the lock are not waited for.
        """
        self.arrivals = threading.Semaphore(0)
        event.listen(self.engine, "before_cursor_execute", self._arrive)
        try:
            with ThreadPoolExecutor(len(asks)) as pool:
                with self.held() as other:
                    answers = [pool.submit(ask) for ask in asks]
                    for answer in answers:
                        answer.add_done_callback(lambda _: self.arrivals.release())
                    for _ in asks[:_WAIT_AT_ONCE]:
                        assert self.arrivals.acquire(timeout=_ARRIVES_WITHIN_SECONDS)
                    for statement in meanwhile:
                        other.execute(statement)
                return [answer.result() for answer in answers]
        finally:
            event.remove(self.engine, "before_cursor_execute", self._arrive)

    def close(self) -> None:
        self.other.close()

    def _arrive(self, _c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            self.arrivals.release()


def sending(visitor: Visitor, url: str, data: dict[str, Any] | None = None) -> Ask:
    """A request that sends the form from any thread, with a client of its own.

    The client has the session of `visitor`; without one it loads the page of the form first.
    """
    visitor.session.commit()
    own = Visitor(visitor.client.application, visitor.session)
    if visitor.binding:
        session_token = visitor.binding.removeprefix("session:")
        own.client.set_cookie("planner-session", session_token, domain="127.0.0.1")
        own.binding = visitor.binding
    needs_page = not visitor.binding and not url.startswith(("/i/", "/join/", "/reset/"))
    token = own.token_on(url) if needs_page else own.csrf(url)

    def send() -> TestResponse:
        sent = {"csrf_token": token, **(data or {})}
        return own.client.post(url, data=sent, base_url=PUBLIC_URL, buffered=True)

    return send
