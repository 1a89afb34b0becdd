"""Places of a person who is erased: on guest lists and in pools."""

from __future__ import annotations

from sqlalchemy import Select, delete, func, or_, select

from planner.contacts.models import PoolMember
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.invitations.models import Invitation
from planner.invitations.particulars import NAMES as PARTICULARS
from planner.kernel.ids import new_public_id
from planner.kernel.search_keys import search_key
from planner.kernel.work import Work
from planner.privacy.traces import Traces

_PAST = (*OVER, EventStatus.CANCELLED)


def coming_events(work: Work) -> Select[tuple[int]]:
    """The events that are not over."""
    return select(Event.id).where(
        Event.office_id == work.office_id,
        Event.status.not_in(_PAST),
        or_(Event.ends_at.is_(None), Event.ends_at > work.now),
    )


def forget_guest(work: Work, traces: Traces) -> None:
    """Guests of events to come are taken off the list; those of past ones lose name and outlet."""
    coming_ids = set(work.session.scalars(coming_events(work)))
    for guest in work.session.scalars(
        select(Invitation).where(
            Invitation.office_id == work.office_id, Invitation.person_id == traces.person_id
        )
    ):
        if guest.event_id in coming_ids:
            work.session.delete(guest)
            continue
        guest.outlet_kind = guest.outlet.kind if guest.outlet else None
        guest.outlet_id = None
        guest.name, guest.address = traces.label, ""
        guest.sort_name = guest.search_text = search_key(traces.label)
        guest.public_id = new_public_id()
        guest.message = guest.colleague_name = guest.colleague_address = ""
        for name in PARTICULARS:
            setattr(guest, name, "")
        guest.drafted, guest.known = {}, {}
    named = func.lower(Invitation.colleague_address).in_([*map(str.lower, traces.addresses)])
    for guest in work.session.scalars(
        select(Invitation).where(Invitation.office_id == work.office_id, named)
    ):
        guest.colleague_name, guest.colleague_address = traces.label, ""


def forget_memberships(work: Work, traces: Traces) -> None:
    work.session.execute(
        delete(PoolMember).where(
            PoolMember.office_id == work.office_id, PoolMember.person_id == traces.person_id
        )
    )
