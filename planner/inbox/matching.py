"""Whom a message is from, and which guest, event and letter it is about.

By the token in the address that it was sent to, else by UID and ATTENDEE, else by the letter that it
answers, else by the address in From. Only the token is a secret; what it proves stands in `proof`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select

from planner.contacts.models import Channel, ChannelKind, Person
from planner.events.models.event import Event
from planner.events.waiting import is_coming
from planner.invitations.models import Invitation
from planner.invitations.purposes import ABOUT, guest_number
from planner.kernel.addresses import address_key
from planner.kernel.ids import Signer
from planner.kernel.reply_addresses import proves_reply, reply_token
from planner.kernel.work import Work
from planner.mail.message import ReadMessage
from planner.outbox.models import Letter

_FEW = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """`holder` is the person whose token the address has: it is proved that the message comes from
    somebody who got a letter of theirs, or was given one. `person` is whom it is most likely from,
    `letter` one of ours that it answers or gives back, `guest` the invitation that it is about, and
    `event` that of its UID, else that of the guest.
    """

    holder: Person | None = None
    person: Person | None = None
    letter: Letter | None = None
    guest: Invitation | None = None
    event: Event | None = None

    @property
    def is_empty(self) -> bool:
        return self.person is None and self.letter is None


def match(work: Work, read: ReadMessage) -> Match:
    holder = _holder(work, read.recipients)
    letter = _letter(work, read)
    event = _event(work, read.calendar.uid) if read.calendar else None
    sender = _only_owner(work, read.sender)
    person = holder or sender
    if person is None and letter is not None and letter.person_id is not None:
        person = _person(work, letter.person_id)
    guest = _guest(work, read, event, person, letter)
    if person is None and guest is not None:
        person = guest.person
    about = event or (guest.event if guest else None)
    return Match(holder=holder, person=person, letter=letter, guest=guest, event=about)


def owners(work: Work, address: str) -> list[Person]:
    """People of the register who have this address, at most a few."""
    if not address:
        return []
    found = (
        select(Person)
        .join(Channel, Channel.person_id == Person.id)
        .where(
            Person.office_id == work.office_id,
            Channel.office_id == work.office_id,
            Channel.kind == ChannelKind.EMAIL,
            Channel.key == address_key(address),
            Person.erased_at.is_(None),
        )
        .order_by(Person.archived_at.is_not(None), Person.id)
        .limit(_FEW)
    )
    return list(work.session.scalars(found).unique())


def guest_by_address(work: Work, event: Event, address: str) -> Invitation | None:
    """The guest whose letters go to this address, else the one whose person has it too."""
    if not address:
        return None
    at_event = _guests(work, event)
    asked = work.session.scalars(
        at_event.where(func.lower(Invitation.address) == address).limit(_FEW)
    ).all()
    if asked:
        return asked[0] if len(asked) == 1 else None
    theirs = [person.id for person in owners(work, address)]
    found = work.session.scalars(at_event.where(Invitation.person_id.in_(theirs)).limit(_FEW)).all()
    return found[0] if len(found) == 1 else None


def is_address_of(guest: Invitation, address: str) -> bool:
    """Whether it is one of the guest's, as invited or as in the register."""
    known = {address_key(guest.address), *map(address_key, guest.person.emails)}
    return bool(address) and address in known


def _holder(work: Work, recipients: Collection[str]) -> Person | None:
    for token in dict.fromkeys(map(reply_token, recipients)):
        if not token:
            continue
        found = select(Person).where(
            Person.office_id == work.office_id,
            Person.public_id == Signer.public_id(token),
            Person.erased_at.is_(None),
        )
        person = work.session.scalars(found).one_or_none()
        if person is not None and proves_reply(work.links.signer, token, person.public_id):
            return person
    return None


def _letter(work: Work, read: ReadMessage) -> Letter | None:
    """The letter that came back, or the nearest one that is answered."""
    wanted = [read.report.letter_id] if read.report else list(read.refers_to)
    if not any(wanted):
        return None
    found = {
        letter.message_id: letter
        for letter in work.session.scalars(
            select(Letter).where(Letter.office_id == work.office_id, Letter.message_id.in_(wanted))
        )
    }
    return next((found[one] for one in wanted if one in found), None)


def _event(work: Work, uid: str) -> Event | None:
    return work.session.scalars(
        select(Event).where(Event.office_id == work.office_id, Event.calendar_uid == uid)
    ).one_or_none()


def _only_owner(work: Work, address: str) -> Person | None:
    found = owners(work, address)
    return found[0] if len(found) == 1 else None


def _person(work: Work, number: int) -> Person | None:
    found = select(Person).where(
        Person.office_id == work.office_id, Person.id == number, Person.erased_at.is_(None)
    )
    return work.session.scalars(found).one_or_none()


def _guest(
    work: Work,
    read: ReadMessage,
    event: Event | None,
    person: Person | None,
    letter: Letter | None,
) -> Invitation | None:
    """The guest of its event, of the letter that it answers, or the person's only coming event."""
    if read.calendar is not None:
        if event is None:
            return None
        attendee = guest_by_address(work, event, read.calendar.attendee)
        return attendee or _of_person(work, event, person) or _of_letter(work, letter, event)
    return _of_letter(work, letter) or _only_coming(work, person)


def _of_person(work: Work, event: Event, person: Person | None) -> Invitation | None:
    if person is None:
        return None
    return work.session.scalars(
        _guests(work, event).where(Invitation.person_id == person.id)
    ).one_or_none()


def _of_letter(work: Work, letter: Letter | None, event: Event | None = None) -> Invitation | None:
    """The guest to whom the letter went; of an answer, only if it is about that event."""
    if letter is None:
        return None
    found = select(Invitation).where(Invitation.office_id == work.office_id)
    if letter.about.startswith(ABOUT):
        found = found.where(Invitation.id == guest_number(letter.about))
    elif letter.event_id is not None and letter.person_id is not None:
        found = found.where(
            Invitation.event_id == letter.event_id, Invitation.person_id == letter.person_id
        )
    else:
        return None
    guest = work.session.scalars(found).one_or_none()
    return guest if guest is None or event is None or guest.event_id == event.id else None


def _only_coming(work: Work, person: Person | None) -> Invitation | None:
    if person is None:
        return None
    found: Sequence[Invitation] = work.session.scalars(
        select(Invitation)
        .join(Invitation.event)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.person_id == person.id,
            Invitation.withdrawn_at.is_(None),
            is_coming(work.office_id, work.now),
        )
        .limit(_FEW)
    ).all()
    return found[0] if len(found) == 1 else None


def _guests(work: Work, event: Event) -> Select[tuple[Invitation]]:
    """Those who are asked first, then those whose invitation was withdrawn."""
    return (
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            or_(Invitation.invited_at.is_not(None), Invitation.withdrawn_at.is_not(None)),
        )
        .order_by(Invitation.withdrawn_at.is_not(None), Invitation.id)
    )
