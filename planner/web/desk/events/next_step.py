"""Counts about one event from all packages, for the line that says what is next."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from flask import g
from sqlalchemy import ColumnElement, func, select

from planner.events.completeness import lacks
from planner.events.due_days import week_ends
from planner.events.event_counts import DueTask, EventCounts
from planner.events.models.event import Event
from planner.events.models.kinds import PartRole, PartState
from planner.events.models.statement import Statement
from planner.events.models.task import EventTask
from planner.events.waiting import awaits_approval, first_due
from planner.invitations.colleagues import has_uninvited_colleague
from planner.invitations.history import present
from planner.invitations.models import Answer, Invitation
from planner.invitations.queries import is_invited_to
from planner.invitations.reach import Reach, reach_counts
from planner.invitations.told import Present
from planner.kernel.dates import day_text
from planner.kernel.messages import reader_language
from planner.kernel.texts import Texts
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
    counted, due_task = _counts(event)
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
        due_task=due_task,
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


def _counts(event: Event) -> tuple[dict[str, int], DueTask | None]:
    """All counts, and what is due first on the checklist, in one statement."""
    counted = {
        name: select(func.count()).select_from(model).where(*conditions).scalar_subquery()
        for name, model, conditions in _counted_rows(event)
    }
    task_id = first_due(event.office_id, event.id, member().user.id, week_ends(today()))
    *numbers, titles, due_on = db.session.execute(
        select(*counted.values(), EventTask.titles, EventTask.due_on)
        .select_from(Event)
        .outerjoin(EventTask, EventTask.id == task_id)
        .where(Event.office_id == event.office_id, Event.id == event.id)
    ).one()
    return dict(zip(counted, numbers, strict=True)), _due_task(titles, due_on) if titles else None


def _due_task(titles: Texts, due_on: date) -> DueTask:
    return DueTask(
        titles.best(*reading_languages()),
        day_text(due_on, reader_language()),
        due_on < today(),
    )


def _counted_rows(event: Event) -> list[tuple[str, Any, tuple[ColumnElement[bool], ...]]]:
    """The name of each count, the model whose rows it counts, and the conditions on them."""
    invited = is_invited_to(event.office_id, event.id)
    proposed = is_invited_to(event.office_id, event.guests_from_id)
    unanswered = Invitation.standing == Answer.NEEDS_ACTION.value

    def of(model: Any) -> tuple[ColumnElement[bool], ...]:
        return model.office_id == event.office_id, model.event_id == event.id

    return [
        ("quotes_to_approve", Statement, (*of(Statement), awaits_approval())),
        ("held_letters", Letter, (*of(Letter), Letter.delivery == Delivery.HELD)),
        ("invited", Invitation, invited),
        ("colleagues", Invitation, (*of(Invitation), has_uninvited_colleague())),
        ("unanswered", Invitation, (*invited, unanswered)),
        ("came", Invitation, (*of(Invitation), Invitation.checked_in_at.is_not(None))),
        ("proposed_guests", Invitation, proposed),
        ("releases", Release, (*of(Release), Release.status != ReleaseStatus.WITHDRAWN)),
        ("releases_open", Release, (*of(Release), Release.status.in_(_OPEN))),
    ]
