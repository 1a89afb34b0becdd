"""Inviting the colleagues that guests have named in their place (RFC 5546 3.2.2.3)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from planner.events.models.event import Event
from planner.events.waiting import is_coming
from planner.invitations.entering import people_with_addresses
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import Passed, invite
from planner.invitations.pasting import Pasted
from planner.invitations.queries import invitation_for
from planner.kernel.database import Given
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work


def invite_colleague(work: Work, guest: Invitation) -> Invitation:
    """Put the colleague whom this guest has named on the list, with an invitation of their own.

    A colleague who is already on the list is only linked to the guest. The letter is written by
    `letters.prepare` and `store`; the guest's answer stays. Raises `Conflict`, and `Invalid` if the
    colleague's address is missing.
    """
    if guest.answer is not Answer.DELEGATED or guest.withdrawn_at is not None:
        raise Conflict(_("%(name)s has not named a colleague.", name=guest.name))
    if not guest.colleague_address:
        raise Invalid(
            "colleague_address",
            _(
                "%(name)s has given no address of %(colleague_name)s. Note it here first.",
                name=guest.name,
                colleague_name=guest.colleague_name,
            ),
        )
    named = Pasted(guest.colleague_name, guest.colleague_address, kind=guest.kind)
    (person,) = people_with_addresses(work, guest.event, [named])
    if person.id == guest.person_id:
        raise Conflict(_("This is the address of the guest who has named the colleague."))
    report = invite(work, guest.event, [person], guest.kind)
    colleague = invitation_for(work, guest.event_id, person.id)
    if colleague is None or colleague.withdrawn_at is not None:
        raise Conflict(_reasons(report.passed))
    if colleague.instead_of_id is None and guest.instead_of_id != colleague.id:
        colleague.instead_of = guest
    work.session.flush()
    return colleague


def has_uninvited_colleague() -> ColumnElement[bool]:
    """Guests who have named a colleague who is not invited yet."""
    colleague = aliased(Invitation)
    is_invited = (
        select(colleague.id)
        .where(
            colleague.office_id == Invitation.office_id,
            colleague.instead_of_id == Invitation.id,
            colleague.withdrawn_at.is_(None),
        )
        .exists()
    )
    return (
        (Invitation.answer == Answer.DELEGATED) & (Invitation.withdrawn_at.is_(None)) & ~is_invited
    )


def events_with_colleagues(office_id: Given[int], now: Given[datetime]) -> Select[tuple[int, int]]:
    """Events to come with the number of colleagues who are named and not invited, the next first."""
    return (
        select(Event.id, func.count())
        .join(Invitation, Invitation.event_id == Event.id)
        .where(is_coming(office_id, now), has_uninvited_colleague())
        .group_by(Event.id)
        .order_by(Event.starts_at, Event.id)
    )


def colleagues_of(work: Work, guest_ids: list[int]) -> dict[int, Invitation]:
    """Colleagues on the list by the ID of the guest whose place they take; of several, one who was
    invited.
    """
    found = (
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.instead_of_id.in_(guest_ids),
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Invitation.invited_at.is_not(None), Invitation.id)
    )
    return {one.instead_of_id: one for one in work.session.scalars(found) if one.instead_of_id}


def _reasons(passed: list[Passed]) -> str:
    return " ".join(
        str(_("%(name)s cannot be invited: %(reason)s.", name=one.name, reason=one.reason))
        for one in passed
    )
