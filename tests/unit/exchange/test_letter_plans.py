"""The plan of letters in event files, copies and templates: as drafts, and only where there is none."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.changes import When as EventWhen
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.exchange.copying import CopyPlan, Takes, copy_event, what_there_is
from planner.exchange.deleting import delete_draft, restore_draft
from planner.exchange.export import export_event
from planner.exchange.importing import apply_import, plan_import
from planner.exchange.reading import BadFile
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.models import Anchor, PlannedLetter, PlanState, Way
from planner.letter_plans.operations import plan_letter
from planner.letter_plans.queries import plan_of
from planner.letter_plans.ready_plan import LetterPlanRow, When
from planner.letter_texts.kinds import LetterKind
from tests.factories import Make

THANKS = LetterPlanRow(
    kind=LetterKind.THANKS, when=When(anchor=Anchor.END, days=1, clock=time(10), is_after=True)
)
REMINDER = LetterPlanRow(kind=LetterKind.REMINDER_COMING, when=When(anchor=Anchor.START, hours=3))


@pytest.fixture
def event(work: Work, make: Make) -> Event:
    event = make.event()
    for row in (THANKS, REMINDER, REMINDER):
        plan_letter(work, event, row).way = Way.RELEASED
    return event


def told(planned: list[PlannedLetter]) -> list[tuple[Any, ...]]:
    return [
        (one.kind, one.anchor, one.days, one.clock, one.hours, one.is_after, one.way, one.state)
        for one in planned
    ]


DRAFTS = [
    (LetterKind.THANKS, Anchor.END, 1, time(10), None, True, Way.DRAFT, PlanState.OPEN),
    (LetterKind.REMINDER_COMING, Anchor.START, 0, None, 3, False, Way.DRAFT, PlanState.OPEN),
]


def test_it_comes_along_in_a_file_each_letter_once(work: Work, make: Make, event: Event) -> None:
    document = export_event(work.session, event)
    document["event"]["uid"] = "another-event"

    other = apply_import(work, plan_import(work, document, None))

    planned = plan_of(work, other.id)
    assert told(planned) == DRAFTS
    assert all(one.due_at is not None for one in planned)


def test_a_plan_that_is_there_stays(work: Work, event: Event) -> None:
    document = export_event(work.session, event)

    apply_import(work, plan_import(work, document, None))

    assert len(plan_of(work, event.id)) == 3


def test_what_cannot_be_planned_is_refused(work: Work, event: Event) -> None:
    document = export_event(work.session, event)
    document["event"]["letter_plan"][0]["days"] = 999

    with pytest.raises(BadFile) as refused:
        plan_import(work, document, None)

    assert refused.value.faults[0].path == "event.letter_plan.0.count"


def test_a_copy_takes_it_or_not(work: Work, event: Event) -> None:
    assert what_there_is(work, event)[Takes.LETTER_PLAN] == 3
    when = EventWhen(starts_on=date(2012, 5, 1), certainty=Certainty.ALL_DAY, zone=event.zone)
    title = Texts(en="Rivers again")

    copy = copy_event(work, event, CopyPlan(titles=title, when=when))
    bare = copy_event(work, event, CopyPlan(titles=title, when=when, takes={Takes.PROGRAMME}))

    assert told(plan_of(work, copy.id)) == DRAFTS
    assert plan_of(work, bare.id) == []


def test_it_comes_back_with_a_deleted_draft(work: Work, event: Event) -> None:
    event.status = EventStatus.DRAFT

    restored = restore_draft(work, delete_draft(work, event)).event

    assert told(plan_of(work, restored.id)) == DRAFTS
