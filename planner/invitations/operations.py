"""Asking people to an event, and asking them no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.models import Person, Pool
from planner.contacts.suppressions import suppressed_among
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.following import follow
from planner.invitations.history import histories
from planner.invitations.models import Answer, Invitation
from planner.invitations.pasting import Unread
from planner.invitations.people import (
    members_of,
    outlets_on,
    people_for,
)
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
    """Somebody who was not invited, and why, in a few words."""

    name: str
    reason: str


@dataclass(kw_only=True, slots=True)
class Report:
    """What came of an act of inviting."""

    invited: list[Invitation] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    def leave_out(self, unread: Iterable[Unread]) -> None:
        """Note what was pasted and could not be read."""
        self.passed += [Passed(one.words, one.reason) for one in unread]


def invite(work: Work, event: Event, persons: Iterable[Person]) -> Report:
    """Put people on the guest list; their letters are written by `letters.prepare` and `store`.

    Whoever has a letter already, has no address or does not want letters is passed over and
    reported; pressing the button twice asks once. Who is on the list without a letter, because it
    was thrown away or refused, is among the invited, so that one is written. Whose invitation was
    withdrawn is asked anew, with a new link; where the withdrawal was not sent yet, it is
    only taken back.
    """
    day = must_be_askable(event)
    people = list(dict.fromkeys(persons))
    office = work.session.get_one(Office, work.office_id)
    standing = _standing(work, event, people)
    past = histories(work, list(standing.values()))
    without = {one.person_id for one in standing.values() if _lacks_letter(one, past[one.about])}
    addresses = _taken(work, event, people, without)
    refused = suppressed_among(work, [person.email for person in people])
    outlets = outlets_on(work, people, day)
    report = Report()
    for person in people:
        invitation = standing.get(person.id)
        known = None if person.id in without else invitation
        if reason := _obstacle(person, known, addresses, refused, office):
            report.passed.append(Passed(person.names.best(*event.languages), reason))
            continue
        addresses.add(address_key(person.email))
        if invitation is not None and person.id in without:
            follow(work, invitation, outlets.get(person.id))
            report.invited.append(invitation)
        elif invitation is not None and _is_taken_back(past[invitation.about]):
            report.invited.append(_ask_after_all(invitation))
        else:
            report.invited.append(_ask(work, event, person, invitation, outlets.get(person.id)))
    work.session.flush()
    if report.invited:
        record(work, "event.invited", event, event_id=event.id, count=len(report.invited))
    return report


def must_be_askable(event: Event) -> date:
    """The day of the event. Raises `Conflict` where nobody can be invited yet, or any more."""
    if event.status not in ASKABLE or event.starts_on is None:
        raise Conflict(_("Give the event a date and confirm it, or make it tentative, first."))
    return event.starts_on


def invite_pool(work: Work, event: Event, pool: Pool) -> Report:
    """Invite everybody who is in the pool now."""
    return invite(work, event, members_of(work, pool))


def invite_people(work: Work, event: Event, person_ids: Sequence[int]) -> Report:
    """Invite by number; numbers of nobody in this office are passed over."""
    return invite(work, event, people_for(work, person_ids))


def withdraw(work: Work, invitation: Invitation) -> None:
    """Ask one guest no more: their link is dead, and CANCEL is due to them alone (`letters`).
    Twice is once.
    """
    if invitation.withdrawn_at is not None:
        return
    if invitation.came:
        raise Conflict(_("This guest has come. Undo the tick at the door first."))
    invitation.withdrawn_at = work.now
    invitation.generation += 1
    work.session.flush()
    record(work, "invitation.withdrawn", invitation, event_id=invitation.event_id)


def _taken(
    work: Work, event: Event, people: Sequence[Person], without: Collection[int]
) -> set[str]:
    """Those of the addresses of these people at which a guest is asked now.

    One who is `without` a letter takes no address from themselves.
    """
    keys = {address_key(person.email) for person in people}
    address = func.lower(Invitation.address)
    taken: set[str] = set()
    for some in portions(keys):
        found = select(Invitation.person_id, address).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.withdrawn_at.is_(None),
            address.in_(some),
        )
        guests = work.session.execute(found)
        taken.update(key for person_id, key in guests if person_id not in without)
    return taken


def _lacks_letter(invitation: Invitation, past: History) -> bool:
    """On the list, but no letter has left or waits: it was thrown away, or refused."""
    if invitation.withdrawn_at is not None or invitation.invited_at is None:
        return False
    return last_told(past, invitation) is None and not past.waiting


def _is_taken_back(past: History) -> bool:
    """Withdrawn, but no letter has said so: the guest still has the entry and the link."""
    return past.last is not None and past.last.purpose.asks


def _ask_after_all(invitation: Invitation) -> Invitation:
    """As if they had never been withdrawn: the link in their letter works again."""
    invitation.withdrawn_at = None
    invitation.generation -= 1
    return invitation


def _standing(work: Work, event: Event, people: Sequence[Person]) -> dict[int, Invitation]:
    """Those of them who are or were on the guest list: of thousands, only they are loaded."""
    standing: dict[int, Invitation] = {}
    for some in portions(person.id for person in people):
        found = select(Invitation).where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.person_id.in_(some),
        )
        standing.update((one.person_id, one) for one in work.session.scalars(found))
    return standing


def _obstacle(
    person: Person,
    invitation: Invitation | None,
    addresses: set[str],
    refused: set[str],
    office: Office,
) -> str:
    """Why this person is not invited; "" if nothing stands in the way."""
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
        )
        work.session.add(invitation)
    elif invitation.sent_sequence is not None:
        # What another installation has sent holds a dead link: only its SEQUENCE counts.
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
