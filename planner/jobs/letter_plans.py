"""What the worker does about plans of letters: begins those that are due, and keeps what waits true.

Each act is a short transaction of its own. Two workers, or one that is killed in between, begin a
letter once: its state decides, in the statement that changes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accreditation import redrawing as requests
from planner.invitations.purposes import PlainPurpose
from planner.invitations.redrawing import events_with_waiting, store_redrawing
from planner.jobs.starting import start_planned
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.letter_plans import redrawing as plans
from planner.letter_plans.due import Step, step_of
from planner.letter_plans.models import PlannedLetter
from planner.letter_plans.operations import miss, note_written
from planner.letter_plans.queries import open_letters
from planner.letter_plans.timing import due_moment, settle
from planner.outbox.models import OutboxFreeze

# Of letters that are written anew, so that others need not wait long for the worker.
PORTIONS_IN_A_ROW = 5
REDRAWN = (*PlainPurpose, *requests.REDRAWN)
"""The purposes of letters that are written anew here."""
_PREPARE = (plans.prepare_redrawing, requests.prepare_redrawing)


def begin_due_plans(session: Session, links: Links, now: datetime) -> int:
    """Settle the hours of all open letters, and begin or miss those that are due; how many of these.

    Nothing is done for an office whose outbox is frozen, as its database is a copy.
    """
    frozen = set(session.scalars(select(OutboxFreeze.office_id)))
    found = {
        (one.office_id, one.event_id)
        for one in open_letters(session)
        if one.event_id is not None and one.office_id not in frozen and _needs_a_look(one, now)
    }
    session.rollback()
    return sum(
        _settle_plan(session, links, now, office_id, event_id)
        for office_id, event_id in sorted(found)
    )


def redraw_outdated(session: Session, links: Links, now: datetime) -> int:
    """Write anew the reminders, thanks and letters about requests that wait and are outdated, and take
    back those that are of no use any more; how many letters.
    """
    found = events_with_waiting(session, REDRAWN)
    session.rollback()
    count = 0
    for office_id, event_id in sorted(found):
        with entered(session, office_id):
            work = Work(session=session, now=now, office_id=office_id, links=links)
            for _portion in range(PORTIONS_IN_A_ROW):
                if not (written := redraw(work, event_id)):
                    break
                count += written
    return count


def redraw(work: Work, event_id: int, only: Collection[int] | None = None) -> int:
    """As `redraw_outdated`, for the letters about one event, or those with these numbers."""
    count = 0
    for prepare in _PREPARE:
        prepared = prepare(work, event_id, only)
        work.session.rollback()
        if not prepared.is_empty:
            begin_writing_transaction(work.session)
            count += store_redrawing(work, event_id, prepared)
            work.session.commit()
    return count


def _needs_a_look(planned: PlannedLetter, now: datetime) -> bool:
    assert planned.event is not None
    due = due_moment(planned.event, planned)
    return due != planned.due_at or (due is not None and due <= now)


def _settle_plan(
    session: Session, links: Links, now: datetime, office_id: int, event_id: int
) -> int:
    """The plan of one event: how many letters were begun or missed."""
    with entered(session, office_id):
        work = Work(session=session, now=now, office_id=office_id, links=links)
        with session.no_autoflush:
            is_settled = not any(
                step is not Step.WAIT for _one, step, _why in _steps(work, event_id)
            )
            is_settled = is_settled and not session.dirty
        session.rollback()
        if is_settled:
            return 0
        begin_writing_transaction(session)
        acts = [one for one in _steps(work, event_id) if one[1] is not Step.WAIT]
        for planned, step, reason in acts:
            if step is Step.MISS:
                miss(work, planned, reason)
            else:
                mine = replace(work, actor_id=planned.agreed_by_id)
                note_written(mine, planned)
                start_planned(mine, planned)
        session.commit()
        return len(acts)


def _steps(work: Work, event_id: int) -> list[tuple[PlannedLetter, Step, str]]:
    """The open letters of the event with their hours settled, and what is to be done with each."""
    planned = open_letters(work.session, work.office_id, event_id)
    for one in planned:
        assert one.event is not None
        settle(one.event, [one])
    return [(one, *step_of(work, one, planned)) for one in planned]


@contextmanager
def entered(session: Session, office_id: int) -> Iterator[None]:
    """The office of what is done inside; whatever was not committed is undone at the end."""
    enter(session, office_id)
    try:
        yield
    finally:
        session.rollback()
        leave(session)
