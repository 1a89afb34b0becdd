"""The plan of letters that is proposed to an office that has none of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from planner.letter_plans.models import Anchor
from planner.letter_texts.kinds import LetterKind


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """As in `models.PlannedLetter`: `days` with `clock`, or `hours`."""

    anchor: Anchor
    days: int = 0
    clock: time | None = None
    hours: int | None = None
    is_after: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterPlanRow:
    """A planned letter as entered."""

    kind: LetterKind
    when: When


_TEN, _NOON = time(10), time(12)
READY_PLAN: tuple[LetterPlanRow, ...] = (
    LetterPlanRow(
        kind=LetterKind.REMINDER_SILENT,
        when=When(anchor=Anchor.DEADLINE, days=2, clock=_TEN),
    ),
    LetterPlanRow(
        kind=LetterKind.REMINDER_MAYBE,
        when=When(anchor=Anchor.DEADLINE, clock=_TEN),
    ),
    LetterPlanRow(
        kind=LetterKind.REMINDER_COMING,
        when=When(anchor=Anchor.START, days=1, clock=_NOON),
    ),
    LetterPlanRow(
        kind=LetterKind.RELEASE_CAME, when=When(anchor=Anchor.END, hours=2, is_after=True)
    ),
    LetterPlanRow(
        kind=LetterKind.RELEASE_ABSENT, when=When(anchor=Anchor.END, hours=2, is_after=True)
    ),
    LetterPlanRow(
        kind=LetterKind.THANKS,
        when=When(anchor=Anchor.END, days=1, clock=_TEN, is_after=True),
    ),
)
_WITHOUT_DEADLINE_DAYS = 3


def without_deadline(row: LetterPlanRow) -> LetterPlanRow:
    """The row for an event without a last day to answer: counted from its beginning, three days
    earlier.
    """
    if row.when.anchor is not Anchor.DEADLINE:
        return row
    before = -row.when.days if row.when.is_after else row.when.days
    away = before + _WITHOUT_DEADLINE_DAYS
    when = When(anchor=Anchor.START, days=abs(away), clock=row.when.clock, is_after=away < 0)
    return LetterPlanRow(kind=row.kind, when=when)
