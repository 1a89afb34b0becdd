"""Who gets a free letter, who is left out, and why: each person once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planner.contacts.suppressions import REASONS, suppressed_among
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.people import Ground, Why, people_meant
from planner.invitations.models import Answer
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import NO_ADDRESS, OVER_LIMIT, Listed, listed_guests
from planner.outbox.limits import limits_of, over_limit
from planner.outbox.list_kinds import ListKind

NO_TEXT = _("there is no text in their language")
ARCHIVED = _("is in the archive")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person whom the selection means. `language` is that of the text that they get, or, if there
    is none, the one that they read. `why` tells by what they were chosen.
    """

    person_id: int
    name: str
    address: str
    language: str
    about: str = ""
    why: tuple[Why, ...] = ()
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """`left_out` are those whom it means and who get no letter, with the reason."""

    recipients: Sequence[Recipient] = ()
    left_out: Sequence[tuple[Recipient, str]] = ()


def list_kind_of(letter: FreeLetter) -> ListKind:
    """What a recipient would opt out of: letters about an event, or news."""
    return ListKind.RELEASES if letter.event_id is None else ListKind.INVITATIONS


def selection(
    work: Work, letter: FreeLetter, person_ids: Collection[int] | None = None
) -> Selection:
    """Everybody whom the letter means, or those of them with these numbers, sorted by name."""
    meant = {one.person_id: one for one in _meant(work, letter, person_ids)}
    kind = list_kind_of(letter)
    unwanted = suppressed_among(work, [one.address for one in meant.values() if one.address], kind)
    limits = limits_of(work.session, work.office_id)
    over = over_limit(work.session, limits, meant, work.now) if limits else set[int]()
    recipients, left_out = [], []
    for one in meant.values():
        if one.is_archived:
            left_out.append((one, ARCHIVED))
        elif not one.address:
            left_out.append((one, NO_ADDRESS))
        elif address_key(one.address) in unwanted:
            left_out.append((one, REASONS[kind]))
        elif one.person_id in over:
            left_out.append((one, OVER_LIMIT))
        elif not letter.texts.get(one.language):
            left_out.append((one, NO_TEXT))
        else:
            recipients.append(one)
    return Selection(recipients, left_out)


def _meant(work: Work, letter: FreeLetter, person_ids: Collection[int] | None) -> list[Recipient]:
    if letter.event is None:
        return _people(work, letter, person_ids)
    return [
        Recipient(
            guest.person_id,
            guest.name,
            guest.address,
            text_language(letter, guest.language),
            f"invitations:{guest.number}",
            (Why(Ground.GUEST),),
        )
        for guest in sorted(listed_guests(work, letter.event), key=lambda one: one.name)
        if _is_in(letter.to or GuestGroup.EVERYBODY, guest)
        and (person_ids is None or guest.person_id in person_ids)
    ]


def _is_in(group: GuestGroup, guest: Listed) -> bool:
    answer = guest.standing
    return {
        GuestGroup.EVERYBODY: True,
        GuestGroup.SILENT: answer is Answer.NEEDS_ACTION,
        GuestGroup.MAYBE: answer is Answer.TENTATIVE,
        GuestGroup.COMING: answer in (Answer.ACCEPTED, Answer.REMOTE),
        GuestGroup.DECLINED: answer is Answer.DECLINED,
        GuestGroup.CAME: guest.came,
        GuestGroup.ABSENT: not guest.came,
    }[group]


def _people(work: Work, letter: FreeLetter, person_ids: Collection[int] | None) -> list[Recipient]:
    return [
        Recipient(
            person.id,
            person.name(person.language),
            person.email,
            text_language(letter, person.language),
            why=why,
            is_archived=person.archived_at is not None,
        )
        for person, why in people_meant(work, letter, person_ids)
    ]


def text_language(letter: FreeLetter, wanted: str) -> str:
    """That of the text for somebody who reads `wanted`; regions are ignored. Who has told no language
    gets the first text.
    """
    if not wanted:
        return next(iter(letter.texts), "")
    base = wanted.split("-")[0].lower()
    return next((tag for tag in letter.texts if tag.split("-")[0].lower() == base), wanted)
