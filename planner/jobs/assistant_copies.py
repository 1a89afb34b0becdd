"""Writes the copies for assistants that are due, of letters that have left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from planner.distribution.assistant_copies import Due, due_copies, due_keys, plan_copy
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all

_Planned = tuple[int, LetterPlan]


def write_copies(session: Session, links: Links, now: datetime) -> int:
    """How many were written. For the worker, all offices; in short transactions.

    They are drawn before the write lock is taken; under it is asked once more what is due.
    """
    written, last = 0, (0, 0)
    while due := due_copies(session, now, last):
        last, letters = due[-1].place, {one.letter.id for one in due}
        drawn = _draw(session, links, now, due)
        session.rollback()
        if drawn:
            written += _store(session, links, now, letters, drawn)
    session.rollback()
    return written


def _draw(session: Session, links: Links, now: datetime, due: Sequence[Due]) -> list[_Planned]:
    """With the office of each. Of several to one assistant the first tells of their data."""
    drawn: list[_Planned] = []
    told: set[int] = set()
    for one in due:
        office_id, assistant_id = one.letter.office_id, one.row.assistant_id
        work = _work(session, links, now, office_id)
        plan = plan_copy(work, one, is_told=assistant_id in told)
        if plan is None:
            continue
        drawn.append((office_id, plan))
        if plan.has_notice:
            told.add(assistant_id)
    return drawn


def _store(
    session: Session,
    links: Links,
    now: datetime,
    letters: Collection[int],
    drawn: Sequence[_Planned],
) -> int:
    begin_writing_transaction(session)
    still, written = due_keys(session, now, letters), 0
    for office_id in dict.fromkeys(number for number, _plan in drawn):
        plans = [plan for number, plan in drawn if number == office_id and plan.unique_key in still]
        written += enqueue_all(_work(session, links, now, office_id), plans)
    session.commit()
    return written


def _work(session: Session, links: Links, now: datetime, office_id: int) -> Work:
    return Work(session=session, now=now, office_id=office_id, links=links)
