"""The database cannot be written while a letter leaves: it is waited for, and that is no crash."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.kernel.database import harden_sqlite
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery import claims, sending
from planner.outbox.delivery.claims import LEASE, take_back
from planner.outbox.delivery.transport import OutgoingMessage, TryLater
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.unit.outbox.postman import Postman, deliver, queued


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A file that is waited for only shortly."""
    monkeypatch.setattr(claims, "RETRY", timedelta(milliseconds=1))
    monkeypatch.setattr(sending, "BEFORE_THE_DOT", timedelta(milliseconds=5))
    engine = create_engine(f"sqlite:///{tmp_path / 'busy.sqlite3'}")
    harden_sqlite(engine, patience=0.001)
    metadata.create_all(engine)
    yield engine
    engine.dispose()


class Lock:
    """Somebody else who writes, until `tries` more tries to write have failed."""

    def __init__(self, engine: Engine, monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
        self._connection = sqlite3.connect(str(engine.url.database), isolation_level=None)
        self._tries = tries
        monkeypatch.setattr("planner.outbox.delivery.claims.time.sleep", self._count)

    def take(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def give_back(self) -> None:
        self._connection.close()

    def _count(self, _seconds: float) -> None:
        self._tries -= 1
        if self._tries == 0:
            self.give_back()


class Locked(Postman):
    """Finds the database taken before the dot, or after it."""

    def __init__(self, lock: Lock, *, is_after: bool, **given: BaseException) -> None:
        super().__init__(**given)
        self._lock, self._is_after = lock, is_after

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        def mark() -> None:
            if not self._is_after:
                self._lock.take()
            before_the_dot()
            if self._is_after:
                self._lock.take()

        super().send(outgoing, mark)


@pytest.mark.parametrize("is_after", [False, True])
def test_a_letter_leaves_once_the_database_can_be_written(
    work: Work, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch, is_after: bool
) -> None:
    monkeypatch.setattr(sending, "BEFORE_THE_DOT", timedelta(minutes=1))
    letter = queued(work)
    postman = Locked(Lock(engine, monkeypatch, tries=3), is_after=is_after)

    deliver(session, postman)

    assert (letter.delivery, letter.crashes, letter.attempts) == (Delivery.SENT, 0, 1)
    assert len(postman.taken) == 1


def test_a_letter_before_the_dot_is_given_back_and_is_no_crash(
    work: Work, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "BEFORE_THE_DOT", timedelta(0))
    letter = queued(work)
    postman = Locked(Lock(engine, monkeypatch, tries=3), is_after=False)

    deliver(session, postman)

    assert (letter.delivery, letter.crashes, letter.attempts) == (Delivery.QUEUED, 0, 0)
    assert (letter.lease_until, postman.taken) == (None, [])
    assert deliver(session, Postman())
    assert letter.delivery is Delivery.SENT


def test_an_answer_is_written_down_once_the_database_can_be_written(
    work: Work, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = queued(work)
    lock = Lock(engine, monkeypatch, tries=3)

    deliver(session, Locked(lock, is_after=True, after=TryLater("451 later")))

    assert (letter.delivery, letter.error, letter.crashes) == (Delivery.QUEUED, "451 later", 0)


def test_a_letter_that_was_taken_is_in_doubt_when_the_lease_ends_first(
    work: Work, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims.persist, "__defaults__", (timedelta(0),))
    letter = queued(work)
    lock = Lock(engine, monkeypatch, tries=100)
    with pytest.raises(OperationalError):
        deliver(session, Locked(lock, is_after=True))
    lock.give_back()
    session.rollback()

    take_back(session, NOW + LEASE)

    session.expire_all()
    assert session.get_one(Letter, letter.id).delivery is Delivery.IN_DOUBT
