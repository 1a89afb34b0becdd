"""Letters that have left, and the copies of them."""

from __future__ import annotations

from sqlalchemy import select

from planner.distribution.assistant_copies import (
    PURPOSE,
)
from planner.jobs.assistant_copies import write_copies
from planner.kernel.work import Work
from planner.outbox.message.redaction import redacted
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW


def leave(work: Work, delivery: Delivery = Delivery.SENT) -> None:
    """All that is held has left, as the worker notes it."""
    for letter in work.session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)):
        letter.delivery, letter.sent_at = delivery, NOW
        if delivery is Delivery.SENT:
            for column, value in redacted(letter).items():
                setattr(letter, column, value)
    work.session.flush()


def copied(work: Work) -> list[Letter]:
    work.session.commit()
    write_copies(work.session, work.links, NOW)
    found = select(Letter).where(Letter.purpose == PURPOSE).order_by(Letter.id)
    return list(work.session.scalars(found))
