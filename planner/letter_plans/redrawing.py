"""Writing anew the reminders and thanks that wait, when what they tell has changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.history import present, snapshot_id
from planner.invitations.models import Invitation
from planner.invitations.purposes import PlainPurpose, guest_number
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.drawing import plain_letters
from planner.letter_plans.last_look import kind_of
from planner.letter_plans.recipients import REMINDERS, guest_list
from planner.letter_plans.whether import OFF, has_begun
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import own_texts
from planner.outbox.models import WAITING, Letter
from planner.outbox.operations import LetterPlan, rewrite_waiting, supersede

AT_ONCE = 50
WRITTEN_ANEW = _("What it told has changed. It is written anew: look at it, then release it.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Redrawing:
    """Waiting letters about an event: those that are of no use any more, by number, and those that
    tell what has changed, as they would be written now. `checksum` and `facts` are of the event.
    """

    pointless: Sequence[int] = ()
    plans: Sequence[LetterPlan] = ()
    checksum: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.pointless or self.plans)


def events_with_waiting(session: Session) -> list[tuple[int, int]]:
    """Office and event of all letters of this kind that wait; for the worker."""
    found = (
        select(Letter.office_id, Letter.event_id)
        .where(Letter.purpose.in_(list(PlainPurpose)), Letter.delivery.in_(WAITING))
        .distinct()
    )
    return [(office_id, event_id) for office_id, event_id in session.execute(found) if event_id]


def prepare_redrawing(work: Work, event_id: int, only: Collection[int] | None = None) -> Redrawing:
    """What has to be done with the letters about the event that wait, or with those with these
    numbers. At most `AT_ONCE` are written anew. Writes nothing.
    """
    event = work.session.scalars(event_with_programme(work.office_id, event_id)).one_or_none()
    letters = _waiting(work, event_id, only)
    if event is None or event.status in OFF or not letters:
        return Redrawing(pointless=[letter.id for letter in letters])
    now, own = present(work, event), own_texts(work.session, work.office_id, event.id)
    meant = _recipients(work, event, letters)
    pointless = [one.id for one in letters if guest_number(one.about) not in meant[kind_of(one)]]
    stale = [
        one
        for one in letters
        if one.id not in set(pointless)
        and not (
            one.snapshot_id is not None
            and one.snapshot_id == now.snapshot_id
            and own.is_current(one.wording, one.language, kind_of(one))
        )
    ]
    return Redrawing(
        pointless=pointless,
        plans=_drawn(work, event, stale[:AT_ONCE]),
        checksum=now.checksum,
        facts=now.as_json,
    )


def store_redrawing(work: Work, event_id: int, redrawing: Redrawing) -> int:
    """Take back what is of no use, and replace what is outdated; how many letters. The new ones are
    held, so that a person looks at them.
    """
    count = supersede(work, redrawing.pointless)
    if not redrawing.plans:
        return count
    stored = snapshot_id(work, event_id, redrawing.checksum, redrawing.facts)
    plans = [replace(plan, snapshot_id=stored) for plan in redrawing.plans]
    return count + rewrite_waiting(work, plans, WRITTEN_ANEW)


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


def _waiting(work: Work, event_id: int, only: Collection[int] | None) -> Sequence[Letter]:
    found = select(Letter).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event_id,
        Letter.purpose.in_(list(PlainPurpose)),
        Letter.delivery.in_(WAITING),
    )
    if only is not None:
        found = found.where(Letter.id.in_(only))
    texts = (defer(text) for text in (Letter.text, Letter.html, Letter.calendar))
    return work.session.scalars(found.options(*texts).order_by(Letter.id)).all()
