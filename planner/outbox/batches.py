"""Letters that one act has written: how far they are, releasing and discarding them together.

`which` are the conditions for the letters of the act, the office among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, update

from planner.kernel.work import Work
from planner.outbox.models import WAITING, Delivery, Letter
from planner.outbox.operations import release_letters


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """How many letters stand where, and the number of the newest; 0 for none."""

    deliveries: Mapping[Delivery, int]
    newest: int


def letters_written(work: Work, *which: ColumnElement[bool]) -> LettersWritten:
    # Found first and counted then: else SQLite reads the index of all letters of the office.
    found = select(Letter.id, Letter.delivery).where(*which).cte()
    theirs = found.prefix_with("MATERIALIZED")
    counted = select(theirs.c.delivery, func.count(), func.max(theirs.c.id)).group_by(
        theirs.c.delivery
    )
    rows = work.session.execute(counted).tuples().all()
    return LettersWritten(
        {delivery: count for delivery, count, _newest in rows},
        max((newest for _delivery, _count, newest in rows), default=0),
    )


def release_written(work: Work, up_to: int, *which: ColumnElement[bool]) -> int:
    """Release those that are held, with numbers up to `up_to`: what a member has seen. How many."""
    held = select(Letter.id).where(*which, Letter.delivery == Delivery.HELD, Letter.id <= up_to)
    return release_letters(work, list(work.session.scalars(held)))


def discard_waiting(work: Work, *which: ColumnElement[bool]) -> int:
    """Discard those that have not left; how many."""
    waiting = update(Letter).where(*which, Letter.delivery.in_(WAITING))
    discarded = waiting.values(delivery=Delivery.DISCARDED).returning(Letter.id)
    return len(work.session.execute(discarded).all())
