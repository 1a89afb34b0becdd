"""Writing anew the letters about an event that wait, when what they tell has changed.

For letters that change nothing for the guest: reminders and thanks (`letter_plans`), and what was decided
about a request to attend (`accreditation`). Those that a guest is owed are compared by `letter_planning`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from planner.invitations.history import snapshot_id
from planner.invitations.told import Present
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
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


def events_with_waiting(session: Session, purposes: Collection[StrEnum]) -> set[tuple[int, int]]:
    """Office and event of all letters of these purposes that wait; for the worker."""
    found = (
        select(Letter.office_id, Letter.event_id)
        .where(Letter.purpose.in_(list(purposes)), Letter.delivery.in_(WAITING))
        .distinct()
    )
    return {(office_id, event_id) for office_id, event_id in session.execute(found) if event_id}


def waiting_letters(
    work: Work, event_id: int, purposes: Collection[StrEnum], only: Collection[int] | None = None
) -> Sequence[Letter]:
    """Those of these purposes about the event, or those of them with these numbers, without their
    texts.
    """
    found = select(Letter).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event_id,
        Letter.purpose.in_(list(purposes)),
        Letter.delivery.in_(WAITING),
    )
    if only is not None:
        found = found.where(Letter.id.in_(only))
    texts = (defer(text) for text in (Letter.text, Letter.html, Letter.calendar))
    return work.session.scalars(found.options(*texts).order_by(Letter.id)).all()


def is_up_to_date(letter: Letter, now: Present, own: OwnTexts, kind: LetterKind) -> bool:
    """Whether the event and the office's own texts are still as in the letter."""
    return (
        letter.snapshot_id is not None
        and letter.snapshot_id == now.snapshot_id
        and own.is_current(letter.wording, letter.language, kind)
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
