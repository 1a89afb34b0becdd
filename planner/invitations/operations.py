"""Inviting people to an event, and withdrawing invitations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.suppressions import suppressed_among
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.following import follow
from planner.invitations.history import histories
from planner.invitations.models import Answer, Invitation
from planner.invitations.pasting import Unread
from planner.invitations.people import outlets_on, people_for
from planner.invitations.told import ASKABLE, History, last_told
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.work import Work

OWN_ADDRESS = _("the address is the office's own")


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody who was not invited; `reason` is a phrase without a full stop."""

    name: str
    reason: str


@dataclass(kw_only=True, slots=True)
class Report:
    """The result of inviting several people."""

    invited: list[Invitation] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    def leave_out(self, unread: Iterable[Unread]) -> None:
        """Add pasted entries that could not be read to `passed`."""
        self.passed += [Passed(one.words, one.reason) for one in unread]


def invite(work: Work, event: Event, persons: Iterable[Person]) -> Report:
    """Put people on the guest list; their letters are written by `letters.prepare` and `store`.

    People who already have a letter, have no address or do not want letters are passed over and
    reported, so that inviting twice sends one letter. Guests on the list whose letter was discarded
    or failed count as invited, so that a new one is written. People whose invitation was withdrawn
    are invited again with a new link; if no letter about the withdrawal has left, it is undone.
    """
    day = must_be_askable(event)
    people = list(dict.fromkeys(persons))
    office = work.session.get_one(Office, work.office_id)
    on_list = _invitations_by_person(work, event, people)
    past = histories(work, list(on_list.values()))
    without = {one.person_id for one in on_list.values() if _lacks_letter(one, past[one.about])}
    addresses = _used_addresses(work, event, people, without)
    refused = suppressed_among(work, [person.email for person in people])
    outlets = outlets_on(work, people, day)
    report = Report()
    for person in people:
        invitation = on_list.get(person.id)
        known = None if person.id in without else invitation
        if reason := _reason_to_pass(person, known, addresses, refused, office):
            report.passed.append(Passed(person.names.best(*event.languages), reason))
            continue
        addresses.add(address_key(person.email))
        if invitation is not None and person.id in without:
            follow(work, invitation, outlets.get(person.id))
            report.invited.append(invitation)
        elif invitation is not None and _was_not_told(past[invitation.about]):
            report.invited.append(_undo_withdrawal(invitation))
        else:
            outlet = outlets.get(person.id)
            report.invited.append(_invite(work, event, person, invitation, outlet))
    work.session.flush()
    if report.invited:
        record(work, "event.invited", event, event_id=event.id, count=len(report.invited))
    return report


def must_be_askable(event: Event) -> date:
    """The day of the event. Raises `Conflict` if nobody can be invited (yet, or any more)."""
    if event.starts_on is None or why_not_askable(event):
        raise Conflict(why_not_askable(event))
    return event.starts_on


def why_not_askable(event: Event) -> str:
    """Why nobody can be invited; "" if they can."""
    if event.status in ASKABLE and event.starts_on is not None:
        return ""
    return _("Give the event a date and confirm it, or make it tentative, first.")


def invite_people(work: Work, event: Event, person_ids: Sequence[int]) -> Report:
    """Invite by ID; unknown IDs are ignored."""
    return invite(work, event, people_for(work, person_ids))


def why_not_withdrawn(invitation: Invitation) -> str:
    """Why an invitation cannot be withdrawn; "" if it can."""
    came = _("This guest has come. Undo the tick at the door first.")
    return came if invitation.came else ""


def withdraw(work: Work, invitation: Invitation) -> None:
    """Idempotent. The guest's link becomes invalid, and a letter with CANCEL is due (`letters`)."""
    if invitation.withdrawn_at is not None:
        return
    if sentence := why_not_withdrawn(invitation):
        raise Conflict(sentence)
    invitation.withdrawn_at = work.now
    invitation.generation += 1
    work.session.flush()
    record(work, "invitation.withdrawn", invitation, event_id=invitation.event_id)


def _used_addresses(
    work: Work, event: Event, people: Sequence[Person], without: Collection[int]
) -> set[str]:
    """Keys of the addresses of these people that belong to a guest of the event.

    People `without` a letter do not count as guests.
    """
    keys = {address_key(person.email) for person in people}
    address = func.lower(Invitation.address)
    used: set[str] = set()
    for some in portions(keys):
        found = select(Invitation.person_id, address).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.withdrawn_at.is_(None),
            address.in_(some),
        )
        guests = work.session.execute(found)
        used.update(key for person_id, key in guests if person_id not in without)
    return used


def _lacks_letter(invitation: Invitation, past: History) -> bool:
    """On the list, but no letter has left or waits: it was discarded or failed."""
    if invitation.withdrawn_at is not None or invitation.invited_at is None:
        return False
    return last_told(past, invitation) is None and not past.waiting


def _was_not_told(past: History) -> bool:
    """Withdrawn, but no letter about it has left: the guest still has the entry and the link."""
    return past.last is not None and past.last.purpose.asks


def _undo_withdrawal(invitation: Invitation) -> Invitation:
    """The link in their letter works again."""
    invitation.withdrawn_at = None
    invitation.generation -= 1
    return invitation


def _invitations_by_person(
    work: Work, event: Event, people: Sequence[Person]
) -> dict[int, Invitation]:
    """The invitations of these people to the event, withdrawn ones too, by person ID."""
    invitations: dict[int, Invitation] = {}
    for some in portions(person.id for person in people):
        found = select(Invitation).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.person_id.in_(some),
        )
        invitations.update((one.person_id, one) for one in work.session.scalars(found))
    return invitations


def _reason_to_pass(
    person: Person,
    invitation: Invitation | None,
    addresses: set[str],
    refused: set[str],
    office: Office,
) -> str:
    """Why this person cannot be invited; "" if they can."""
    if invitation is not None and invitation.withdrawn_at is None:
        return _("on the guest list already")
    if not person.email:
        return _("no e-mail address")
    if address_key(person.email) == address_key(office.mail_from):
        return OWN_ADDRESS
    if address_key(person.email) in addresses:
        return _("somebody with the same address is on the guest list already")
    if address_key(person.email) in refused:
        return _("does not want letters")
    return ""


def _invite(
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
        )
        work.session.add(invitation)
    elif invitation.sent_sequence is not None:
        # The link that another installation sent is invalid here; only its SEQUENCE counts.
        invitation.floor_sequence = max(invitation.floor_sequence, invitation.sent_sequence + 1)
        invitation.sent_sequence = None
    follow(work, invitation, outlet)
    invitation.invited_at = work.now
    invitation.withdrawn_at = None
    invitation.answer = Answer.NEEDS_ACTION
    invitation.answered_at = invitation.answered_sequence = invitation.answer_road = None
    invitation.answered_version = None
    invitation.message = invitation.colleague_name = invitation.colleague_address = ""
    invitation.crew = 0
    return invitation
