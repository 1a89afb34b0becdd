"""Deciding about planned letters: written now, dropped, taken up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.letter_plans.models import PlanState, Way
from planner.letter_plans.operations import (
    bring_plan_back,
    choose_way,
    drop,
    miss,
    note_written,
    remove_planned,
    revise_planned,
    take_back,
    take_office_plan,
    take_up,
    write_now,
)
from planner.letter_plans.queries import plan_of, row_of
from planner.letter_plans.whether import SOMEBODY_TICKED
from planner.letter_texts.kinds import LetterKind
from tests.factories import Make
from tests.releases import issued
from tests.unit.background.started import acting
from tests.unit.letter_plans.plans import TEN, planned, row

SILENT = LetterKind.REMINDER_SILENT


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(answers_until=date(2012, 3, 24))


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


def test_what_is_written_stays_as_it_was(mine: Work, event: Event) -> None:
    one = planned(mine, event, Way.RELEASED)
    note_written(mine, one)

    acts: tuple[Callable[[], object], ...] = (
        lambda: revise_planned(mine, one, row(), one.version),
        lambda: remove_planned(mine, one),
        lambda: choose_way(mine, one, Way.HELD),
        lambda: drop(mine, one),
        lambda: take_up(mine, one),
        lambda: note_written(mine, one),
    )
    for act in acts:
        with pytest.raises(Conflict):
            act()


def test_it_is_written_now_and_held(mine: Work, event: Event) -> None:
    one = planned(mine, event)

    write_now(mine, one)

    assert (one.state, one.way, one.agreed_by_id) == (
        PlanState.WRITTEN,
        Way.HELD,
        mine.actor_id,
    )


def test_what_was_released_beforehand_leaves_when_it_is_written_now(
    mine: Work, event: Event
) -> None:
    one = planned(mine, event, Way.RELEASED)

    write_now(mine, one)

    assert one.way is Way.RELEASED


def test_what_was_missed_waits_for_a_person_even_if_it_was_released(
    mine: Work, event: Event
) -> None:
    one = planned(mine, event, Way.RELEASED)
    miss(mine, one, "Too late.")

    write_now(mine, one)

    assert (one.way, one.reason) == (Way.HELD, "")


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (EventStatus.CANCELLED, SILENT, "The event is cancelled: nothing leaves."),
        (EventStatus.DRAFT, SILENT, "The event is a draft: nothing leaves."),
        (
            EventStatus.HELD,
            SILENT,
            "The event has begun: a reminder is of no use any more.",
        ),
        (
            EventStatus.HELD,
            LetterKind.RELEASE_CAME,
            "There is no release that everybody may read. Publish it first.",
        ),
        (
            EventStatus.HELD,
            LetterKind.THANKS,
            "Nobody was ticked off at the door, so that nobody knows who came.",
        ),
    ],
)
def test_what_may_not_leave_is_not_written(
    work: Work, make: Make, status: EventStatus, kind: LetterKind, said: str
) -> None:
    one = planned(work, make.event(status=status), kind=kind)

    with pytest.raises(Conflict) as refused:
        write_now(work, one)

    assert refused.value.message == said


def test_thanks_wait_for_the_end(work: Work, event: Event) -> None:
    one = planned(work, event, kind=LetterKind.THANKS)

    with pytest.raises(Conflict, match="at the end of the event"):
        write_now(work, one)


def test_what_is_dropped_is_taken_up_again(work: Work, event: Event) -> None:
    one = planned(work, event)

    drop(work, one)
    assert one.state is PlanState.DROPPED

    take_up(work, one)
    assert (one.state, one.settled_at) == (PlanState.OPEN, None)


def test_a_closed_event_keeps_its_plan(work: Work, make: Make) -> None:
    event = make.event()
    one = planned(work, event)
    event.status = EventStatus.CLOSED

    for act in (
        lambda: planned(work, event),
        lambda: revise_planned(work, one, row(), one.version),
        lambda: remove_planned(work, one),
        lambda: choose_way(work, one, Way.HELD),
        lambda: write_now(work, one),
        lambda: drop(work, one),
        lambda: take_up(work, one),
        lambda: take_back(work, one),
        lambda: take_office_plan(work, event),
    ):
        with pytest.raises(Conflict, match="closed"):
            act()


def test_the_plan_of_a_deleted_draft_comes_back(work: Work, make: Make) -> None:
    event = make.event()
    when = {"anchor": row().when.anchor.value, "is_after": row().when.is_after}
    kept: list[dict[str, Any]] = [
        {"kind": row().kind.value, "clock": "10:00:00", "when": {**when, "days": 4, "hours": None}},
        {"kind": row().kind.value, "clock": None, "when": {**when, "days": 0, "hours": 2}},
    ]

    bring_plan_back(work, event, kept)

    assert [row_of(one) for one in plan_of(work, event.id)] == [
        row(days=4),
        row(days=0, clock=None, hours=2),
    ]
    assert row().when.clock == TEN


def test_a_release_to_all_is_not_written_once_it_is_known_who_came(
    work: Work, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    issued(make, office, event)
    make.invitation(event=event, person=make.person("Ada"), checked_in_at=work.now)
    one = planned(work, event, kind=LetterKind.RELEASE_NEUTRAL)

    with pytest.raises(Conflict) as refused:
        write_now(work, one)

    assert refused.value.message == SOMEBODY_TICKED


def test_letters_with_a_release_are_taken_back_in_the_outbox(
    work: Work, make: Make, office: Office
) -> None:
    event = make.event(status=EventStatus.HELD)
    issued(make, office, event)
    one = planned(work, event, kind=LetterKind.RELEASE_NEUTRAL)
    write_now(work, one)

    with pytest.raises(Conflict, match="discarded in the outbox"):
        take_back(work, one)
