"""Letters to very many guests: what is true when a portion is stored, to each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.background.models import Job, JobState
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.planning import move_event
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line, guests_to_write_to
from planner.invitations.operations import invite
from planner.jobs import writing
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Act, Store, Task, Tools, do_portion
from planner.jobs.starting import start_writing
from planner.jobs.writing import NOT_LISTED, NOTHING_NEW
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.invitations.post import send
from tests.unit.jobs.doing import do_all, told, tools_for, waiting

NAMES = ["Ada", "Boris", "Clara", "Dmitri", "Elena"]


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PORTION", 2)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make, mine: Work) -> Event:
    """Five guests have their letters."""
    event = make.event()
    invite(mine, event, [make.person(name) for name in NAMES])
    bring_in_line(mine, event)
    send(mine)
    return event


def cancelled(mine: Work, event: Event) -> Job:
    move_event(mine, event, EventStatus.CANCELLED, "the hall is flooded")
    return start_writing(mine, event.id, guests_to_write_to(mine, event), Wish.DUE)


def subjects(work: Work) -> set[str]:
    return {letter.purpose for letter in work.session.scalars(select(Letter))}


def test_each_guest_gets_one_letter(mine: Work, event: Event, tmp_path: Path) -> None:
    job = cancelled(mine, event)

    portions = do_all(mine, tmp_path)

    assert (fresh(mine.session, job).state, job.done, portions) == (JobState.DONE, 5, 3)
    assert waiting(mine) == NAMES
    assert told(mine, job) == [(name, "done", "") for name in NAMES]


def test_who_has_heard_of_it_already_is_passed_over(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    job = cancelled(mine, event)
    guests = guests_to_write_to(mine, event)
    bring_in_line(mine, event, guests[:2])
    numbers = [*guests, 987_654]
    job.arguments = {**job.arguments, "guests": numbers}
    job.total = len(numbers)

    do_all(mine, tmp_path)

    assert waiting(mine) == NAMES
    assert told(mine, job) == [
        *[(name, "passed", NOTHING_NEW) for name in NAMES[:2]],
        *[(name, "done", "") for name in NAMES[2:]],
        ("Guest 987654", "passed", NOT_LISTED),
    ]


def test_a_change_while_a_portion_is_prepared_is_in_its_letters(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    """The event is reinstated between preparing and storing: nobody hears that it is off."""
    job = cancelled(mine, event)
    prepare = ACTS[job.kind].prepare

    def meanwhile(work: Work, task: Task, tools: Tools) -> Store:
        store = prepare(work, task, tools)
        work.session.rollback()
        work.session.get_one(Event, event.id).status = EventStatus.CONFIRMED
        work.session.get_one(Event, event.id).version += 1
        work.session.commit()
        return store

    tools = tools_for(mine, tmp_path)
    mine.session.commit()
    do_portion(mine.session, {job.kind: Act(ACTS[job.kind].needs, meanwhile)}, tools, NOW)

    assert (fresh(mine.session, job).done, waiting(mine)) == (2, [])


def test_a_job_that_waits_tells_the_next_change_too(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    first = cancelled(mine, event)
    later = replace(mine, now=NOW + timedelta(minutes=1))
    again = start_writing(later, event.id, guests_to_write_to(mine, event), Wish.DUE)
    other = start_writing(later, event.id, guests_to_write_to(mine, event), Wish.DETAILS)

    assert again is first
    assert other is not first


def test_a_job_that_has_begun_is_followed_by_another(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    first = cancelled(mine, event)
    first.state = JobState.RUNNING
    mine.session.flush()
    later = replace(mine, now=NOW + timedelta(minutes=1))

    again = start_writing(later, event.id, guests_to_write_to(mine, event), Wish.DUE)

    assert again is not first
