"""Who gets a planned letter, who is left out, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select

from planner.contacts.suppressions import REASONS, suppressed_among
from planner.coverage.versions import notified_guests, public_releases, release_in_language
from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation, about_guest
from planner.invitations.purposes import Purpose
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.outbox.limits import limits_of, over_limit
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import WAITING, Letter
from planner.releases.models import Release

REMINDERS = (
    LetterKind.REMINDER_SILENT,
    LetterKind.REMINDER_MAYBE,
    LetterKind.REMINDER_COMING,
    LetterKind.SPEAKER_REMINDER,
)
RELEASES = (LetterKind.RELEASE_CAME, LetterKind.RELEASE_ABSENT, LetterKind.RELEASE_NEUTRAL)
PLANNABLE = (*REMINDERS, LetterKind.THANKS, LetterKind.MISSED, *RELEASES)

NO_ADDRESS = _("no address")
NOT_INVITED = _("the invitation has not left yet")
HAS_RELEASE = _("has a letter with it already")
NO_RELEASE_IN_LANGUAGE = _("there is no release in their language")
OVER_LIMIT = _("has had as many letters this week as the office allows")
OTHER_WAITS = _("another letter to them waits in the outbox")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Somebody whom a letter means. `number` is that of the guest, or the person's for a speaker."""

    number: int
    person_id: int
    name: str
    address: str
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed(Recipient):
    """A guest who is still on the list. `was_asked`: a letter that asks for an answer has left;
    `waits`: one about the event itself waits.
    """

    standing: Answer
    was_asked: bool
    came: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Audience:
    """`left_out` are those whom the kind of letter means and who do not get it, with the reason."""

    recipients: Sequence[Recipient] = ()
    left_out: Sequence[tuple[Recipient, str]] = ()


@dataclass(slots=True)
class GuestList:
    """The guests of an event as they stand, read once for all planned letters.

    `releases` are the public ones, by language; `notified` the guests with a letter about one of them;
    `over_limit` the people who have had as many letters in a week as the office allows.
    """

    guests: Sequence[Listed]
    unwanted: dict[ListKind, set[str]] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    notified: Collection[int] = ()
    over_limit: Collection[int] = ()

    def audience(self, kind: LetterKind) -> Audience:
        """Of a kind that is for guests."""
        recipients, left_out = [], []
        for guest in self.guests:
            if not is_meant(kind, guest):
                continue
            reason = self._why_left_out(kind, guest)
            if reason:
                left_out.append((guest, reason))
            else:
                recipients.append(guest)
        return Audience(recipients, left_out)

    def _why_left_out(self, kind: LetterKind, guest: Listed) -> str:
        of_list = ListKind.RELEASES if kind in RELEASES else ListKind.INVITATIONS
        if not guest.address:
            return NO_ADDRESS
        if address_key(guest.address) in self.unwanted[of_list]:
            return REASONS[of_list]
        if guest.person_id in self.over_limit:
            return OVER_LIMIT
        if kind in RELEASES and self.releases:
            return self._why_no_release(guest)
        if kind is LetterKind.REMINDER_SILENT and not guest.was_asked:
            return NOT_INVITED
        return OTHER_WAITS if kind in REMINDERS and guest.waits else ""

    def _why_no_release(self, guest: Listed) -> str:
        if guest.number in self.notified:
            return HAS_RELEASE
        is_there = release_in_language(dict(self.releases), guest.language) is not None
        return "" if is_there else NO_RELEASE_IN_LANGUAGE


def listed_guests(work: Work, event: Event, numbers: Collection[int] | None = None) -> list[Listed]:
    """All guests who are still on the list, or those with these numbers, by number."""
    found = _guests(work, event)
    if numbers is not None:
        found = found.where(Invitation.id.in_(numbers))
    return [
        Listed(
            number=row.id,
            person_id=row.person_id,
            name=row.name,
            address=row.address,
            language=row.language,
            standing=Answer(row.standing),
            was_asked=row.invited_at is not None and row.asked_sequence is not None,
            came=row.checked_in_at is not None,
            waits=bool(row.waits),
        )
        for row in work.session.execute(found)
    ]


def guest_list(work: Work, event: Event, numbers: Collection[int] | None = None) -> GuestList:
    """`listed_guests` with what decides whether they get a letter."""
    guests = listed_guests(work, event, numbers)
    releases = public_releases(work, event)
    notified = set[int]().union(*(notified_guests(work, one) for one in releases.values()))
    limits = limits_of(work.session, work.office_id)
    people = [guest.person_id for guest in guests]
    over = over_limit(work.session, limits, people, work.now) if limits else set[int]()
    return GuestList(guests, _unwanted(work, guests), releases, notified, over)


def _unwanted(work: Work, guests: Iterable[Listed]) -> dict[ListKind, set[str]]:
    addresses = [guest.address for guest in guests if guest.address]
    return {kind: suppressed_among(work, addresses, kind) for kind in ListKind}


def is_meant(kind: LetterKind, guest: Listed) -> bool:
    """Whether a letter of that kind is for guests who stand so."""
    answer = guest.standing
    return {
        LetterKind.REMINDER_SILENT: answer is Answer.NEEDS_ACTION,
        LetterKind.REMINDER_MAYBE: answer is Answer.TENTATIVE,
        LetterKind.REMINDER_COMING: answer in (Answer.ACCEPTED, Answer.REMOTE),
        LetterKind.THANKS: guest.came,
        LetterKind.MISSED: answer is Answer.ACCEPTED and not guest.came,
        LetterKind.RELEASE_CAME: guest.came,
        LetterKind.RELEASE_ABSENT: not guest.came,
        LetterKind.RELEASE_NEUTRAL: True,
    }[kind]


def _guests(work: Work, event: Event) -> Select[Any]:
    waiting = select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )
    return (
        select(
            Invitation.id,
            Invitation.person_id,
            Invitation.name,
            Invitation.address,
            Invitation.language,
            Invitation.standing.label("standing"),
            Invitation.asked_sequence.label("asked_sequence"),
            Invitation.invited_at,
            Invitation.checked_in_at,
            about_guest(Invitation.id).in_(waiting).label("waits"),
        )
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Invitation.id)
    )
