"""Planned letters whose hour has come: each is written once, whatever happens to the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.background.models import Job, JobState
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.jobs import planned_letters
from planner.jobs.kinds import ACTS
from planner.jobs.letter_plans import begin_due_plans
from planner.jobs.planned_letters import TAKEN_BACK
from planner.jobs.portions import do_portion
from planner.jobs.starting import start_planned
from planner.kernel.work import Work
from planner.letter_plans.due import OVERTAKEN, TOO_LATE
from planner.letter_plans.models import Anchor, PlannedLetter, PlanState, Way
from planner.letter_plans.operations import choose_way, take_back, write_now
from planner.letter_plans.whether import HAS_BEGUN
from planner.letter_texts.kinds import LetterKind
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.background.started import acting, fresh
from tests.unit.invitations.post import move, save
from tests.unit.jobs.doing import told, tools_for
from tests.unit.letter_plans.plans import due_at, guests, planned

K, S = LetterKind, PlanState
MINUTE = timedelta(minutes=1)
EVE = datetime(2012, 3, 26, 12, tzinfo=UTC)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def do_one(work: Work, folder: Path) -> bool:
    """A portion, on the eve of the event."""
    work.session.commit()
    return do_portion(work.session, ACTS, tools_for(work, folder), EVE)


def do_all(work: Work, folder: Path) -> None:
    while do_one(work, folder):
        pass


def begin(work: Work, now: datetime) -> int:
    work.session.commit()
    return begin_due_plans(work.session, work.links, now)


def letters(work: Work) -> list[tuple[str, str, str]]:
    """Recipient, purpose and delivery of what the plan has written, by guest."""
    work.session.rollback()
    found = select(Letter).where(Letter.unique_key.startswith("plan:")).order_by(Letter.id)
    return [
        (one.recipient_name, one.purpose, one.delivery.value) for one in work.session.scalars(found)
    ]


def state(work: Work, one: PlannedLetter) -> tuple[PlanState, str]:
    work.session.rollback()
    work.session.refresh(one)
    return one.state, one.reason


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
