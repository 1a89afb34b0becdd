"""Whose a job is, and who may change it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.background.claims import (
    BROKEN,
    LEASE,
    MOST_FAILURES,
    RETRY_AFTER,
    Claim,
    ClaimLost,
    advance,
    claim_job,
    confirm_claim,
    end,
    give_back_job,
    is_anything_due,
    renew_job,
    take_back_jobs,
)
from planner.background.models import Job, JobState
from planner.background.operations import stop_job
from planner.kernel.database import begin_writing_transaction
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh, started

SECOND = timedelta(seconds=1)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


def claimed(session: Session, owner: str = "one") -> Claim:
    claim = claim_job(session, NOW, owner)
    assert claim is not None
    return claim


def test_a_job_is_taken_once(mine: Work, session: Session) -> None:
    job = started(mine)
    assert is_anything_due(session, NOW)
    session.rollback()

    claim = claimed(session)

    assert claim_job(session, NOW, "two") is None
    assert not is_anything_due(session, NOW)
    assert (fresh(session, job).state, job.claimed_by) == (JobState.RUNNING, "one")
    assert (claim.job_id, claim.office_id) == (job.id, mine.office_id)
    assert (job.started_at, job.lease_until) == (NOW, NOW + LEASE)


def test_a_job_that_is_put_off_is_not_taken(mine: Work, session: Session) -> None:
    started(mine).due_at = NOW + SECOND
    session.commit()

    assert claim_job(session, NOW, "one") is None
    assert claim_job(session, NOW + SECOND, "one") is not None


def test_jobs_take_turns(mine: Work, session: Session) -> None:
    first, second = started(mine), started(mine, kind="other")
    claim = claimed(session)
    begin_writing_transaction(session)
    advance(session, claim, NOW + SECOND, done=1, cursor={"next": 1})
    session.commit()

    then = claim_job(session, NOW + SECOND, "one")

    assert (claim.job_id, then and then.job_id) == (first.id, second.id)
    assert (fresh(session, first).done, first.cursor) == (1, {"next": 1})


def test_the_job_of_a_dead_worker_is_taken_over_after_its_lease(
    mine: Work, session: Session
) -> None:
    started(mine)
    dead = claimed(session)

    assert claim_job(session, NOW + LEASE - SECOND, "two") is None
    assert claim_job(session, NOW + LEASE, "two") is not None
    with pytest.raises(ClaimLost):
        confirm_claim(session, dead)


def test_a_worker_that_starts_has_its_own_jobs_at_once(mine: Work, session: Session) -> None:
    started(mine)
    dead = claimed(session)

    take_back_jobs(session, "two")
    assert claim_job(session, NOW, "two") is None
    take_back_jobs(session, "one")

    assert claim_job(session, NOW, "one") is not None
    assert not renew_job(session, dead, NOW)


def test_a_renewed_claim_lasts_longer(mine: Work, session: Session) -> None:
    job = started(mine)
    claim = claimed(session)

    assert renew_job(session, claim, NOW + SECOND)

    session.commit()
    assert fresh(session, job).lease_until == NOW + SECOND + LEASE


def test_whoever_stops_a_job_takes_it_from_the_worker(mine: Work, session: Session) -> None:
    job = started(mine)
    claim = claimed(session)
    stop_job(mine, fresh(session, job))

    with pytest.raises(ClaimLost):
        confirm_claim(session, claim)
    with pytest.raises(ClaimLost):
        end(session, claim, JobState.DONE, NOW)
    advance(session, claim, NOW, done=1, cursor={})

    session.commit()
    assert (fresh(session, job).state, job.done) == (JobState.STOPPED, 0)


def test_a_job_that_kills_three_workers_fails(mine: Work, session: Session) -> None:
    job, other = started(mine), started(mine, kind="other")
    for _ in range(MOST_FAILURES):
        assert claimed(session).job_id == job.id
        take_back_jobs(session, "one")

    assert claimed(session).job_id == other.id

    assert (fresh(session, job).state, job.error, job.finished_at) == (JobState.FAILED, BROKEN, NOW)


def test_a_portion_that_was_stored_forgets_the_failures(mine: Work, session: Session) -> None:
    job = started(mine)
    claimed(session)
    take_back_jobs(session, "one")
    claim = claimed(session)
    assert fresh(session, job).failures == 2

    confirm_claim(session, claim)
    session.commit()

    assert fresh(session, job).failures == 0


@pytest.mark.parametrize(
    ("is_failure", "failures", "due_at"), [(True, 1, NOW + RETRY_AFTER), (False, 0, NOW)]
)
def test_what_is_let_go_is_tried_again(
    mine: Work, session: Session, is_failure: bool, failures: int, due_at: object
) -> None:
    job: Job = started(mine)

    give_back_job(session, claimed(session), NOW, is_failure=is_failure)

    assert (fresh(session, job).failures, job.due_at, job.lease_until) == (failures, due_at, None)
