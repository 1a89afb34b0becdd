"""Several workers on one database: every letter leaves once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.kernel.database import harden_sqlite
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import OutgoingMessage, Transports
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue_all
from tests.conftest import NOW
from tests.unit.outbox.letters import invitation

LETTERS, WORKERS = 80, 8


class Ledger:
    """What all workers together handed over."""

    taken_as = Delivery.SENT
    key = "ledger"

    def __init__(self) -> None:
        self.lock, self.sent = Lock(), Counter[str]()

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        before_the_dot()
        with self.lock:
            self.sent[outgoing.message_id] += 1

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'shared.sqlite3'}")
    harden_sqlite(engine, patience=600)  # a loaded machine is no fault
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_eight_workers_send_every_letter_once(shared: Engine, links: Links) -> None:
    ledger = Ledger()
    with Session(shared) as session:
        office = Office(
            slug="house",
            names=Texts(en="Press House"),
            short_names=Texts(),
            cities=Texts(),
            zone="UTC",
            languages=["en"],
            mail_from="press@house.test",
            created_at=NOW,
        )
        session.add(office)
        session.flush()
        work = Work(session=session, now=NOW, office_id=office.id, links=links)
        enqueue_all(work, (invitation(number, is_held=False) for number in range(LETTERS)))
        session.commit()

    def drain(number: int) -> int:
        with Session(shared) as session:
            sent = 0
            while deliver_next(session, Transports(ledger), now=NOW, worker=f"worker-{number}"):
                sent += 1
            return sent

    with ThreadPoolExecutor(WORKERS) as pool:
        sent = sum(pool.map(drain, range(WORKERS)))

    assert sent == LETTERS
    assert set(ledger.sent.values()) == {1}
    with Session(shared) as session:
        found = session.scalars(select(Letter.delivery)).all()
        assert Counter(found) == {Delivery.SENT: LETTERS}
