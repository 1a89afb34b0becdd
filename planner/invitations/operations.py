"""Asking people to an event, and asking them no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Person, Pool, Suppression
from planner.events.models import Event
from planner.history.operations import record
from planner.invitations.answers import ASKABLE
from planner.invitations.letters import about, draft_letters, letters_so_far
from planner.invitations.messages import Purpose
from planner.invitations.models import Answer, Invitation
from planner.invitations.pasting import MOST_PASTED, read_pasted
from planner.invitations.people import (
    members_of,
    outlets_on,
    people_for,
    people_with_addresses,
    writing_language,
)
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.folding import fold_all
from planner.kernel.ids import new_public_id
from planner.kernel.work import Work
from planner.outbox.operations import supersede

_OWN_ADDRESS = "the address is the office's own"


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
    if event.status not in ASKABLE or event.starts_on is None:
        raise Conflict("Give the event a date and confirm it, or make it tentative, first.")
    people = list(dict.fromkeys(persons))
    office = work.session.get_one(Office, work.office_id)
    standing = _standing(work, event)
    addresses = {address_key(i.address) for i in standing.values() if i.withdrawn_at is None}
    refused = _suppressed(work, people)
    outlets = outlets_on(work, people, event.starts_on)
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


def invite_pool(work: Work, event: Event, pool: Pool) -> Report:
    """Invite everybody who is in the pool now."""
    return invite(work, event, members_of(work, pool))


def invite_people(work: Work, event: Event, person_ids: Sequence[int]) -> Report:
    """Invite by number; numbers of nobody in this office are passed over."""
    return invite(work, event, people_for(work, person_ids))


def invite_pasted(work: Work, event: Event, text: str) -> Report:
    """Invite addresses pasted as text; those that nobody has become people of their own.

    What cannot be read is reported word for word, and the rest is invited all the same.
    """
    pasted = read_pasted(text)
    if not pasted.people and not pasted.unclear:
        raise Invalid("pasted", "Paste at least one address.")
    if len(pasted.people) > MOST_PASTED:
        raise Invalid("pasted", f"At most {MOST_PASTED:,} addresses at once, please.")
    own = address_key(work.session.get_one(Office, work.office_id).mail_from)
    others = [one for one in pasted.people if address_key(one.address) != own]
    report = invite(work, event, people_with_addresses(work, event, others))
    report.passed += [
        Passed(one.address, _OWN_ADDRESS) for one in pasted.people if one not in others
    ]
    report.passed += [Passed(words, "not an address") for words in pasted.unclear]
    return report


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
    refused: set[int],
    office: Office,
) -> str:
    """Why this person is not invited; "" if nothing stands in the way."""
    if invitation is not None and invitation.withdrawn_at is None:
        return "on the guest list already"
    if not person.email:
        return "no e-mail address"
    if address_key(person.email) == address_key(office.mail_from):
        return _OWN_ADDRESS
    if address_key(person.email) in addresses:
        return "somebody with the same address is on the guest list already"
    if person.id in refused:
        return "does not want letters"
    return ""


def _suppressed(work: Work, people: Sequence[Person]) -> set[int]:
    """Those whose address must not be written to. Kept as keyed hashes only."""
    found = select(Suppression.address_hash).where(Suppression.office_id == work.office_id)
    hashes = set(work.session.scalars(found))
    if not hashes:
        return set()
    signer = work.links.signer
    return {
        person.id
        for person in people
        if signer.mac("suppression", address_key(person.email)) in hashes
    }


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
