"""Finding letters by their keys."""

from __future__ import annotations

from sqlalchemy import select

from planner.kernel.work import Work
from planner.outbox.models import Letter
from planner.outbox.operations import enqueue
from planner.outbox.queries import key_begins
from tests.unit.outbox.letters import plan


def test_a_key_begins_with_a_number_and_not_with_a_longer_one(work: Work) -> None:
    for key in ("free:1:7", "free:1:8", "free:10:7", "free:1", "plan:1:7", "free:1;7"):
        enqueue(work, plan(unique_key=key))

    found = select(Letter.unique_key).where(key_begins("free:1:")).order_by(Letter.id)

    assert work.session.scalars(found).all() == ["free:1:7", "free:1:8"]
