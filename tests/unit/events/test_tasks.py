"""The checklist of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.changes import When
from planner.events.due_days import MOST_DAYS, distance, week_ends
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventKind, EventStatus
from planner.events.models.task import EventTask
from planner.events.operations.tasks import (
    TaskPlan,
    add_task,
    bring_task_back,
    remove_task,
    revise_task,
    take_checklist,
    tick_task,
    untick_task,
)
from planner.events.ready_checklists import READY_CHECKLISTS
from planner.events.schedule import set_when
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.members.operations import remove
from tests.factories import Make

BOOK = Texts(en="Book the venue", ru="Забронировать площадку")
DAY = date(2012, 3, 27)


def plan(**given: object) -> TaskPlan:
    return TaskPlan(**{"titles": BOOK, **given})  # type: ignore[arg-type]


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def moved(event: Event, first: date, last: date | None = None, **given: object) -> Event:
    when = When(starts_on=first, ends_on=last, zone=event.zone, certainty=Certainty.TIME_TBC)
    set_when(event, replace(when, **given))  # type: ignore[arg-type]
    return event


def test_a_row_is_due_by_the_days_of_the_event(work: Work, make: Make) -> None:
    event = moved(make.event(), DAY, date(2012, 3, 28))

    due = [
        add_task(work, event, plan(days=days, is_after=is_after)).due_on
        for days, is_after in ((7, False), (0, False), (1, True), (None, False))
    ]

    assert due == [date(2012, 3, 20), DAY, date(2012, 3, 29), None]


def test_days_follow_the_event_and_what_is_set_by_hand_stays(work: Work, make: Make) -> None:
    event = make.event()
    follows = add_task(work, event, plan(days=7))
    stays = add_task(work, event, plan(due_on=date(2012, 3, 1)))

    moved(event, date(2012, 4, 10))
    later = follows.due_on
    moved(event, date(2012, 5, 1), certainty=Certainty.MONTH_ONLY)

    assert later == date(2012, 4, 3)
    assert (follows.due_on, stays.due_on) == (None, date(2012, 3, 1))


def test_a_row_is_ticked_once_and_the_tick_taken_back_once(work: Work, make: Make) -> None:
    member = make.member()
    acting = replace(work, actor_id=member.user_id)
    task = make.task(make.event())

    tick_task(acting, task)
    tick_task(replace(work, actor_id=None), task)
    ticked = task.done_at, task.done_by_id
    untick_task(acting, task)
    untick_task(acting, task)

    assert ticked == (work.now, member.user_id)
    assert (task.done_at, task.done_by_id) == (None, None)
    assert verbs(work) == ["task.done", "task.reopened"]


def test_a_row_is_changed_and_given_to_somebody(work: Work, make: Make) -> None:
    event, member = make.event(), make.member()
    task = add_task(work, event, plan(days=7, due_on=date(2012, 1, 1)))

    revise_task(
        work, task, plan(titles=Texts(en="Call"), responsible_id=member.user_id, is_after=True), 1
    )

    assert (task.titles, task.responsible, task.version) == (Texts(en="Call"), member.user, 2)
    assert (task.days, task.is_after, task.due_on) == (None, False, None)
    assert task.responsible_now == member.user_id
    with pytest.raises(Stale):
        revise_task(work, task, plan(), 1)


def test_without_a_name_it_is_done_by_who_is_responsible(work: Work, make: Make) -> None:
    member = make.member()

    task = make.task(make.event(responsible=member.user))

    assert task.responsible_now == member.user_id


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titles": Texts()}, "titles"),
        ({"days": MOST_DAYS + 1}, "days"),
        ({"responsible_id": 987_654}, "responsible_id"),
    ],
)
def test_what_a_row_must_be(work: Work, make: Make, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_task(work, make.event(), plan(**wrong))

    assert refused.value.field == field


def test_a_removed_row_comes_back(work: Work, make: Make) -> None:
    event, member = make.event(), make.member()
    task = add_task(work, event, plan(days=7, responsible_id=member.user_id))
    tick_task(replace(work, actor_id=member.user_id), task)
    uid, due_on = task.uid, task.due_on

    back = bring_task_back(work, event, remove_task(work, task))

    assert (back.uid, back.due_on, back.done_at) == (uid, due_on, work.now)
    assert (back.responsible_id, back.done_by_id, back.days) == (member.user_id, member.user_id, 7)
    assert verbs(work)[-2:] == ["task.removed", "task.restored"]


def test_it_comes_back_without_who_has_left(work: Work, make: Make) -> None:
    event, member, boss = make.event(), make.member(), make.member(Role.ADMINISTRATOR)
    task = add_task(work, event, plan(responsible_id=member.user_id))
    tick_task(replace(work, actor_id=boss.user_id), task)
    removed = remove_task(work, task)
    remove(replace(work, actor_id=boss.user_id), member)

    back = bring_task_back(work, event, removed)

    assert (back.responsible_id, back.done_by_id) == (None, boss.user_id)


def test_an_event_without_rows_takes_those_of_its_kind(work: Work, make: Make) -> None:
    event = make.event()
    ready = READY_CHECKLISTS[EventKind.ROUND_TABLE]

    count = take_checklist(work, event)

    work.session.expire_all()
    assert count == len(ready)
    assert [task.titles for task in event.tasks] == [one.titles for one in ready]
    with pytest.raises(Conflict, match="rows already"):
        take_checklist(work, event)


def test_nothing_changes_on_a_closed_event(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    task = make.task(event)

    for act in (tick_task, untick_task, remove_task):
        with pytest.raises(Conflict):
            act(work, task)
    with pytest.raises(Conflict):
        add_task(work, event, plan())


def test_rows_are_sorted_by_their_day_or_their_distance(make: Make) -> None:
    event = make.event()
    rows = [
        make.task(event, titles=Texts(en=title), days=days, is_after=is_after, due_on=due_on)
        for title, days, is_after, due_on in (
            ("after", 3, True, None),
            ("on the day", 0, False, None),
            ("before", 9, False, None),
            ("dated", None, False, DAY),
        )
    ]

    assert [task.titles["en"] for task in sorted(rows, key=lambda task: task.rank)] == [
        "dated",
        "before",
        "on the day",
        "after",
    ]


@pytest.mark.parametrize(
    ("due_on", "far"),
    [
        (date(2012, 3, 20), (7, False)),
        (DAY, (0, False)),
        (date(2012, 3, 30), (3, True)),
        (None, None),
    ],
)
def test_a_day_set_by_hand_has_a_distance(
    make: Make, due_on: date | None, far: tuple[int, bool] | None
) -> None:
    event = make.event()

    assert distance(event, EventTask(due_on=due_on)) == far


def test_the_distance_that_was_entered_is_kept(make: Make) -> None:
    event = make.event(starts_on=None, ends_on=None, starts_clock=None, ends_clock=None)

    assert distance(event, EventTask(days=5, is_after=True)) == (5, True)
    assert distance(event, EventTask(due_on=DAY)) is None


def test_a_week_ends_on_sunday() -> None:
    assert week_ends(date(2012, 3, 20)) == week_ends(date(2012, 3, 25)) == date(2012, 3, 25)
