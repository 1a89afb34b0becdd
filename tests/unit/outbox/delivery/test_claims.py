"""Whose a letter is: renewed while the network is silent, given back when the worker must end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, update
from sqlalchemy.orm import Session

from planner.kernel.database import harden_sqlite
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery import sending
from planner.outbox.delivery.claims import CUT_OFF, LEASE, claim_next, give_back, renew, take_back
from planner.outbox.delivery.heartbeat import heartbeat
from planner.outbox.delivery.transport import OutgoingMessage
from planner.outbox.models import Delivery, Heartbeat, Letter
from tests.conftest import NOW
from tests.unit.outbox.postman import MINUTE, Postman, deliver, queued

TICK = timedelta(milliseconds=1)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A file: two threads look at it."""
    engine = create_engine(f"sqlite:///{tmp_path / 'claims.sqlite3'}")
    harden_sqlite(engine)
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_a_claim_is_renewed_with_a_sign_of_life(
    work: Work, session: Session, engine: Engine
) -> None:
    letter = queued(work)
    session.add(Heartbeat(name="worker", beat_at=NOW))
    session.commit()
    claim = claim_next(session, NOW)
    assert claim is not None

    assert renew(engine, claim, NOW + MINUTE, "worker")

    session.expire_all()
    assert letter.lease_until == NOW + MINUTE + LEASE
    assert session.get_one(Heartbeat, "worker").beat_at == NOW + MINUTE


def test_a_claim_that_another_worker_took_is_not_renewed(
    work: Work, session: Session, engine: Engine
) -> None:
    letter = queued(work)
    claim = claim_next(session, NOW)
    assert claim is not None
    take_back(session, NOW + LEASE)

    assert not renew(engine, claim, NOW + LEASE, "worker")

    session.expire_all()
    assert (letter.delivery, letter.lease_until) == (Delivery.QUEUED, None)


def test_a_slow_server_keeps_nobody_elses_hands_on_the_letter(
    work: Work, session: Session, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim lasts as long as the silence: it is renewed beside the waiting."""
    monkeypatch.setattr(sending, "RENEWAL", TICK)
    letter = queued(work)
    renewed = threading.Event()

    class Slow(Postman):
        def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
            with Session(engine) as other:
                other.execute(update(Letter).values(lease_until=NOW))
                other.commit()
            while not renewed.is_set():
                with Session(engine) as other:
                    lease = other.get_one(Letter, outgoing.letter_id).lease_until
                    if lease is not None and lease > NOW + LEASE - MINUTE:
                        renewed.set()
            super().send(outgoing, before_the_dot)

    assert deliver(session, Slow())

    assert (letter.delivery, letter.lease_until) == (Delivery.SENT, None)


def test_a_beat_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    beats: list[timedelta] = []
    enough = threading.Event()

    def beat(elapsed: timedelta) -> bool:
        beats.append(elapsed)
        if len(beats) == 1:
            raise OSError
        enough.set()
        return False

    with heartbeat(beat, TICK):
        enough.wait(10)

    assert [record.message for record in caplog.records] == ["a beat was missed"]
    assert len(beats) == 2
    assert timedelta() < beats[0] < beats[1]


@pytest.mark.parametrize(
    ("where", "standing", "error", "attempts"),
    [("before", Delivery.QUEUED, "", 0), ("after", Delivery.IN_DOUBT, CUT_OFF, 1)],
)
def test_a_worker_that_must_end_gives_its_letter_back(
    work: Work, session: Session, where: str, standing: Delivery, error: str, attempts: int
) -> None:
    letter = queued(work)

    with pytest.raises(SystemExit):
        deliver(session, Postman(**{where: SystemExit(0)}))

    session.expire_all()
    assert (letter.delivery, letter.error) == (standing, error)
    assert (letter.attempts, letter.crashes, letter.lease_until) == (attempts, 0, None)


def test_who_must_end_gives_back_only_what_is_still_theirs(work: Work, session: Session) -> None:
    letter = queued(work)
    claim = claim_next(session, NOW)
    assert claim is not None
    take_back(session, NOW + LEASE)
    assert claim_next(session, NOW + LEASE) is not None

    give_back(session, claim)

    session.expire_all()
    assert letter.delivery is Delivery.SENDING
