"""Starting, stopping and going on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.background.cleanup import KEPT_FOR, forget_jobs
from planner.background.models import Job, JobOutcome, JobState, OutcomeKind
from planner.background.operations import (
    JobPlan,
    Outcome,
    acknowledge_job,
    note_done,
    note_outcomes,
    resume_job,
    stop_job,
)
from planner.background.queries import outcome_counts, outcomes_of, unacknowledged_jobs, waiting_job
from planner.history.models import Entry
from planner.kernel import portions
from planner.kernel.errors import Conflict
from planner.kernel.messages import pgettext, reading_in
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, started

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


def ended(work: Work, state: JobState, **given: object) -> Job:
    job = started(work)
    job.state, job.finished_at = state, NOW
    for name, value in given.items():
        setattr(job, name, value)
    work.session.commit()
    return job


def verbs(session: Session) -> list[str]:
    return list(session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_a_new_job_waits(mine: Work, session: Session) -> None:
    job = started(mine, event_id=7)

    assert (job.state, job.done, job.total, job.due_at) == (JobState.WAITING, 0, 10, NOW)
    assert (job.started_by_id, job.event_id, job.is_open) == (mine.actor_id, 7, True)
    assert verbs(session) == ["job.started"]


def test_the_same_act_twice_is_one_job(mine: Work, session: Session) -> None:
    first = started(mine)

    assert started(mine) is first
    assert verbs(session) == ["job.started"]


@pytest.mark.parametrize(
    "other", [{"kind": "other"}, {"arguments": {"event": 2}}, {"same_as": "another file"}]
)
def test_another_act_is_another_job(mine: Work, other: dict[str, object]) -> None:
    assert started(mine, **other) is not started(mine)


def test_files_are_told_apart_by_what_they_hold(mine: Work) -> None:
    first = started(mine, arguments={"file": 1}, same_as="abc")

    assert started(mine, arguments={"file": 2}, same_as="abc") is first


def test_an_act_that_ended_can_be_started_anew(mine: Work) -> None:
    first = ended(mine, JobState.DONE)

    assert started(mine) is not first


def test_each_office_has_its_own(mine: Work, make: Make) -> None:
    theirs = replace(mine, office_id=make.office().id)

    assert started(mine) is not started(theirs)


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING])
def test_an_open_job_can_be_stopped(mine: Work, session: Session, state: JobState) -> None:
    job = started(mine)
    job.state, job.lease_until, job.fencing_token = state, LATER, 1

    stop_job(mine, job)
    stop_job(mine, job)

    session.refresh(job)
    assert (job.state, job.fencing_token) == (JobState.STOPPED, 2)
    assert job.finished_at == NOW
    assert job.lease_until is None
    assert verbs(session) == ["job.started", "job.stopped"]


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED])
def test_what_has_ended_cannot_be_stopped(mine: Work, state: JobState) -> None:
    job = ended(mine, state)

    with pytest.raises(Conflict) as refusal:
        stop_job(mine, job)

    assert refusal.value.message == "This job has ended already. There is nothing to stop."


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING])
def test_a_job_of_which_all_is_done_ends_by_itself(mine: Work, state: JobState) -> None:
    job = started(mine)
    job.state, job.done = state, job.total

    with pytest.raises(Conflict) as refusal:
        stop_job(mine, job)

    assert refusal.value.message == (
        "All of it is done already: there is nothing left to stop. It ends by itself."
    )
    assert job.state is state


def test_whoever_stops_their_own_job_is_not_told(mine: Work, make: Make) -> None:
    own, other = started(mine), started(mine, kind="other")

    stop_job(mine, own)
    stop_job(acting(make), other)

    assert (own.seen_at, other.seen_at) == (NOW, None)


@pytest.mark.parametrize(
    ("state", "done", "then"),
    [
        (JobState.STOPPED, 4, JobState.RUNNING),
        (JobState.STOPPED, 0, JobState.WAITING),
        (JobState.FAILED, 4, JobState.RUNNING),
    ],
)
def test_a_job_goes_on_where_it_ended(
    mine: Work, make: Make, session: Session, state: JobState, done: int, then: JobState
) -> None:
    job = ended(mine, state, done=done, failures=3, error="Broken.", seen_at=NOW)
    somebody = replace(acting(make, Role.APPROVER), now=LATER)

    resume_job(somebody, job)
    resume_job(somebody, job)

    assert (job.state, job.done, job.failures, job.error) == (then, done, 0, "")
    assert (job.finished_at, job.seen_at, job.due_at) == (None, None, LATER)
    assert job.started_by_id == somebody.actor_id
    assert verbs(session) == ["job.started", "job.resumed"]


def test_what_is_done_does_not_go_on(mine: Work) -> None:
    with pytest.raises(Conflict) as refusal:
        resume_job(mine, ended(mine, JobState.DONE))

    assert refusal.value.message == "This job is done. There is nothing left of it to do."


def test_a_job_does_not_go_on_beside_its_like(mine: Work) -> None:
    stopped = ended(mine, JobState.STOPPED)
    started(mine)

    with pytest.raises(Conflict) as refusal:
        resume_job(mine, stopped)

    assert refusal.value.message == "The same is under way already, in another job."


def test_what_failed_is_tried_again_and_what_was_done_stands(mine: Work, session: Session) -> None:
    job = ended(mine, JobState.FAILED, done=1)
    refused = Outcome("two", OutcomeKind.FAILED, "is bad")
    note_outcomes(mine, job.id, 0, [Outcome("one"), refused])

    resume_job(mine, job)

    assert [one.label for one in session.scalars(outcomes_of(job))] == ["one"]


def test_outcomes_stand_in_their_order_and_are_counted(
    mine: Work, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "_AT_ONCE", 2)
    job = started(mine)
    passed = Outcome("b", OutcomeKind.PASSED, "no address")

    note_outcomes(mine, job.id, 5, [Outcome("a"), passed, Outcome("c")])

    assert [
        (one.position, one.label, one.outcome, one.reason)
        for one in session.scalars(outcomes_of(job))
    ] == [
        (5, "a", OutcomeKind.DONE, ""),
        (6, "b", OutcomeKind.PASSED, "no address"),
        (7, "c", OutcomeKind.DONE, ""),
    ]
    assert outcome_counts(session, job) == {
        OutcomeKind.DONE: 2,
        OutcomeKind.PASSED: 1,
        OutcomeKind.FAILED: 0,
    }


def test_a_job_is_told_of_until_its_end_is_acknowledged(
    mine: Work, make: Make, session: Session
) -> None:
    job = ended(mine, JobState.DONE)
    under_way = started(mine)
    told = unacknowledged_jobs(mine.office_id, mine.actor_id or 0)
    assert session.scalars(told).all() == [job, under_way]
    assert (
        session.scalars(unacknowledged_jobs(mine.office_id, acting(make).actor_id or 0)).all() == []
    )

    for one in (job, under_way):
        acknowledge_job(mine, one)
        acknowledge_job(replace(mine, now=LATER), one)

    assert session.scalars(told).all() == [under_way]
    assert job.seen_at == NOW


def test_a_job_that_waits_is_found_by_kind_and_event(mine: Work, session: Session) -> None:
    first, other = started(mine, event_id=1), started(mine, event_id=2, same_as="other")
    begun = started(mine, kind="begun", event_id=1)
    begun.state = JobState.RUNNING

    def found(kind: str, event_id: int) -> Job | None:
        return waiting_job(session, mine.office_id, kind, event_id)

    assert (found("counting", 1), found("counting", 2)) == (first, other)
    assert (found("begun", 1), found("counting", 3)) == (None, None)


@pytest.mark.parametrize(
    ("state", "age", "left"),
    [
        (JobState.DONE, KEPT_FOR, 1),
        (JobState.DONE, KEPT_FOR + timedelta(seconds=1), 0),
        (JobState.STOPPED, KEPT_FOR * 2, 0),
        (JobState.RUNNING, KEPT_FOR * 2, 1),
    ],
)
def test_names_of_people_are_not_kept_for_ever(
    mine: Work, session: Session, state: JobState, age: timedelta, left: int
) -> None:
    job = ended(mine, state)
    note_outcomes(mine, job.id, 0, [Outcome("Anna Petrova")])

    assert forget_jobs(session, NOW + age) == 1 - left

    assert len(session.scalars(select(JobOutcome)).all()) == left


def test_what_was_done_at_once_is_kept_as_a_job_that_has_ended(
    mine: Work, session: Session
) -> None:
    outcomes = [Outcome("Anna"), Outcome("Boris", OutcomeKind.PASSED, "no e-mail address")]

    job = note_done(mine, JobPlan(kind="invitations", total=2, event_id=7), outcomes)
    twin = note_done(mine, JobPlan(kind="invitations", total=2, event_id=7), outcomes)

    assert job is not twin
    assert (job.state, job.done, job.total, job.seen_at) == (JobState.DONE, 2, 2, NOW)
    assert [(one.label, one.reason) for one in session.scalars(outcomes_of(job))] == [
        ("Anna", ""),
        ("Boris", "no e-mail address"),
    ]
    assert verbs(session) == ["job.done", "job.done"]
    assert list(session.scalars(unacknowledged_jobs(mine.office_id, mine.actor_id or 0))) == []


def test_reasons_are_read_in_the_language_of_whoever_looks_later(
    mine: Work, session: Session
) -> None:
    where = pgettext("newsroom", "Where")
    note_done(mine, JobPlan(kind="invitations", total=1), [Outcome(where, reason=where)])
    ended(mine, JobState.FAILED, error=where)
    session.expire_all()

    outcome = session.scalars(select(JobOutcome)).one()
    errors = [job.error for job in session.scalars(select(Job).order_by(Job.id))]

    with reading_in("ru"):
        spoken = [str(text) for text in (outcome.label, outcome.reason, *errors)]

    assert spoken == ["Где", "Где", "", "Где"]
