"""Who of some people can be invited to an event, and why others cannot. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.contacts.suppressions import REASONS, suppressed_among
from planner.events.models.event import Event
from planner.invitations.history import histories
from planner.invitations.models import Invitation
from planner.invitations.people import letter_language
from planner.invitations.told import ASKABLE, History, last_told
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind

OWN_ADDRESS = _("the address is the office's own")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A person, and `reason`: why they cannot be invited, as a phrase without a full stop, or "".

    `language` is that of their letter. `invitation` is the one that they have, a withdrawn one too.
    `lacks_letter`: they are on the list, but their letter was discarded or failed. `has_kept_link`:
    theirs was withdrawn, and no letter about that has left.
    """

    person: Person
    language: str
    reason: str = ""
    invitation: Invitation | None = None
    lacks_letter: bool = False
    has_kept_link: bool = False

    @property
    def comes_back(self) -> bool:
        """Whether inviting them undoes the withdrawal: the link that they have works again."""
        return self.has_kept_link and not self.lacks_letter


def check(
    work: Work, event: Event, persons: Iterable[Person], *, have_asked: bool = False
) -> list[Candidate]:
    """Each person once, in the given order. Raises `Conflict` if nobody can be invited to the event."""
    must_be_askable(event)
    people = list(dict.fromkeys(persons))
    office = work.session.get_one(Office, work.office_id)
    on_list = _invitations_by_person(work, event, people)
    past = histories(work, list(on_list.values()))
    without = {one.person_id for one in on_list.values() if _lacks_letter(one, past[one.about])}
    addresses = _used_addresses(work, event, people, without)
    emails = [] if have_asked else [person.email for person in people]
    refused = suppressed_among(work, emails, ListKind.INVITATIONS)
    found = []
    for person in people:
        invitation = on_list.get(person.id)
        known = None if person.id in without else invitation
        reason = _reason_to_pass(person, known, addresses, refused, office)
        if not reason:
            addresses.add(address_key(person.email))
        kept = invitation is not None and _was_not_told(past[invitation.about])
        candidate = Candidate(
            person=person,
            language=letter_language(person.language, event),
            reason=reason,
            invitation=invitation,
            lacks_letter=person.id in without,
            has_kept_link=kept,
        )
        found.append(candidate)
    return found


def must_be_askable(event: Event) -> date:
    """The day of the event. Raises `Conflict` if nobody can be invited (yet, or any more)."""
    if event.starts_on is None or why_not_askable(event):
        raise Conflict(why_not_askable(event))
    return event.starts_on


def why_not_askable(event: Event) -> str:
    """Why nobody can be invited; "" if they can."""
    if event.starts_on is None:
        return _("Give the event a date and confirm it, or make it tentative, first.")
    if event.status not in ASKABLE:
        return _("Confirm the event, or make it tentative, first.")
    return ""


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
        return REASONS[ListKind.INVITATIONS]
    return ""
