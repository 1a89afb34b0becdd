"""Who carries letters in tests, and stumbles where a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import OutgoingMessage, Transports
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue
from tests.conftest import NOW
from tests.unit.outbox.letters import plan

MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """The worker is gone at once, as by `kill -9`: nothing of ours catches this."""


class Postman:
    """Takes letters, and stumbles where a test wants it to: before the dot, or after it."""

    taken_as = Delivery.SENT
    key = "postman"

    def __init__(
        self, *, before: BaseException | None = None, after: BaseException | None = None
    ) -> None:
        self.before, self.after = before, after
        self.taken: list[OutgoingMessage] = []
        self.on_the_way: Callable[[], None] = lambda: None

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        self.on_the_way()
        if self.before is not None:
            raise self.before
        before_the_dot()
        if self.after is not None:
            raise self.after
        self.taken.append(outgoing)

    def close(self) -> None:
        """Nothing is open."""


def queued(work: Work, written: LetterPlan | None = None, **given: Any) -> Letter:
    letter = enqueue(work, written or plan(is_held=False))
    for name, value in given.items():
        setattr(letter, name, value)
    work.session.commit()
    return letter


def deliver(session: Session, postman: Postman, now: datetime = NOW, *, owner: str = "") -> bool:
    delivered = deliver_next(session, Transports(postman), now=now, owner=owner)
    session.expire_all()
    return delivered
