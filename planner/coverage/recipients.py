"""The guests to whom a release may be sent after the event.

They are split into those who came and those who did not, unless nobody was checked in.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Select, select

from planner.contacts.suppressions import suppressed_among
from planner.events.known_days import has_hour, last_day_of
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.dates import day_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.work import Work
from planner.kernel.zoned import moment_text
from planner.outbox.list_kinds import ListKind


class Recipients(StrEnum):
    """A group of guests who get the same opening words."""

    CAME = "came"
    MISSED = "missed"
    ALL = "all"


_NOT_TAKING_PLACE = {
    EventStatus.DRAFT: _("The event is a draft. Confirm it first."),
    EventStatus.POSTPONED: _("The event is postponed. Confirm the new date first."),
    EventStatus.CANCELLED: _("The event is cancelled. Nobody is written to about its release."),
}


def why_not_yet(work: Work, event: Event) -> str:
    """Why the release cannot be sent to guests yet, for the user; "" once the event is over."""
    if event.status in _NOT_TAKING_PLACE:
        return _NOT_TAKING_PLACE[event.status]
    if event.status in OVER:
        return ""
    if event.ends_at is None:
        return _("The event has no date. Enter it on the overview.")
    if event.ends_at <= work.now:
        return ""
    if has_hour(event):
        return _(
            "The release can be sent at the end of the event, %(when)s, or as soon as the event is "
            "noted as held.",
            when=moment_text(event.ends_at, event.zone, reader_language()),
        )
    last = last_day_of(event)
    assert last is not None  # since ends_at is set
    return _(
        "The release can be sent after the day of the event, %(day)s, or as soon as the event is "
        "noted as held.",
        day=day_text(last, reader_language()),
    )


def groups(work: Work, event: Event) -> tuple[Recipients, ...]:
    """The groups on offer; if nobody was checked in, it is not known who came."""
    somebody_came = work.session.scalar(
        select(Invitation.id)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.checked_in_at.is_not(None),
        )
        .limit(1)
    )
    return (Recipients.ALL,) if somebody_came is None else (Recipients.CAME, Recipients.MISSED)


def check_recipients(work: Work, event: Event, to: Recipients) -> None:
    """Raises `Conflict` before the end of the event, and for a group that is not on offer."""
    if sentence := why_not_yet(work, event):
        raise Conflict(sentence)
    if to in groups(work, event):
        return
    if to is Recipients.ALL:
        raise Conflict(
            _(
                "Somebody was ticked off at the door meanwhile. Write to those who came and to those "
                "who did not, each with their own letter."
            )
        )
    raise Conflict(
        _(
            "Nobody was ticked off at the door, so that nobody knows who came. Tick off who came, or "
            "write to all guests."
        )
    )


def guests(work: Work, event: Event, to: Recipients) -> Rows[Invitation]:
    """The invitations of the group that are not withdrawn and have an address."""
    checked_in_at = Invitation.checked_in_at
    found = (
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.withdrawn_at.is_(None),
            Invitation.address != "",
        )
        .order_by(Invitation.id)
    )
    if to is Recipients.ALL:
        return found
    came = checked_in_at.is_not(None)
    return found.where(came if to is Recipients.CAME else ~came)


def who_opted_out(work: Work, event: Event, to: Recipients) -> set[str]:
    """Keys of the addresses in the group whose owners do not want releases."""
    return opted_out(work, guests(work, event, to))


def opted_out(work: Work, group: Rows[Invitation]) -> set[str]:
    """As `who_opted_out`, of these guests."""
    found = group.with_only_columns(Invitation.address).order_by(None)
    return suppressed_among(work, work.session.scalars(found), ListKind.RELEASES)


def people(group: Rows[Invitation]) -> Select[tuple[int]]:
    """The people of the group."""
    return group.with_only_columns(Invitation.person_id).order_by(None)
