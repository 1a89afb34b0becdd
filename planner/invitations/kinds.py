"""Which kind of guest somebody is invited as, and setting it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.invitations.seats import move_up
from planner.kernel.portions import portions
from planner.kernel.work import Work


def kinds_last_time(work: Work, event: Event, people: Iterable[int]) -> dict[int, GuestKind]:
    """As what these people were asked to another event the last time, by the ID of the person."""
    found: dict[int, GuestKind] = {}
    for some in portions(people):
        latest = (
            select(func.max(Invitation.id))
            .where(
                Invitation.office_id == work.office_id,
                Invitation.person_id.in_(some),
                Invitation.event_id != event.id,
            )
            .group_by(Invitation.person_id)
        )
        kinds = select(Invitation.person_id, Invitation.kind).where(
            Invitation.office_id == work.office_id, Invitation.id.in_(latest)
        )
        found.update({row.person_id: row.kind for row in work.session.execute(kinds)})
    return found


def set_kind(work: Work, guests: Iterable[Invitation], kind: GuestKind) -> int:
    """Note as what these guests come; how many of them it changed. Nobody loses a seat by that, and seats
    of another kind that are free go to the first who wait for them.
    """
    changed = [guest for guest in guests if guest.kind is not kind]
    for guest in changed:
        guest.kind = kind
        guest.revise(None)
    work.session.flush()
    for guest in changed:
        record(work, "invitation.kind_set", guest, event_id=guest.event_id, kind=kind)
    for event in {guest.event for guest in changed}:
        if event.counts_seats:
            move_up(work, event)
    return len(changed)
