"""What the worker does about seats: guests move up, and hear of it and of the waiting list.

Most move up in the transaction that frees a seat. What was freed in another way (a person was erased,
an event was imported or confirmed again) is found here. Letters are rendered without the write lock,
and stored in short transactions of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, TextClause, or_, select, update
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.queries import event_of, event_with_programme
from planner.invitations.letters import Prepared, prepare, store
from planner.invitations.models import IS_UNSETTLED, Answer, Invitation
from planner.invitations.seats import move_up, next_in_line
from planner.invitations.told import ASKABLE
from planner.jobs.letter_plans import PORTIONS_IN_A_ROW, entered
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.outbox.models import OutboxFreeze

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Looked:
    """Guests by ID, with what their letters depend on, and the letters that are due to them."""

    guests: Mapping[int, object]
    letters: Prepared


def settle_places(session: Session, links: Links, now: datetime) -> int:
    """Let guests move up, and write the letters that answers have made due; how many guests were
    looked at. Nothing is done for an office whose outbox is frozen, as its database is a copy.
    """
    frozen = set(session.scalars(select(OutboxFreeze.office_id)))
    waiting = _events_with(session, _may_move_up(now))
    unsettled = _events_with(session, IS_UNSETTLED)
    session.rollback()
    count = 0
    for office_id, event_id in sorted(waiting | unsettled):
        if office_id in frozen:
            continue
        with entered(session, office_id):
            work = Work(session=session, now=now, office_id=office_id, links=links)
            if (office_id, event_id) in waiting:
                _move_up(work, event_id)
            for _portion in range(PORTIONS_IN_A_ROW):
                settled = _settle_some(work, event_id)
                count += settled
                if settled < AT_ONCE:
                    break
    return count


def look_at_some(work: Work, event_id: int) -> Looked | None:
    """Some guests of the event whose letters have to be looked at; None without any. Writes nothing."""
    guests = _unsettled(work, event_id)
    if not guests:
        return None
    event = work.session.scalars(event_with_programme(work.office_id, event_id)).one()
    return Looked(guests, prepare(work, event, list(guests)))


def settle(work: Work, looked: Looked) -> int:
    """Store the letters; how many guests are settled. Those who have changed since they were looked at
    are left for the next time.
    """
    if store(work, looked.letters).is_stale:
        return 0
    now = _unsettled(work, looked.letters.event_id)
    settled = [number for number, state in looked.guests.items() if now.get(number) == state]
    work.session.execute(
        update(Invitation)
        .where(Invitation.office_id == work.office_id, Invitation.id.in_(settled))
        .values(is_unsettled=False),
        execution_options={"synchronize_session": False},
    )
    return len(settled)


def _may_move_up(now: datetime) -> ColumnElement[bool]:
    """Guests who wait for a seat at an event that is not over; see `next_in_line`."""
    is_on = Event.status.in_(ASKABLE) & or_(Event.ends_at.is_(None), Event.ends_at > now)
    return (
        (Invitation.answer == Answer.WAITING)
        & Invitation.withdrawn_at.is_(None)
        & select(Event.id).where(Event.id == Invitation.event_id, is_on).exists()
    )


def _events_with(
    session: Session, condition: ColumnElement[bool] | TextClause
) -> set[tuple[int, int]]:
    """Office and event of such guests."""
    found = select(Invitation.office_id, Invitation.event_id).where(condition).distinct()
    return {(office_id, event_id) for office_id, event_id in session.execute(found)}


def _move_up(work: Work, event_id: int) -> None:
    query = event_of(work.office_id, event_id)
    can_move = next_in_line(work, work.session.scalars(query).one())
    work.session.rollback()
    if not can_move:
        return
    begin_writing_transaction(work.session)
    move_up(work, work.session.scalars(query).one())
    work.session.commit()


def _settle_some(work: Work, event_id: int) -> int:
    looked = look_at_some(work, event_id)
    work.session.rollback()
    if looked is None:
        return 0
    begin_writing_transaction(work.session)
    settled = settle(work, looked)
    work.session.commit()
    return settled


def _unsettled(work: Work, event_id: int) -> dict[int, object]:
    """Guests by ID, with what their letters depend on."""
    rows = work.session.execute(
        select(
            Invitation.id,
            Invitation.answer,
            Invitation.answered_at,
            Invitation.place_changed_at,
            Invitation.withdrawn_at,
        )
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event_id,
            IS_UNSETTLED,
        )
        .order_by(Invitation.id)
        .limit(AT_ONCE)
    )
    return {row.id: tuple(row) for row in rows}
