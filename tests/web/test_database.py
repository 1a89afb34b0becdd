"""A database that somebody else holds (R13)."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Role, UserSession
from planner.app import create_app
from planner.web.database import db
from planner.web.extensions import settings
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def holder(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Another program: it locks the database until it rolls back."""
    holder = sqlite3.connect(
        engine.url.database or "", isolation_level=None, check_same_thread=False
    )
    yield holder
    holder.close()


@pytest.fixture
def hasty(app: Flask) -> Iterator[Flask]:
    """The same house, but nobody in it waits long."""
    with app.app_context():
        known = settings()
    hasty = create_app(known.model_copy(update={"database_patience": 0.05}))
    yield hasty
    with hasty.app_context():
        db.engine.dispose()


def _open_sessions(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(UserSession)) or 0


def test_a_short_lock_is_waited_for(
    visit: Callable[[Role], Visitor], holder: sqlite3.Connection, session: Session
) -> None:
    viewer = visit(Role.VIEWER)
    holder.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(0.3, holder.rollback)
    timer.start()

    status = viewer.post("/sign-out").status_code
    timer.join()

    assert status == 303
    assert _open_sessions(session) == 0


def test_a_long_lock_is_told_and_nothing_is_half_done(
    visit: Callable[[Role], Visitor],
    hasty: Flask,
    holder: sqlite3.Connection,
    session: Session,
) -> None:
    viewer = visit(Role.VIEWER)
    viewer.client.application = hasty
    holder.execute("BEGIN EXCLUSIVE")

    response = viewer.post("/sign-out")
    holder.rollback()

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert (
        texts(response.text, "main p")[0]
        == "The database is busy. Try again in a moment; nothing was changed."
    )
    assert _open_sessions(session) == 1


def test_it_goes_on_afterwards(
    visit: Callable[[Role], Visitor], hasty: Flask, holder: sqlite3.Connection
) -> None:
    viewer = visit(Role.VIEWER)
    viewer.client.application = hasty
    holder.execute("BEGIN EXCLUSIVE")
    meanwhile = viewer.post("/sign-out").status_code
    holder.rollback()

    afterwards = viewer.post("/sign-out").status_code

    assert (meanwhile, afterwards) == (503, 303)
