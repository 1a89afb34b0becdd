"""Writing anew the reminders and thanks that wait, when what they tell has changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.history import present
from planner.invitations.models import Invitation
from planner.invitations.purposes import PlainPurpose, guest_number
from planner.invitations.redrawing import (
    AT_ONCE,
    Redrawing,
    is_up_to_date,
    waiting_letters,
)
from planner.kernel.work import Work
from planner.letter_plans.drawing import plain_letters
from planner.letter_plans.last_look import kind_of
from planner.letter_plans.recipients import REMINDERS, guest_list
from planner.letter_plans.whether import OFF, has_begun
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import own_texts
from planner.outbox.models import Letter
from planner.outbox.operations import LetterPlan


def prepare_redrawing(work: Work, event_id: int, only: Collection[int] | None = None) -> Redrawing:
    """What has to be done with the letters about the event that wait, or with those with these
    numbers. At most `AT_ONCE` are written anew. Writes nothing.
    """
    letters = waiting_letters(work, event_id, list(PlainPurpose), only)
    if not letters:
        return Redrawing()
    event = work.session.scalars(event_with_programme(work.office_id, event_id)).one_or_none()
    if event is None or event.status in OFF:
        return Redrawing(pointless=[letter.id for letter in letters])
    now, own = present(work, event), own_texts(work.session, work.office_id, event.id)
    meant = _recipients(work, event, letters)
    pointless = {one.id for one in letters if guest_number(one.about) not in meant[kind_of(one)]}
    stale = [
        one
        for one in letters
        if one.id not in pointless and not is_up_to_date(one, now, own, kind_of(one))
    ]
    return Redrawing(
        pointless=sorted(pointless),
        plans=_drawn(work, event, stale[:AT_ONCE]),
        checksum=now.checksum,
        facts=now.as_json,
    )


def _recipients(work: Work, event: Event, letters: Sequence[Letter]) -> dict[LetterKind, set[int]]:
    """By kind of letter: the guests who would get one now."""
    guests = guest_list(work, event, [guest_number(letter.about) for letter in letters])
    begun, found = has_begun(event, work), {}
    for kind in {kind_of(letter) for letter in letters}:
        recipients = () if kind in REMINDERS and begun else guests.audience(kind).recipients
        found[kind] = {guest.number for guest in recipients}
    return found


def _drawn(work: Work, event: Event, letters: Sequence[Letter]) -> list[LetterPlan]:
    numbers = [guest_number(letter.about) for letter in letters]
    found = select(Invitation).where(
        Invitation.office_id == work.office_id, Invitation.id.in_(numbers)
    )
    guests = {guest.id: guest for guest in work.session.scalars(found)}
    people = [guest.person_id for guest in guests.values()]
    drawers = {
        kind: plain_letters(work, event, kind, people)
        for kind in {kind_of(letter) for letter in letters}
    }
    return [
        drawers[kind_of(letter)].plan(guests[guest_number(letter.about)], letter.unique_key)
        for letter in letters
    ]
