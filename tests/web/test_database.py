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
def hold(engine: Engine) -> Iterator[Callable[[float], None]]:
    """`hold(0.2)`: another program locks the database for as many seconds."""
    timers: list[threading.Timer] = []
    holder = sqlite3.connect(
        engine.url.database or "", isolation_level=None, check_same_thread=False
    )

    def lock(seconds: float) -> None:
        holder.execute("BEGIN EXCLUSIVE")
        timers.append(threading.Timer(seconds, holder.rollback))
        timers[-1].start()

    yield lock
    for timer in timers:
        timer.join()
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
    visit: Callable[[Role], Visitor], hold: Callable[[float], None], session: Session
) -> None:
    viewer = visit(Role.VIEWER)
    hold(0.3)

    assert viewer.post("/sign-out").status_code == 303
    assert _open_sessions(session) == 0


def test_a_long_lock_is_told_and_nothing_is_half_done(
    visit: Callable[[Role], Visitor],
    hasty: Flask,
    hold: Callable[[float], None],
    session: Session,
) -> None:
    viewer = visit(Role.VIEWER)
    viewer.client.application = hasty
    hold(1.0)

    response = viewer.post("/sign-out")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert (
        texts(response.text, "main p")[0]
        == "The database is busy. Try again in a moment; nothing was changed."
    )
    assert _open_sessions(session) == 1


def test_it_goes_on_afterwards(
    visit: Callable[[Role], Visitor], hasty: Flask, hold: Callable[[float], None]
) -> None:
    viewer = visit(Role.VIEWER)
    viewer.client.application = hasty
    hold(0.2)
    statuses = [viewer.post("/sign-out").status_code]
    while statuses[-1] == 503 and len(statuses) < 200:
        statuses.append(viewer.post("/sign-out").status_code)

    assert (statuses[0], statuses[-1]) == (503, 303)
