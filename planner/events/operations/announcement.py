"""Announcing an event to the public, and taking the announcement back."""

from __future__ import annotations

from planner.events.completeness import lacks
from planner.events.lifecycle import status_words
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

_NOT_PUBLIC = (EventStatus.DRAFT, EventStatus.CANCELLED, EventStatus.POSTPONED)


def why_not_announced(event: Event) -> str:
    """Why the event cannot be shown in the newsroom yet, for the user; "" if it can."""
    if event.status in _NOT_PUBLIC:
        return _(
            "An event that is %(status)s cannot be announced. Confirm it first.",
            status=status_words(event.status),
        )
    needed = [lack.sentence for lack in lacks(event) if lack.is_needed]
    return " ".join(map(str, [_("Before you announce it:"), *needed])) if needed else ""


def announce(work: Work, event: Event) -> None:
    """Show the event in the newsroom. Idempotent. Raises `Conflict` with what is missing."""
    if event.announced_at is not None:
        return
    if reason := why_not_announced(event):
        raise Conflict(reason)
    event.announced_at = event.revised_at = work.now
    record(work, "event.announced", event, event_id=event.id)


def withdraw_announcement(work: Work, event: Event) -> None:
    """Hide the event from the newsroom; invitations stay. Idempotent."""
    if event.announced_at is None:
        return
    event.announced_at = None
    record(work, "event.announcement_withdrawn", event, event_id=event.id)


def name_planned_speakers(work: Work, event: Event, *, are_named: bool) -> None:
    """Set whether speakers who have not been asked yet are named in public. Idempotent."""
    if event.names_planned_speakers is are_named:
        return
    event.names_planned_speakers = are_named
    event.revised_at = work.now
    work.session.flush()
    verb = "event.planned_speakers_named" if are_named else "event.planned_speakers_kept_back"
    record(work, verb, event, event_id=event.id)
