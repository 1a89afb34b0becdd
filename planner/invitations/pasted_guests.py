"""Inviting pasted people, and the preview of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.duplicates.evidence import Known
from planner.contacts.duplicates.looking import Likely, asked_about, likely_among, typed_person
from planner.contacts.models import ChannelKind, Person
from planner.contacts.suppressions import REASONS, suppressed_among
from planner.events.models.event import Event
from planner.invitations.candidates import OWN_ADDRESS, must_be_askable
from planner.invitations.entering import (
    OutletsByName,
    names_of_typed,
    people_with_addresses,
    recognised_among,
)
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.invitations.operations import Passed, Report, invite
from planner.invitations.pasted_table import PastedColumn, UnreadColumn
from planner.invitations.pasting import MOST_PASTED, Pasted, PastedList, Unread, read_pasted
from planner.invitations.people import language_of_name, letter_language, owners_of
from planner.kernel.addresses import address_key
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import region_of
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind

_MOST_COMPARED = 100
"""Of more people than these the duplicates are found afterwards."""


class Verdict(StrEnum):
    """What inviting would do with a pasted person."""

    NEW = "new"
    KNOWN = "known"
    ON_LIST = "on_list"
    SUPPRESSED = "suppressed"
    OWN = "own"

    @property
    def is_invited(self) -> bool:
        return self in (Verdict.NEW, Verdict.KNOWN)


_REASONS_TO_PASS = {Verdict.OWN: OWN_ADDRESS, Verdict.SUPPRESSED: REASONS[ListKind.INVITATIONS]}


@dataclass(frozen=True, slots=True)
class PastedGuest:
    """One person as read. `person_id` and `known_as` are those of the person in the contacts.

    `language` is that of their letter, `reads` their own if it differs. `likely` are those of the
    contacts who a new one may be.
    """

    pasted: Pasted
    verdict: Verdict
    person_id: int | None = None
    known_as: str = ""
    language: str = ""
    reads: str = ""
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What inviting the pasted people would do. Nothing is stored."""

    guests: tuple[PastedGuest, ...]
    unclear: tuple[Unread, ...]
    columns: tuple[PastedColumn, ...]
    unread_columns: tuple[UnreadColumn, ...] = ()

    @property
    def ready(self) -> tuple[PastedGuest, ...]:
        return tuple(guest for guest in self.guests if guest.verdict.is_invited)

    @property
    def invited(self) -> int:
        return len(self.ready)

    @property
    def left_out(self) -> tuple[PastedGuest, ...]:
        return tuple(guest for guest in self.guests if not guest.verdict.is_invited)


def read_for(work: Work, text: str, columns: Sequence[PastedColumn] = ()) -> PastedList:
    """Read pasted text; telephone numbers default to the office's country.

    Raises `Invalid` for "pasted" if the text has no people or too many.
    """
    office = work.session.get_one(Office, work.office_id)
    read = read_pasted(text, columns, region_of(office.zone))
    if not read.people and not read.unclear:
        raise Invalid("pasted", _("Paste at least one address."))
    if len(read.people) + len(read.unclear) > MOST_PASTED:
        raise Invalid(
            "pasted",
            _(
                "At most %(most)s addresses at once, please.",
                most=number_text(MOST_PASTED),
            ),
        )
    return read


def preview_pasted(work: Work, event: Event, read: PastedList) -> Preview:
    """What `invite_pasted` would do. Raises `Conflict` if nobody can be invited to the event."""
    must_be_askable(event)
    guests = _with_verdicts(work, event, read.people)
    if len(guests) <= _MOST_COMPARED:
        guests = _with_likely(work, event, guests)
    return Preview(guests, read.unclear, read.columns, read.unread_columns)


def invite_pasted(
    work: Work, event: Event, read: PastedList, kind: GuestKind | None = None
) -> Report:
    """Invite pasted people; unknown ones are added to the contacts with outlet and telephone.

    Unreadable entries are reported verbatim and do not stop the rest. People who are passed over
    are not added.
    """
    must_be_askable(event)
    report = invite_rows(work, event, read.people, kind)
    report.leave_out(read.unclear)
    return report


def invite_rows(
    work: Work, event: Event, people: Sequence[Pasted], kind: GuestKind | None = None
) -> Report:
    """`invite_pasted` for people who have been read; `kind` is that of rows that say none."""
    guests = _with_verdicts(work, event, people)
    taken = [
        replace(one.pasted, kind=one.pasted.kind or kind)
        for one in guests
        if one.verdict not in _REASONS_TO_PASS
    ]
    persons = people_with_addresses(work, event, taken)
    kinds = {person.id: one.kind for person, one in zip(persons, taken, strict=True)}
    report = invite(work, event, persons, kinds=kinds)
    report.passed += [
        Passed(one.pasted.address, _REASONS_TO_PASS[one.verdict])
        for one in guests
        if one.verdict in _REASONS_TO_PASS
    ]
    return report


def _with_verdicts(work: Work, event: Event, people: Sequence[Pasted]) -> tuple[PastedGuest, ...]:
    office = work.session.get_one(Office, work.office_id)
    addresses = [one.address for one in people]
    refused = suppressed_among(work, addresses, ListKind.INVITATIONS)
    known = owners_of(work, [address_key(address) for address in addresses])
    recognised = recognised_among(work, people)
    listed, listed_people = _invited(work, event)
    found = []
    for one in people:
        key = address_key(one.address)
        owner = known.get(key) or recognised.get(one)
        if key == address_key(office.mail_from):
            verdict = Verdict.OWN
        elif key in refused:
            verdict = Verdict.SUPPRESSED
        elif key in listed or (owner is not None and owner.id in listed_people):
            verdict = Verdict.ON_LIST
        else:
            verdict = Verdict.NEW if owner is None else Verdict.KNOWN
        found.append(_guest(event, one, verdict, owner))
    return tuple(found)


def _with_likely(
    work: Work, event: Event, guests: Sequence[PastedGuest]
) -> tuple[PastedGuest, ...]:
    """With those who new ones may be, and those who were recognised."""
    outlets = OutletsByName(work, event)
    asked = {
        number: _typed(work, event, one.pasted, outlets)
        for number, one in enumerate(guests)
        if one.pasted.name and (one.verdict is Verdict.NEW or one.pasted.person_id is not None)
    }
    likely = likely_among(work, asked)
    return tuple(
        replace(one, likely=tuple(asked_about(likely.get(number, ()))))
        for number, one in enumerate(guests)
    )


def _typed(work: Work, event: Event, one: Pasted, outlets: OutletsByName) -> Known:
    outlet = outlets.find(one.outlet) if one.outlet else None
    channels = [(ChannelKind.EMAIL, one.address), (ChannelKind.PHONE, one.telephone)]
    employers = [(outlet.id if outlet else None, None)]
    return typed_person(work, names_of_typed(one.name, event), channels, employers)


def _guest(event: Event, one: Pasted, verdict: Verdict, owner: Person | None) -> PastedGuest:
    reads = owner.language if owner else one.language or language_of_name(one.name, event)
    language = letter_language(reads, event)
    return PastedGuest(
        one,
        verdict,
        person_id=owner.id if owner else None,
        known_as=owner.name(*event.languages) if owner else "",
        language=language,
        reads="" if reads == language else reads,
    )


def _invited(work: Work, event: Event) -> tuple[set[str], set[int]]:
    """Keys of the addresses and the IDs of the people on the guest list."""
    found = select(Invitation.address, Invitation.person_id).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )
    rows = work.session.execute(found).all()
    return {address_key(address) for address, _ in rows}, {number for _, number in rows if number}
