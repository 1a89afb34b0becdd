"""A real worker, killed at every step of a letter: none is lost, and none leaves twice (R2, R4, R9).

Where a step must be held still, the test takes the database: the worker then waits to write down
what it has done, and dies before it can.
"""

from __future__ import annotations

import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.delivery.claims import LEASE
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue_all
from tests.conftest import NOW
from tests.killed.nursery import Child
from tests.killed.sink import Act, Cut, Sink
from tests.unit.outbox.letters import invitation

pytestmark = [pytest.mark.loopback, pytest.mark.walk]

GUESTS = {
    1: "killed while it waits for a greeting",
    2: "killed before the text",
    3: "killed with the text sent and the mark not yet made",
    4: "killed with the dot sent, and the server forgot the letter",
    5: "killed with the letter taken and the answer not yet written down",
    6: "kills three workers",
    7: "the one behind them",
}
DOUBT, ONCE = (Delivery.IN_DOUBT, 1), (Delivery.SENT, 1)


def guest(number: int) -> str:
    return f"guest{number}@paper.test"


def write(work: Work, numbers: list[int]) -> None:
    enqueue_all(work, (invitation(number, is_held=False) for number in numbers))
    work.session.commit()


@contextmanager
def taken(engine: Engine) -> Iterator[None]:
    """Nobody else writes to the database meanwhile."""
    connection = sqlite3.connect(str(engine.url.database), isolation_level=None)
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


class Lock:
    """The database, taken at one step and given back at another."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self) -> None:
        self._held = taken(self._engine)
        self._held.__enter__()

    def give_back(self) -> None:
        self._held.__exit__(None, None, None)


def dying(worker: Child, *afterwards: Act) -> Act:
    """Kill the worker; then what is to be done about it."""

    def act() -> None:
        worker.kill()
        for one in afterwards:
            one()

    return act


def forget() -> None:
    raise Cut


def outcome(session: Session, sink: Sink) -> dict[int, tuple[Delivery, int]]:
    """Where each letter stands, and how often the mail server has it."""
    session.expire_all()
    return {
        letter.id: (letter.delivery, sink.taken[letter.message_id])
        for letter in session.scalars(select(Letter).order_by(Letter.id))
    }


def let_it_finish(session: Session, worker: Child) -> None:
    """Wait until nothing is under way, then end the worker kindly."""
    under_way = select(Letter.id).where(
        Letter.delivery.in_((Delivery.QUEUED, Delivery.SENDING, Delivery.DOT))
    )
    for _ in range(1000):
        session.rollback()
        if session.scalars(under_way).first() is None:
            break
        time.sleep(0.02)
    worker.signal(signal.SIGTERM)
    assert worker.wait() == 0


def test_no_letter_is_lost_and_none_leaves_twice(
    work: Work,
    session: Session,
    engine: Engine,
    sink: Sink,
    child: Callable[[], Child],
) -> None:
    write(work, list(GUESTS))
    worker, lock = child(), Lock(engine)
    sink.when("banner", "", dying(worker))
    sink.when("RCPT", guest(2), dying(worker))
    sink.when("DATA", guest(3), lock.take)
    sink.when("body", guest(3), dying(worker, lock.give_back))
    sink.when("dot", guest(4), dying(worker, forget))
    sink.when("dot", guest(5), lock.take)
    sink.when("taken", guest(5), dying(worker, lock.give_back))
    sink.when("RCPT", guest(6), *[dying(worker)] * 3)

    while sink.waits:
        worker.begin("worker")
        assert worker.wait() == -signal.SIGKILL
    worker.begin("worker")
    let_it_finish(session, worker)

    assert outcome(session, sink) == {
        1: ONCE,
        2: ONCE,
        3: ONCE,
        4: (Delivery.IN_DOUBT, 0),
        5: DOUBT,
        6: (Delivery.FAILED, 0),
        7: ONCE,
    }


def test_a_worker_that_wakes_up_late_sends_nothing_more(
    work: Work,
    session: Session,
    engine: Engine,
    sink: Sink,
    child: Callable[[], Child],
    tmp_path: Path,
) -> None:
    """It is frozen before it can make its mark; when its lease is over, another one takes over."""
    write(work, [1])
    sleeper, other = child(), child()
    lock = Lock(engine)

    is_asleep = threading.Event()

    def freeze() -> None:
        sleeper.signal(signal.SIGSTOP)
        lock.give_back()
        is_asleep.set()

    sink.when("DATA", guest(1), lock.take)
    sink.when("body", guest(1), freeze)
    sleeper.begin("worker")
    assert is_asleep.wait(30)
    (tmp_path / "clock").write_text((NOW + LEASE).isoformat())
    other.begin("worker")
    let_it_finish(session, other)
    sleeper.signal(signal.SIGCONT)
    let_it_finish(session, sleeper)

    assert outcome(session, sink) == {1: ONCE}


def test_a_worker_that_is_told_to_end_gives_its_letter_back(
    work: Work, session: Session, sink: Sink, child: Callable[[], Child]
) -> None:
    """Within seconds, however long the mail server is silent; and it is no crash (R3)."""
    write(work, [1])
    worker, has_ended = child(), threading.Event()

    def be_silent() -> None:
        worker.signal(signal.SIGTERM)
        has_ended.wait(60)

    sink.when("RCPT", guest(1), be_silent)
    worker.begin("worker")
    status = worker.wait()
    has_ended.set()

    letter = session.scalars(select(Letter)).one()
    assert status == 0
    assert (letter.delivery, letter.attempts, letter.crashes) == (Delivery.QUEUED, 0, 0)
    assert outcome(session, sink) == {letter.id: (Delivery.QUEUED, 0)}
