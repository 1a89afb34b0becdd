"""Who gets a free letter, who is left out, and why: each person once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planner.contacts.suppressions import REASONS, suppressed_among
from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.invitations.chosen_people import (
    ARCHIVED,
    Choice,
    Why,
    by_hand,
    cards,
    chosen,
    not_archived,
)
from planner.invitations.models import Answer
from planner.invitations.person_filter import PersonFilter
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import NO_ADDRESS, OVER_LIMIT, Listed, listed_guests
from planner.outbox.limits import limits_of, over_limit
from planner.outbox.list_kinds import ListKind

NO_TEXT = _("there is no text in their language")
NOT_MEANT = _("not among those whom the letter means any more")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person whom the selection means. `language` is that of the text that they get, or, if there
    is none, the one that they read. `why` tells by what they were chosen; `after` is the number of the
    letter that they had before, if this one is sent again.
    """

    person_id: int
    name: str
    address: str
    language: str
    about: str = ""
    why: tuple[Why, ...] = ()
    is_archived: bool = False
    after: int | None = None

    def key_of(self, letter: FreeLetter) -> str:
        """`Letter.unique_key`: one letter, and one more after each that they had."""
        return f"{letter.key}{self.person_id}" + (f":after{self.after}" if self.after else "")


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
    return sorted_out(work, letter, people_meant(work, letter, person_ids))


def sorted_out(work: Work, letter: FreeLetter, people: Sequence[Recipient]) -> Selection:
    """Which of these get it as things stand, and why the others do not."""
    meant = {one.person_id: one for one in people}
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


def people_meant(
    work: Work, letter: FreeLetter, person_ids: Collection[int] | None = None
) -> list[Recipient]:
    """Whom it means, or those of them with these numbers, whether they get it or not."""
    if letter.event is not None:
        group = letter.to or GuestGroup.EVERYBODY
        return _guests(work, letter, letter.event, group, person_ids)
    found = chosen(work, choice_of(letter), person_ids)
    return _people(work, letter, found, by_hand(found))


def people_known(work: Work, letter: FreeLetter, person_ids: Collection[int]) -> list[Recipient]:
    """These people, if it could mean them: guests of its event, however they stand, or anybody."""
    if letter.event is not None:
        return _guests(work, letter, letter.event, GuestGroup.EVERYBODY, person_ids)
    return _people(work, letter, dict.fromkeys(person_ids, ()), person_ids)


def _guests(
    work: Work,
    letter: FreeLetter,
    event: Event,
    group: GuestGroup,
    person_ids: Collection[int] | None,
) -> list[Recipient]:
    return [
        Recipient(
            guest.person_id,
            guest.name,
            guest.address,
            text_language(letter, guest.language),
            f"invitations:{guest.number}",
        )
        for guest in sorted(listed_guests(work, event), key=lambda one: one.name)
        if is_in(group, guest) and (person_ids is None or guest.person_id in person_ids)
    ]


def is_in(group: GuestGroup, guest: Listed) -> bool:
    """Whether a guest who stands so belongs to the group."""
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


def _people(
    work: Work,
    letter: FreeLetter,
    found: Mapping[int, tuple[Why, ...]],
    by_name: Collection[int],
) -> list[Recipient]:
    """`by_name` are told of even from the archive."""
    return [
        Recipient(
            card.person_id,
            card.names.best(card.language),
            card.email,
            text_language(letter, card.language),
            why=found[card.person_id],
            is_archived=card.is_archived,
        )
        for card in cards(work, found, by_name)
    ]


def choice_of(letter: FreeLetter) -> Choice:
    """What the people of a letter without an event are chosen by."""
    wanted = filter_of(letter)
    return Choice(
        pool_ids=letter.pool_ids,
        topic_ids=letter.topic_ids,
        filters=[("", wanted)] if wanted else (),
        person_ids=letter.person_ids,
    )


def filter_of(letter: FreeLetter) -> PersonFilter | None:
    """The filter that it was given, if any."""
    return not_archived(PersonFilter.of(letter.conditions)) if letter.conditions else None


def text_language(letter: FreeLetter, wanted: str) -> str:
    """That of the text for somebody who reads `wanted`; regions are ignored. Who has told no language
    gets the first text.
    """
    if not wanted:
        return next(iter(letter.texts), "")
    base = wanted.split("-")[0].lower()
    return next((tag for tag in letter.texts if tag.split("-")[0].lower() == base), wanted)
