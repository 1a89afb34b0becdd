"""Counts about one event from all packages, for the line that says what is next."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import g
from sqlalchemy import ColumnElement, func, select

from planner.events.completeness import lacks
from planner.events.due_days import week_ends
from planner.events.event_counts import DueTask, EventCounts
from planner.events.models.event import Event
from planner.events.models.kinds import PartRole, PartState
from planner.events.models.statement import Statement
from planner.events.waiting import awaits_approval
from planner.invitations.colleagues import has_uninvited_colleague
from planner.invitations.history import present
from planner.invitations.models import Answer, Invitation
from planner.invitations.reach import Reach, reach_counts
from planner.invitations.told import Present
from planner.kernel.dates import day_text
from planner.kernel.messages import reader_language
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.transaction import current_work, member, reading_languages

_OPEN = (ReleaseStatus.DRAFT, ReleaseStatus.IN_REVIEW, ReleaseStatus.CLEARED)


def event_facts(event: Event) -> EventCounts:
    """What `next_step` needs to know. Load the event with its programme first."""
    speaking = [
        part
        for item in event.programme
        for part in item.parts
        if part.is_taken and part.role is not PartRole.INTERPRETER
    ]
    counted = _counts(event)
    return EventCounts(
        status=event.status,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        is_announced=event.announced_at is not None,
        has_old_day=event.starts_on is not None and event.starts_on == event.put_off_from,
        lacks=tuple(lacks(event)),
        speakers=len(speaking),
        unconfirmed_speakers=sum(part.state is not PartState.CONFIRMED for part in speaking),
        **counted,
        **_reach(event, invited=counted["invited"]),
        proposed_guests=_proposed_guests(event),
        due_task=_due_task(event),
    )


def _proposed_guests(event: Event) -> int:
    """How many people were invited to the event that this one was copied from."""
    if event.guests_from_id is None:
        return 0
    guests = select(func.count()).where(
        Invitation.office_id == event.office_id,
        Invitation.event_id == event.guests_from_id,
        Invitation.invited_at.is_not(None),
        Invitation.withdrawn_at.is_(None),
    )
    return db.session.scalar(guests) or 0


def _due_task(event: Event) -> DueTask | None:
    """The first row of the checklist that is due within this week, the member's own before others."""
    me, last = member().user.id, week_ends(today())
    due = [
        (task.responsible_now != me, task.rank, task)
        for task in event.tasks
        if not task.is_done and task.due_on is not None and task.due_on <= last
    ]
    if not due:
        return None
    task = min(due, key=lambda one: one[:2])[2]
    assert task.due_on is not None
    return DueTask(
        task.titles.best(*reading_languages()),
        day_text(task.due_on, reader_language()),
        task.due_on < today(),
    )


def present_now(event: Event) -> Present:
    """What is true of the event, to compare with what guests were told; loaded once per request."""
    if g.get("present_of") is not event:
        g.present, g.present_of = present(current_work(), event), event
        g.pop("reach", None)
    now: Present = g.present
    return now


def reach_now(event: Event) -> Counter[Reach]:
    """The number of guests by what our letters have told them; counted once per request."""
    now = present_now(event)
    if "reach" not in g:
        g.reach = reach_counts(current_work(), now)
    counted: Counter[Reach] = g.reach
    return counted


def _reach(event: Event, *, invited: int) -> dict[str, int]:
    """How many guests no letter has left for, and how many were not told of a change."""
    counted = reach_now(event) if invited else Counter[Reach]()
    return {"unsent": counted[Reach.UNSENT], "outdated": counted[Reach.BEHIND]}


def _counts(event: Event) -> dict[str, int]:
    """All counts in one statement."""
    row = db.session.execute(
        select(
            *(
                select(func.count())
                .select_from(model)
                .where(model.office_id == event.office_id, model.event_id == event.id, *conditions)
                .scalar_subquery()
                .label(name)
                for name, model, conditions in _counted_rows(event)
            )
        )
    ).one()
    return {name: int(count) for name, count in row._mapping.items()}  # noqa: SLF001


def _counted_rows(event: Event) -> list[tuple[str, Any, tuple[ColumnElement[bool], ...]]]:
    """The name of each count, the model whose rows it counts, and the conditions on them."""
    is_invited = (Invitation.invited_at.is_not(None), Invitation.withdrawn_at.is_(None))
    return [
        (
            "quotes_to_approve",
            Statement,
            (awaits_approval(),),
        ),
        ("held_letters", Letter, (Letter.delivery == Delivery.HELD,)),
        ("invited", Invitation, is_invited),
        ("colleagues", Invitation, (has_uninvited_colleague(),)),
        ("unanswered", Invitation, (*is_invited, Invitation.standing == Answer.NEEDS_ACTION.value)),
        ("came", Invitation, (Invitation.checked_in_at.is_not(None),)),
        ("releases", Release, (Release.status != ReleaseStatus.WITHDRAWN,)),
        ("releases_open", Release, (Release.status.in_(_OPEN),)),
    ]
