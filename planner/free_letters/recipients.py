"""Who gets a free letter, who is left out, and why: each person once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from planner.contacts.models import Person, PoolMember
from planner.contacts.queries import writing_about
from planner.contacts.suppressions import REASONS, suppressed_among
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.invitations.models import Answer
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import NO_ADDRESS, OVER_LIMIT, Listed, listed_guests
from planner.outbox.limits import limits_of, over_limit
from planner.outbox.list_kinds import ListKind

NO_TEXT = _("there is no text in their language")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person whom the selection means. `language` is that of the text that they get, or, if there
    is none, the one that they read.
    """

    person_id: int
    name: str
    address: str
    language: str
    about: str = ""


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
        if not one.address:
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
    in_pools = select(PoolMember.person_id).where(
        PoolMember.office_id == work.office_id, PoolMember.pool_id.in_(letter.pool_ids)
    )
    found = (
        select(Person)
        .options(selectinload(Person.channels))
        .where(
            Person.office_id == work.office_id,
            Person.archived_at.is_(None),
            or_(Person.id.in_(in_pools), writing_about(letter.topic_ids)),
        )
        .order_by(Person.sort_name, Person.id)
    )
    if person_ids is not None:
        found = found.where(Person.id.in_(person_ids))
    return [
        Recipient(
            person.id,
            person.name(person.language),
            person.email,
            text_language(letter, person.language),
        )
        for person in work.session.scalars(found)
    ]


def text_language(letter: FreeLetter, wanted: str) -> str:
    """That of the text for somebody who reads `wanted`; regions are ignored. Who has told no language
    gets the first text.
    """
    if not wanted:
        return next(iter(letter.texts), "")
    base = wanted.split("-")[0].lower()
    return next((tag for tag in letter.texts if tag.split("-")[0].lower() == base), wanted)
