"""A job is done portion by portion: each of them once, whatever happens between."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Role, User
from planner.background.claims import BROKEN, LEASE, RETRY_AFTER
from planner.background.models import Job, JobState, OutcomeKind
from planner.background.operations import Outcome, resume_job, stop_job
from planner.background.queries import outcomes_of
from planner.history.models import Entry
from planner.jobs.portions import NO_RIGHT, Act, Refused, do_portion
from planner.kernel.errors import Conflict
from planner.kernel.scope import office_of
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh, started
from tests.unit.jobs.counting import COUNTING, before, counted, raising, tools

Portion = Callable[..., bool]


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def job(mine: Work) -> Job:
    """Ten numbers to be counted, four at a time."""
    return started(mine)


@pytest.fixture
def portion(session: Session, mine: Work, tmp_path: Path) -> Portion:
    def do(acts: dict[str, Act] = COUNTING, after: timedelta = timedelta()) -> bool:
        session.commit()
        return do_portion(session, acts, tools(mine, tmp_path), NOW + after)

    return do


def verbs(session: Session) -> list[str]:
    return list(session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_portion_follows_portion_to_the_end(job: Job, session: Session, portion: Portion) -> None:
    assert portion()
    assert (fresh(session, job).state, job.done, counted(session)) == (
        JobState.RUNNING,
        4,
        [*range(4)],
    )

    while portion():
        pass

    assert (fresh(session, job).state, job.done, job.finished_at) == (JobState.DONE, 10, NOW)
    assert counted(session) == [*range(10)]
    outcomes = session.scalars(outcomes_of(job)).all()
    assert [(one.position, one.label) for one in outcomes] == [
        (n, f"number {n}") for n in range(10)
    ]
    assert verbs(session) == ["job.started", "job.done"]
    assert office_of(session) is None


def test_a_job_that_is_stopped_while_a_portion_is_prepared_stores_nothing_of_it(
    mine: Work, job: Job, session: Session, portion: Portion
) -> None:
    def stop(work: Work) -> None:
        stop_job(mine, job)
        work.session.commit()

    portion()
    portion(before(stop))

    assert (fresh(session, job).state, job.done, counted(session)) == (
        JobState.STOPPED,
        4,
        [*range(4)],
    )
    assert not portion()


def test_a_job_goes_on_where_it_was_stopped(
    mine: Work, job: Job, session: Session, portion: Portion
) -> None:
    portion()
    stop_job(mine, job)
    resume_job(mine, job)

    while portion():
        pass

    assert (fresh(session, job).state, counted(session)) == (JobState.DONE, [*range(10)])


def test_what_another_worker_took_over_is_stored_once(
    job: Job, session: Session, portion: Portion
) -> None:
    """The first one slept longer than its lease; when it wakes up, the portion was made."""

    def meanwhile(_work: Work) -> None:
        session.rollback()
        assert portion(after=LEASE)

    portion(before(meanwhile))

    assert (fresh(session, job).done, counted(session)) == (4, [*range(4)])


@pytest.mark.parametrize("stores", [False, True])
def test_a_refusal_ends_the_job_with_its_sentence(
    job: Job, session: Session, portion: Portion, stores: bool
) -> None:
    portion()
    refused = raising(Conflict("The event is over."))

    portion(before(refused, stores=stores))

    assert (fresh(session, job).state, job.error) == (JobState.FAILED, "The event is over.")
    assert (job.done, counted(session), job.finished_at) == (4, [*range(4)], NOW)
    assert verbs(session) == ["job.started", "job.failed"]


def test_a_refusal_may_say_what_is_wrong_with_each_thing(
    mine: Work, job: Job, session: Session, portion: Portion
) -> None:
    faults = [Outcome("line 5", OutcomeKind.FAILED, "no date")]

    portion(before(raising(Refused("This cannot be read.", faults))))
    session.commit()
    told = [(one.label, one.reason) for one in session.scalars(outcomes_of(job))]
    resume_job(mine, job)
    while portion():
        pass

    assert told == [("line 5", "no date")]
    assert (fresh(session, job).state, job.error, job.done) == (JobState.DONE, "", 10)


@pytest.mark.parametrize("stores", [False, True])
def test_what_breaks_is_tried_three_times(
    job: Job, session: Session, portion: Portion, stores: bool
) -> None:
    acts = before(raising(ValueError("somewhere")), stores=stores)
    tries = [portion(acts, after=RETRY_AFTER * number) for number in range(3)]

    assert not portion(acts, after=RETRY_AFTER * 3)

    assert tries == [True, True, True]
    assert (fresh(session, job).state, job.error) == (JobState.FAILED, BROKEN)
    assert counted(session) == []


def test_what_broke_once_goes_on(job: Job, session: Session, portion: Portion) -> None:
    portion(before(raising(ValueError("once"))))
    assert not portion()

    while portion(after=RETRY_AFTER):
        pass

    assert (fresh(session, job).state, counted(session)) == (JobState.DONE, [*range(10)])


def test_a_kind_that_nobody_knows_fails(job: Job, session: Session, portion: Portion) -> None:
    for number in range(4):
        portion({}, after=RETRY_AFTER * number)

    assert (fresh(session, job).state, job.error) == (JobState.FAILED, BROKEN)


@pytest.mark.parametrize(("words", "failures"), [("database is locked", 0), ("no such table", 1)])
def test_a_busy_database_is_no_failure(
    job: Job, session: Session, portion: Portion, words: str, failures: int
) -> None:
    portion(before(raising(OperationalError("", {}, sqlite3.OperationalError(words)))))

    assert (fresh(session, job).failures, job.state) == (failures, JobState.RUNNING)


def test_a_worker_that_is_told_to_end_gives_the_job_back(
    job: Job, session: Session, portion: Portion
) -> None:
    with pytest.raises(SystemExit):
        portion(before(raising(SystemExit(0)), stores=True))

    assert (fresh(session, job).failures, job.lease_until) == (0, None)
    assert portion()
    assert counted(session) == [*range(4)]


def lower(work: Work) -> None:
    _membership(work).role = Role.VIEWER


def remove(work: Work) -> None:
    work.session.delete(_membership(work))


def disable(work: Work) -> None:
    work.session.get_one(User, work.actor_id).disabled_at = NOW


def suspend(work: Work) -> None:
    _membership(work).suspended_at = NOW


def _membership(work: Work) -> Membership:
    found = select(Membership).where(Membership.user_id == work.actor_id)
    return work.session.scalars(found).one()


@pytest.mark.parametrize("take_the_right", [lower, remove, disable, suspend])
def test_a_right_that_is_taken_counts_at_the_next_portion(
    mine: Work,
    job: Job,
    session: Session,
    portion: Portion,
    take_the_right: Callable[[Work], None],
) -> None:
    portion()
    take_the_right(mine)

    portion()

    assert (fresh(session, job).state, job.error) == (JobState.STOPPED, NO_RIGHT)
    assert (counted(session), job.seen_at) == ([*range(4)], None)


def test_a_right_that_is_taken_while_a_portion_is_prepared_counts(
    mine: Work, job: Job, session: Session, portion: Portion
) -> None:
    def meanwhile(_work: Work) -> None:
        lower(mine)
        session.commit()

    portion(before(meanwhile))

    assert (fresh(session, job).state, counted(session)) == (JobState.STOPPED, [])


def test_somebody_else_may_let_it_go_on(
    mine: Work, make: Make, job: Job, session: Session, portion: Portion
) -> None:
    lower(mine)
    portion()
    resume_job(acting(make), job)

    assert portion()

    assert fresh(session, job).done == 4
