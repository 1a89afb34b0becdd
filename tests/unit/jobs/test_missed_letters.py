"""Planned letters that come late, wait for something, or are taken back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.background.models import Job
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer
from planner.jobs.kinds import ACTS
from planner.jobs.planned_letters import TAKEN_BACK
from planner.jobs.portions import do_portion
from planner.jobs.starting import start_planned
from planner.kernel.work import Work
from planner.letter_plans.due import OVERTAKEN, TOO_LATE
from planner.letter_plans.models import Anchor, PlanState, Way
from planner.letter_plans.operations import choose_way, take_back, write_now
from planner.letter_plans.whether import HAS_BEGUN
from planner.letter_texts.kinds import LetterKind
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.background.started import acting, fresh
from tests.unit.invitations.post import save
from tests.unit.jobs.doing import tools_for
from tests.unit.jobs.worker_and_plan import MINUTE, begin, do_all, letters, state
from tests.unit.letter_plans.plans import due_at, guests, planned

K, S = LetterKind, PlanState


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_what_is_a_day_late_is_left_to_a_person(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)

    assert begin(mine, due_at(one) + timedelta(days=1, minutes=1)) == 1
    do_all(mine, tmp_path)

    assert letters(mine) == []
    assert state(mine, one) == (S.MISSED, TOO_LATE)


def test_of_two_reminders_that_a_jump_of_the_clock_makes_due_the_later_is_written(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    first = planned(mine, event, Way.RELEASED)
    second = planned(mine, event, Way.RELEASED, days=1, clock=time(8))

    assert begin(mine, due_at(second) + MINUTE) == 2
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "reminder", "queued")]
    assert state(mine, first) == (S.MISSED, OVERTAKEN)
    assert state(mine, second) == (S.WRITTEN, "")


def test_a_draft_overtakes_nothing(mine: Work, make: Make, event: Event) -> None:
    guests(mine, make, event, ada=None)
    first = planned(mine, event, Way.HELD)
    second = planned(mine, event, days=1, clock=time(8))

    begin(mine, due_at(second))

    assert state(mine, first) == (S.WRITTEN, "")


def test_no_reminder_is_written_once_the_event_has_begun(
    mine: Work, make: Make, event: Event
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED, days=0, clock=time(10, 55))
    assert event.starts_at is not None

    begin(mine, event.starts_at)

    assert state(mine, one) == (S.MISSED, HAS_BEGUN)


def test_a_release_waits_until_it_is_published(
    mine: Work, make: Make, office: Office, event: Event, tmp_path: Path
) -> None:
    ada, _ben = guests(mine, make, event, ada=Answer.ACCEPTED, ben=None)
    ada.checked_in_at = NOW
    one = planned(
        mine,
        event,
        Way.RELEASED,
        kind=K.RELEASE_CAME,
        anchor=Anchor.END,
        clock=None,
        hours=1,
        is_after=True,
    )
    due = due_at(one)

    assert begin(mine, due) == 0
    issued(make, office, event)
    assert begin(mine, due + MINUTE) == 1
    done = do_portion(mine.session, ACTS, tools_for(mine, tmp_path), due + MINUTE)

    assert done
    found = select(Letter).where(Letter.purpose == "release")
    assert [(one.recipient_name, one.delivery) for one in mine.session.scalars(found)] == [
        ("Ada", Delivery.QUEUED)
    ]


def test_thanks_go_to_those_who_came(mine: Work, make: Make, event: Event, tmp_path: Path) -> None:
    ada, _ben = guests(mine, make, event, ada=Answer.ACCEPTED, ben=Answer.ACCEPTED)
    ada.checked_in_at = NOW
    event.status = EventStatus.HELD
    thanks = planned(mine, event, kind=K.THANKS)
    missed = planned(mine, event, kind=K.MISSED)

    for one in (thanks, missed):
        write_now(mine, one)
        start_planned(mine, one)
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "thanks", "held"), ("Ben", "thanks", "held")]


def test_letters_that_were_taken_back_are_written_again_in_their_place(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))
    do_all(mine, tmp_path)
    mine.session.refresh(one)

    assert take_back(mine, one) == 1
    choose_way(mine, one, Way.RELEASED)
    begin(mine, due_at(one))
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada", "reminder", "queued")]


def test_a_job_of_a_letter_that_was_taken_back_writes_nothing(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.HELD)
    begin(mine, due_at(one))
    mine.session.refresh(one)
    job = mine.session.get_one(Job, one.job_id)

    take_back(mine, one)
    do_all(mine, tmp_path)

    assert fresh(mine.session, job).error == TAKEN_BACK
    assert letters(mine) == []


def test_a_copy_of_the_database_begins_nothing(
    mine: Work, make: Make, event: Event, session: Session
) -> None:
    guests(mine, make, event, ada=None)
    one = planned(mine, event, Way.RELEASED)
    session.add(OutboxFreeze(office_id=mine.office_id, copied_at=NOW, last_letter_id=0))

    assert begin(mine, due_at(one)) == 0


def test_what_has_moved_needs_no_second_look(mine: Work, make: Make, event: Event) -> None:
    one = planned(mine, event, Way.HELD)
    save(mine, event)

    assert begin(mine, datetime(2012, 3, 1, tzinfo=UTC)) == 0
    assert state(mine, one)[0] is S.OPEN


def test_a_reminder_that_is_due_later_overtakes_nothing(
    mine: Work, make: Make, event: Event
) -> None:
    guests(mine, make, event, ada=None)
    first = planned(mine, event, Way.HELD)
    second = planned(mine, event, Way.HELD, days=1)

    begin(mine, due_at(first))

    assert state(mine, first) == (S.WRITTEN, "")
    assert state(mine, second) == (S.OPEN, "")
