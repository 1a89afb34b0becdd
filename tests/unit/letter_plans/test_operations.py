"""Planning letters, and deciding about them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.models.event import Event
from planner.history.models import Removed
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.letter_plans.models import Anchor, PlanState, Way
from planner.letter_plans.operations import (
    bring_planned_back,
    choose_way,
    miss,
    plan_letter,
    remove_planned,
    return_to_proposal,
    revise_planned,
    take_office_plan,
)
from planner.letter_plans.queries import office_plan, plan_of, row_of
from planner.letter_plans.ready_plan import READY_PLAN, without_deadline
from planner.letter_texts.kinds import LetterKind
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.letter_plans.plans import planned, row

SILENT = LetterKind.REMINDER_SILENT


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(answers_until=date(2012, 3, 24))


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": LetterKind.INVITATION}, "kind"),
        ({"clock": None}, "clock"),
        ({"anchor": Anchor.DEADLINE, "clock": None, "hours": 3}, "anchor"),
        ({"days": 91}, "count"),
        ({"days": -1}, "count"),
        ({"clock": None, "hours": 73}, "count"),
    ],
)
def test_what_cannot_be_planned_is_refused_at_its_field(
    work: Work, event: Event, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        planned(work, event, **given)

    assert refused.value.field == field


def test_an_event_takes_the_proposal_as_drafts(work: Work, event: Event) -> None:
    count = take_office_plan(work, event)

    rows = plan_of(work, event.id)
    assert count == len(READY_PLAN)
    assert [row_of(one) for one in rows] == list(READY_PLAN)
    assert {(one.way, one.state) for one in rows} == {(Way.DRAFT, PlanState.OPEN)}
    assert all(one.due_at for one in rows)


def test_without_a_last_day_to_answer_its_letters_count_from_the_beginning(
    work: Work, make: Make
) -> None:
    event = make.event(answers_until=None)

    take_office_plan(work, event)

    rows = plan_of(work, event.id)
    assert {one.anchor for one in rows} == {Anchor.START, Anchor.END}
    assert [one.days for one in rows if one.kind is SILENT] == [5]


@pytest.mark.parametrize(
    ("days", "is_after", "expected"), [(1, True, (2, False)), (5, True, (2, True))]
)
def test_after_the_last_day_to_answer_is_nearer_to_the_beginning(
    days: int, *, is_after: bool, expected: tuple[int, bool]
) -> None:
    when = without_deadline(row(anchor=Anchor.DEADLINE, days=days, is_after=is_after)).when

    assert (when.anchor, when.days, when.is_after) == (Anchor.START, *expected)


def test_a_plan_is_not_taken_twice(work: Work, event: Event) -> None:
    take_office_plan(work, event)

    with pytest.raises(Conflict):
        take_office_plan(work, event)


def test_the_office_changes_what_plans_begin_with(work: Work, event: Event) -> None:
    own = plan_letter(work, None, row(LetterKind.MISSED))
    remove_planned(work, plan_letter(work, None, row()))
    remove_planned(work, plan_of(work, None)[0])

    assert [one.kind for one in office_plan(work)] == [
        *(one.kind for one in READY_PLAN[1:]),
        LetterKind.MISSED,
    ]
    assert own.due_at is None
    assert take_office_plan(work, event) == len(READY_PLAN)


def test_the_office_returns_to_the_proposal(work: Work) -> None:
    plan_letter(work, None, row(LetterKind.MISSED))

    return_to_proposal(work)
    return_to_proposal(work)

    assert office_plan(work) == list(READY_PLAN)


def test_what_is_changed_is_settled_anew(work: Work, event: Event) -> None:
    one = planned(work, event)
    before = one.due_at
    miss(work, one, "Too late.")

    revise_planned(work, one, row(days=1), one.version)

    assert one.due_at is not None
    assert before is not None
    assert (one.due_at - before).days == 1
    assert (one.state, one.reason) == (PlanState.OPEN, "")


def test_a_change_by_somebody_else_is_noticed(work: Work, event: Event) -> None:
    one = planned(work, event)
    choose_way(work, one, Way.HELD)

    with pytest.raises(Stale):
        revise_planned(work, one, row(days=1), 1)


def test_who_agrees_is_noted_and_who_takes_it_back_is_not(mine: Work, event: Event) -> None:
    one = planned(mine, event)

    choose_way(mine, one, Way.RELEASED)
    assert one.agreed_by_id == mine.actor_id

    choose_way(mine, one, Way.DRAFT)
    assert one.agreed_by_id is None
    with pytest.raises(Conflict):
        choose_way(mine, one, Way.DRAFT)


def test_what_was_removed_comes_back_as_a_draft(mine: Work, event: Event) -> None:
    one = planned(mine, event, Way.RELEASED, days=3, clock=time(9, 30))

    removed = remove_planned(mine, one)

    assert isinstance(removed, Removed)
    assert plan_of(mine, event.id) == []
    back = bring_planned_back(mine, event, removed)
    assert row_of(back) == row(days=3, clock=time(9, 30))
    assert (back.way, back.agreed_by_id) == (Way.DRAFT, None)
