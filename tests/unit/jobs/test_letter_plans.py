"""Planned letters whose hour has come: each is written once, whatever happens to the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.background.models import Job, JobState
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.jobs import planned_letters
from planner.jobs.kinds import ACTS
from planner.jobs.portions import do_portion
from planner.kernel.work import Work
from planner.letter_plans.models import PlanState, Way
from planner.letter_texts.kinds import LetterKind
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.invitations.post import move
from tests.unit.jobs.doing import told, tools_for
from tests.unit.jobs.worker_and_plan import EVE, MINUTE, begin, do_all, do_one, letters, state
from tests.unit.letter_plans.plans import due_at, guests, planned

K, S = LetterKind, PlanState


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_before_its_hour_nothing_happens(mine: Work, make: Make, event: Event) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)

    assert begin(mine, due_at(one) - MINUTE) == 0
    assert state(mine, one) == (S.OPEN, "")


@pytest.mark.parametrize(("way", "delivery"), [(Way.HELD, "held"), (Way.RELEASED, "queued")])
def test_at_its_hour_the_silent_are_written_to(
    mine: Work, make: Make, event: Event, tmp_path: Path, way: Way, delivery: str
) -> None:
    guests(mine, make, event, ada=None, ben=Answer.ACCEPTED, clara=None)
    one = planned(mine, event, way)

    assert begin(mine, due_at(one)) == 1
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "reminder", delivery), ("Clara", "reminder", delivery)]
    assert state(mine, one) == (S.WRITTEN, "")
    job = mine.session.get_one(Job, one.job_id)
    assert (job.state, job.started_by_id) == (JobState.DONE, mine.actor_id)


def test_a_draft_writes_nothing(mine: Work, make: Make, event: Event, tmp_path: Path) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event)

    assert begin(mine, due_at(one) + MINUTE) == 0
    do_all(mine, tmp_path)

    assert letters(mine) == []


def test_two_workers_write_each_letter_once(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)

    assert [begin(mine, due_at(one)) for _worker in range(3)] == [1, 0, 0]
    do_all(mine, tmp_path)
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "reminder", "queued")]


def test_a_worker_that_is_killed_between_portions_is_gone_on_with(
    mine: Work, make: Make, event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planned_letters, "PORTION", 2)
    guests(mine, make, event, ada=None, ben=None, clara=None, dmitri=None, elena=None)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))

    do_one(mine, tmp_path)
    assert len(letters(mine)) == 2
    do_all(mine, tmp_path)

    assert [name for name, *_rest in letters(mine)] == ["Ada", "Ben", "Clara", "Dmitri", "Elena"]


def test_nobody_is_reminded_who_answered_while_letters_were_written(
    mine: Work, make: Make, event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planned_letters, "PORTION", 1)
    _ada, ben = guests(mine, make, event, ada=None, ben=None)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))
    do_one(mine, tmp_path)

    answer(mine, mine.session.get_one(Invitation, ben.id), Reply(answer=Answer.ACCEPTED))
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "reminder", "held")]


def test_who_answers_between_drawing_and_storing_gets_no_reminder(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    ada, _ben = guests(mine, make, event, ada=None, ben=None)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))
    act = ACTS["planned_letters"]
    prepared = act.prepare

    def meanwhile(work: Work, task: object, tools: object) -> object:
        store = prepared(work, task, tools)  # type: ignore[arg-type]
        answer(work, work.session.get_one(Invitation, ada.id), Reply(answer=Answer.ACCEPTED))
        work.session.commit()
        return store

    acts = {**ACTS, "planned_letters": replace(act, prepare=meanwhile)}  # type: ignore[arg-type]
    mine.session.commit()
    do_portion(mine.session, acts, tools_for(mine, tmp_path), EVE)

    assert letters(mine) == [("Ben", "reminder", "held")]


def test_the_job_tells_who_was_left_out_and_why(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    _ada, ben = guests(mine, make, event, ada=None, ben=None)
    suppress(mine, [ben.address], Unwanted.INVITATIONS, SuppressionRoad.LINK)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))
    do_all(mine, tmp_path)

    job = mine.session.get_one(Job, one.job_id)
    assert told(mine, job) == [
        ("Ada", "done", ""),
        ("Ben", "passed", "does not want invitations"),
    ]


def test_the_hour_follows_an_event_that_moves(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.HELD)
    before = due_at(one)
    event.starts_on = event.ends_on = date(2012, 4, 3)
    assert event.starts_at is not None
    event.starts_at += timedelta(days=7)

    assert begin(mine, before) == 0
    mine.session.refresh(one)
    assert due_at(one) == before + timedelta(days=7)
    assert begin(mine, due_at(one)) == 1


@pytest.mark.parametrize(
    "status", [EventStatus.CANCELLED, EventStatus.POSTPONED], ids=lambda one: one.value
)
def test_nothing_leaves_about_an_event_that_is_off(
    mine: Work, make: Make, event: Event, tmp_path: Path, status: EventStatus
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)
    due = due_at(one)
    move(mine, event, status, "For a reason.")

    assert begin(mine, due) == 0
    do_all(mine, tmp_path)

    assert letters(mine) == []
    assert state(mine, one) == (S.OPEN, "")


def test_an_event_that_is_called_off_while_letters_are_written_stops_them(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)
    begin(mine, due_at(one))

    move(mine, event, EventStatus.CANCELLED, "For a reason.")
    do_all(mine, tmp_path)

    job = fresh(mine.session, mine.session.get_one(Job, one.job_id))
    assert (job.state, job.error) == (JobState.FAILED, "The event is cancelled: nothing leaves.")
    assert letters(mine) == []
