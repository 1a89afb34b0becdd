"""Changing an event that people are invited to: the event moves, and they are written to.

Each letter is held until a person lets it go, and overtakes what still waits for that guest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from planner.events.changes import Change
from planner.events.lifecycle import Letters, step_to
from planner.events.models import Event, EventStatus
from planner.events.operations import move_event
from planner.events.outline import Outline, revise_outline
from planner.invitations.answers import ASKABLE
from planner.invitations.facts import facts_of
from planner.invitations.letters import about, draft_letters
from planner.invitations.messages import Purpose, known_of
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import supersede

_PURPOSES = {
    Letters.UPDATE: Purpose.UPDATE,
    Letters.POSTPONEMENT: Purpose.POSTPONEMENT,
    Letters.CANCELLATION: Purpose.CANCELLATION,
}
_WAITING = (Delivery.HELD, Delivery.QUEUED)


def move(work: Work, event: Event, to: EventStatus, reason: str = "") -> Change:
    """Move the event on and draft what its guests must hear of it.

    Where nobody is asked any more, as when it was held, letters that still ask are not sent.
    """
    step = step_to(event, to)
    change = move_event(work, event, to, reason)
    purpose = _PURPOSES.get(step.letters)
    if purpose is not None:
        draft_letters(
            work,
            event,
            asked_guests(work, event),
            purpose,
            is_new_version=True,
            reason=event.status_reason,
        )
    elif to not in ASKABLE:
        guests = [about(invitation) for invitation in asked_guests(work, event)]
        supersede(work, guests, [purpose for purpose in Purpose if purpose.asks])
    return change


def revise(work: Work, event: Event, outline: Outline, opened_version: int | None) -> Change:
    """Save the outline. Guests are written to anew where date or place changed.

    A smaller change bothers nobody who has their letter, unless staff ask for it
    (`bring_up_to_date`); letters that still wait are worded anew.
    """
    change = revise_outline(work, event, outline, opened_version)
    if event.status not in ASKABLE:
        return change
    if change.raises_sequence:
        guests = asked_guests(work, event)
        draft_letters(work, event, guests, Purpose.UPDATE, is_new_version=True)
    else:
        refresh_waiting(work, event)
    return change


def behind(work: Work, event: Event) -> Sequence[Invitation]:
    """Guests whose last letter is older than the record: a longer programme moves the end."""
    found = _asked(work, event).where(Invitation.sent_sequence < event.sequence)
    return work.session.scalars(found).all()


def told_otherwise(work: Work, event: Event) -> Sequence[Invitation]:
    """Guests whose last letter has date and place right, but another title, programme or text."""
    if event.status not in ASKABLE or event.ends_at is None or event.ends_at <= work.now:
        return []
    last = Invitation.drafted["said"].as_string()
    asked = _asked(work, event).where(Invitation.sent_sequence >= event.sequence)
    told = asked.with_only_columns(Invitation.language, last).order_by(None).distinct()
    outdated = [
        and_(Invitation.language == language, last == said)
        for language, said in work.session.execute(told).all()
        if said and said != known_of(facts_of(event, language, work.now)).said
    ]
    return work.session.scalars(asked.where(or_(*outdated))).all() if outdated else []


def bring_up_to_date(work: Work, event: Event) -> int:
    """Draft an update to each guest who is `behind` or `told_otherwise`; how many.

    Only to those behind it is a new version with a higher SEQUENCE that asks for a new answer.
    Raises `Conflict` if there is nobody to write to.
    """
    late = behind(work, event) if event.status in ASKABLE else []
    misinformed = told_otherwise(work, event)
    if not (late or misinformed):
        raise Conflict("No guest has to hear of a change.")
    written = draft_letters(work, event, late, Purpose.UPDATE, is_new_version=True)
    return written + draft_letters(work, event, misinformed, Purpose.UPDATE)


def refresh_waiting(work: Work, event: Event) -> int:
    """Word the letters that still wait anew from the record as it is now; how many."""
    found = select(Letter.about, Letter.purpose).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_([Purpose.INVITATION, Purpose.UPDATE]),
        Letter.delivery.in_(_WAITING),
    )
    waiting = {row.about: Purpose(row.purpose) for row in work.session.execute(found)}
    by_purpose: dict[Purpose, list[Invitation]] = defaultdict(list)
    for invitation in asked_guests(work, event) if waiting else ():
        if purpose := waiting.get(about(invitation)):
            by_purpose[purpose].append(invitation)
    return sum(
        draft_letters(work, event, guests, purpose) for purpose, guests in by_purpose.items()
    )


def asked_guests(work: Work, event: Event) -> Sequence[Invitation]:
    """Everybody who is invited now, in the order of the list; nobody who only walked in."""
    return work.session.scalars(_asked(work, event)).all()


def _asked(work: Work, event: Event) -> Rows[Invitation]:
    found = select(Invitation).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.invited_at.is_not(None),
        Invitation.withdrawn_at.is_(None),
    )
    return found.order_by(Invitation.sort_name, Invitation.id)
