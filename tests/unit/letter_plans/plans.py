"""An event with guests who stand differently, and letters planned about it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from planner.events.models.event import Event
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work
from planner.letter_plans.models import Anchor, PlannedLetter, Way
from planner.letter_plans.operations import choose_way, plan_letter
from planner.letter_plans.ready_plan import LetterPlanRow, When
from planner.letter_texts.kinds import LetterKind
from tests.factories import Make
from tests.unit.invitations.post import invite, send

TEN = time(10)


def row(kind: LetterKind = LetterKind.REMINDER_SILENT, **given: Any) -> LetterPlanRow:
    """Two days before the event at ten, unless said otherwise."""
    when = When(**{"anchor": Anchor.START, "days": 2, "clock": TEN, **given})
    return LetterPlanRow(kind=kind, when=when)


def planned(work: Work, event: Event | None, way: Way = Way.DRAFT, **given: Any) -> PlannedLetter:
    one = plan_letter(work, event, row(**given))
    if way is not Way.DRAFT:
        choose_way(work, one, way)
    return one


def guests(work: Work, make: Make, event: Event, **answers: Answer | None) -> list[Invitation]:
    """Invited by name, with their letters in their hands, and their answers."""
    listed = invite(work, event, [make.person(name.title()) for name in answers]).invited
    send(work)
    by_name = {guest.name: guest for guest in listed}
    for name, given in answers.items():
        if given is not None:
            answer(work, by_name[name.title()], Reply(answer=given))
    work.session.flush()
    return [by_name[name.title()] for name in answers]


def due_at(one: PlannedLetter) -> datetime:
    assert one.due_at is not None
    return one.due_at
