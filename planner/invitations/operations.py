"""Asking people to an event, and asking them no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Person, Pool
from planner.contacts.suppressions import suppressed_among
from planner.events.models import Event
from planner.history.operations import record
from planner.invitations.answers import ASKABLE
from planner.invitations.letters import about, draft_letters, letters_so_far
from planner.invitations.messages import Purpose
from planner.invitations.models import Answer, Invitation
from planner.invitations.people import (
    members_of,
    outlets_on,
    people_for,
    writing_language,
)
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict
from planner.kernel.folding import fold_all
from planner.kernel.ids import new_public_id
from planner.kernel.work import Work
from planner.outbox.operations import supersede

OWN_ADDRESS = "the address is the office's own"


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody who was not invited, and why, in a few words."""

    name: str
    reason: str


@dataclass(kw_only=True, slots=True)
class Report:
    """What came of an act of inviting."""

    invited: list[Invitation] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def invite(work: Work, event: Event, persons: Iterable[Person]) -> Report:
    """Put people on the guest list and draft a held letter for each.

    Whoever is asked already, has no address or does not want letters is passed over and
    reported; pressing the button twice writes once. Whose invitation was withdrawn is asked
    anew, with a new link.
    """
    day = must_be_askable(event)
    people = list(dict.fromkeys(persons))
    office = work.session.get_one(Office, work.office_id)
    standing = _standing(work, event)
    addresses = {address_key(i.address) for i in standing.values() if i.withdrawn_at is None}
    refused = suppressed_among(work, [person.email for person in people])
    outlets = outlets_on(work, people, day)
    report = Report()
    for person in people:
        invitation = standing.get(person.id)
        if reason := _obstacle(person, invitation, addresses, refused, office):
            report.passed.append(Passed(person.names.best(*event.languages), reason))
            continue
        addresses.add(address_key(person.email))
        report.invited.append(_ask(work, event, person, invitation, outlets.get(person.id)))
    draft_letters(work, event, report.invited, Purpose.INVITATION)
    if report.invited:
        record(work, "event.invited", event, event_id=event.id, count=len(report.invited))
    return report


def must_be_askable(event: Event) -> date:
    """The day of the event. Raises `Conflict` where nobody can be invited yet, or any more."""
    if event.status not in ASKABLE or event.starts_on is None:
        raise Conflict("Give the event a date and confirm it, or make it tentative, first.")
    return event.starts_on


def invite_pool(work: Work, event: Event, pool: Pool) -> Report:
    """Invite everybody who is in the pool now."""
    return invite(work, event, members_of(work, pool))


def invite_people(work: Work, event: Event, person_ids: Sequence[int]) -> Report:
    """Invite by number; numbers of nobody in this office are passed over."""
    return invite(work, event, people_for(work, person_ids))


def withdraw(work: Work, invitation: Invitation) -> None:
    """Ask one guest no more: CANCEL to them alone, and their link is dead. Twice is once."""
    if invitation.withdrawn_at is not None:
        return
    if invitation.came:
        raise Conflict("This guest has come. Undo the tick at the door first.")
    event = invitation.event
    if letters_so_far(work, event)[about(invitation)].left:
        draft_letters(work, event, [invitation], Purpose.WITHDRAWAL)
        invitation.floor_sequence = (invitation.sent_sequence or 0) + 1
    else:
        supersede(work, [about(invitation)], list(Purpose))
    invitation.withdrawn_at = work.now
    invitation.generation += 1
    work.session.flush()
    record(work, "invitation.withdrawn", invitation, event_id=event.id)


def _standing(work: Work, event: Event) -> dict[int, Invitation]:
    found = select(Invitation).where(
        Invitation.office_id == work.office_id, Invitation.event_id == event.id
    )
    return {invitation.person_id: invitation for invitation in work.session.scalars(found)}


def _obstacle(
    person: Person,
    invitation: Invitation | None,
    addresses: set[str],
    refused: set[str],
    office: Office,
) -> str:
    """Why this person is not invited; "" if nothing stands in the way."""
    if invitation is not None and invitation.withdrawn_at is None:
        return "on the guest list already"
    if not person.email:
        return "no e-mail address"
    if address_key(person.email) == address_key(office.mail_from):
        return OWN_ADDRESS
    if address_key(person.email) in addresses:
        return "somebody with the same address is on the guest list already"
    if address_key(person.email) in refused:
        return "does not want letters"
    return ""


def _ask(
    work: Work,
    event: Event,
    person: Person,
    invitation: Invitation | None,
    outlet: tuple[int, str] | None,
) -> Invitation:
    if invitation is None:
        invitation = Invitation(
            office_id=work.office_id,
            public_id=new_public_id(),
            event=event,
            person=person,
            generation=1,
            floor_sequence=0,
            drafted={},
            known={},
        )
        work.session.add(invitation)
    language = writing_language(person, event)
    invitation.outlet_id, outlet_name = outlet or (None, "")
    invitation.name = person.names.best(language, *event.languages)
    invitation.address = person.email
    invitation.language = language
    invitation.sort_name = person.sort_name
    invitation.search_text = fold_all(person.names, outlet_name)
    invitation.invited_at = work.now
    invitation.withdrawn_at = None
    invitation.answer = Answer.NEEDS_ACTION
    invitation.answered_at = invitation.answered_sequence = invitation.answer_road = None
    invitation.message = invitation.colleague_name = invitation.colleague_address = ""
    invitation.crew = 0
    return invitation
