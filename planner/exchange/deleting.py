"""Deleting a draft, restoring it within thirty days, and forgetting it afterwards.

A deleted draft is kept as the event of an event file. It refers to the registers by uid and holds
none of their rows, so nothing that is deleted there is kept here.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, joinedload

from planner.accounts.queries import active_member
from planner.accreditation.models import AttendanceRequest
from planner.background.models import OPEN, Job
from planner.coverage.models import Clip
from planner.distribution.models import Distribution
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.exchange.export import event_alone, section_rows
from planner.exchange.importing import normalise
from planner.exchange.kept_people import give_people, keep_people
from planner.exchange.models import DeletedEvent
from planner.exchange.naming import rename
from planner.exchange.pruning import prune
from planner.exchange.shapes import EVENT
from planner.exchange.storing import Progress, store_portion
from planner.exchange.values import from_json, to_json
from planner.exchange.word_forms import forms_as_json
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.operations import bring_plan_back
from planner.letter_plans.queries import plan_of
from planner.letter_texts.operations import bring_texts_back
from planner.letter_texts.queries import texts_as_json
from planner.outbox.models import Letter
from planner.releases.models import Release, ReleasePicture

KEPT_FOR = timedelta(days=30)
# Columns that an event file leaves out because they are decided where it arrives.
KEPT_COLUMNS = (
    "public_id", "created_at", "announced_at", "names_planned_speakers", "responsible_id",
    "guests_from_id",
)  # fmt: skip
_SECTIONS = ("statements", "attendance", "pools_present")
_REASONS = (
    (Invitation, _("Somebody was invited to this event. Cancel it instead.")),
    (AttendanceRequest, _("Somebody has asked to attend this event. Cancel it instead.")),
    (Letter, _("Letters about this event were written. Cancel it instead.")),
    (
        Distribution,
        _("Recipients of a release or an advisory are chosen. Cancel the event instead."),
    ),
    (Release, _("A release on this event was drafted. Cancel the event instead.")),
    (Clip, _("Publications on this event are listed. Remove them first.")),
    (ReleasePicture, _("Pictures for the releases on this event are stored. Remove them first.")),
    (Job, _("A job on this event has not ended. Wait for it, or stop it.")),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored draft. `left_out` counts what referred to rows that the registers no longer hold."""

    event: Event
    left_out: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows belong to an event."""

    items: int
    parts: int
    statements: int
    bodies: int
    occasions: int
    contacts: int
    tasks: int


def deleted_events(office_id: int) -> Rows[DeletedEvent]:
    """The deleted drafts of an office, latest first, with who deleted them."""
    return (
        select(DeletedEvent)
        .where(DeletedEvent.office_id == office_id)
        .options(joinedload(DeletedEvent.deleted_by))
        .order_by(DeletedEvent.deleted_at.desc(), DeletedEvent.id.desc())
    )


def why_not_deleted(session: Session, event: Event) -> str:
    """Why the event cannot be deleted; "" if it can."""
    if event.status is not EventStatus.DRAFT:
        return _("Only a draft can be deleted. Cancel this event instead.")
    found = session.execute(select(*(_exists(model, event) for model, _reason in _REASONS))).one()
    return next(
        (reason for (_m, reason), is_there in zip(_REASONS, found, strict=True) if is_there), ""
    )


def what_is_deleted(session: Session, event: Event) -> Counts:
    """What goes with the event, for the page that asks for confirmation."""
    return Counts(
        items=len(event.programme),
        parts=sum(len(item.parts) for item in event.programme),
        statements=len(section_rows(session, event, "statements")),
        bodies=len(event.bodies),
        occasions=len(event.occasions),
        contacts=len(event.contacts),
        tasks=len(event.tasks),
    )


def delete_draft(work: Work, event: Event) -> DeletedEvent:
    """Move a draft to the deleted ones. Raises `Conflict`."""
    if reason := why_not_deleted(work.session, event):
        raise Conflict(reason)
    document: Row = {"event": event_alone(work.session, event)}
    keep_people(event, document["event"])
    document["word_forms"] = forms_as_json(work.session, work.office_id, document)
    document["letter_texts"] = texts_as_json(work.session, work.office_id, event.id)
    document["columns"] = {name: to_json(getattr(event, name)) for name in KEPT_COLUMNS}
    deleted = DeletedEvent(
        office_id=work.office_id,
        event_id=event.id,
        titles=event.titles,
        document=document,
        deleted_at=work.now,
        deleted_by_id=work.actor_id,
    )
    work.session.add(deleted)
    record(work, "event.deleted", event, event_id=event.id, title=event.title())
    for section in _SECTIONS:
        for row in section_rows(work.session, event, section):
            work.session.delete(row)
    work.session.flush()
    work.session.delete(event)
    work.session.flush()
    return deleted


def restore_draft(work: Work, deleted: DeletedEvent) -> Restored:
    """The draft with its id, addresses and history. Raises `Conflict`.

    What refers to rows that the registers no longer hold is left out: a speaker with the statements
    made by them, an organiser, an anniversary.
    """
    document: Row = deepcopy({name: deleted.document[name] for name in ("event", "word_forms")})
    normalise(document)
    rename(work, document)
    given = document["event"]
    if work.session.scalar(select(exists().where(Event.calendar_uid == given["uid"]))):
        raise Conflict(_("This event came back already, by an event file."))
    left_out = prune(work, document)
    event = Event(
        id=deleted.event_id,
        office_id=work.office_id,
        calendar_uid=given["uid"],
        revised_at=work.now,
        **{name: from_json(Event, name, given[name]) for name in EVENT.fields},
        **{
            name: from_json(Event, name, value)
            for name, value in deleted.document["columns"].items()
        },
    )
    if not work.session.scalars(active_member(work.office_id, event.responsible_id)).all():
        event.responsible_id = None
    if event.guests_from_id and work.session.get(Event, event.guests_from_id) is None:
        event.guests_from_id = None
    work.session.add(event)
    work.session.flush()
    store_portion(work, document, Progress(is_noted=True))
    give_people(work, event, given)
    event.sequence = given["sequence"]  # coming back is no revision
    bring_texts_back(work, event.id, deleted.document.get("letter_texts", ()))
    if not plan_of(work, event.id):  # drafts deleted before the plan was part of event files
        bring_plan_back(work, event, deleted.document.get("letter_plan", ()))
    record(work, "event.restored", event, event_id=event.id)
    work.session.delete(deleted)
    work.session.flush()
    return Restored(event, left_out)


def forget_deleted_events(session: Session, now: datetime) -> int:
    """Remove drafts that were deleted thirty days ago; how many. For the worker, all offices."""
    old = delete(DeletedEvent).where(DeletedEvent.deleted_at <= now - KEPT_FOR)
    result: Any = session.execute(old)
    return int(result.rowcount)


def _exists(model: Any, event: Event) -> Any:
    is_there = exists().where(model.office_id == event.office_id, model.event_id == event.id)
    return is_there.where(Job.state.in_(OPEN)) if model is Job else is_there
