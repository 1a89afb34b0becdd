"""Copying a person's name, address, outlet and language to their invitations.

Not for events that are over: their guest lists keep the data that letters went to.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import OVER
from planner.invitations.models import Invitation
from planner.invitations.people import letter_language, outlets_on
from planner.kernel.search_keys import search_key_of
from planner.kernel.work import Work


def follow_person(work: Work, person: Person) -> Sequence[Invitation]:
    """Update the person's current invitations; returns those that changed. Letters may then be due
    (`letters.prepare`).
    """
    changed = []
    for invitation in _current_invitations(work, person):
        day = invitation.event.starts_on
        outlet = outlets_on(work, [person.id], day).get(person.id) if day else None
        if follow(work, invitation, outlet):
            changed.append(invitation)
    work.session.flush()
    return changed


def follow(work: Work, invitation: Invitation, outlet: tuple[int, str] | None) -> bool:
    """`follow_person` for one invitation; whether it changed. `outlet` is its ID and name."""
    person, event = invitation.person, invitation.event
    before = _copied_values(invitation)
    language = letter_language(person.language, event)
    invitation.outlet_id, outlet_name = outlet or (None, "")
    invitation.name = person.names.best(language, *event.languages)
    invitation.address = person.email
    invitation.language = language
    invitation.sort_name = person.sort_name
    invitation.search_text = search_key_of(person.names, outlet_name)
    return _copied_values(invitation) != before


def _copied_values(invitation: Invitation) -> tuple[object, ...]:
    return (
        invitation.name,
        invitation.address,
        invitation.language,
        invitation.outlet_id,
        invitation.sort_name,
        invitation.search_text,
    )


def _current_invitations(work: Work, person: Person) -> Sequence[Invitation]:
    found = (
        select(Invitation)
        .join(Invitation.event)
        .options(joinedload(Invitation.event))
        .where(
            Invitation.office_id == work.office_id,
            Invitation.person_id == person.id,
            Invitation.withdrawn_at.is_(None),
            Invitation.invited_at.is_not(None),
            Event.status.not_in(OVER),
            or_(Event.ends_at.is_(None), Event.ends_at > work.now),
        )
    )
    return work.session.scalars(found).all()
