"""Claiming a job while a portion of it is done.

Every change is conditional on the fencing token, so that a worker that has lost its claim, or whose
job was stopped, changes nothing. Functions commit only if they say so; else `planner.jobs.portions`
does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from planner.background.models import OPEN, Job, JobState
from planner.kernel.database import begin_writing_transaction
from planner.kernel.messages import gettext as _

# Renewed while the worker is alive, so that only a dead or frozen one loses its job.
LEASE = timedelta(minutes=2)
RENEWAL = timedelta(seconds=20)
MOST_FAILURES = 3
RETRY_AFTER = timedelta(seconds=30)
BROKEN = _("It broke off three times at the same place. What was done before stays done.")


class ClaimLost(Exception):
    """Another worker has the job now, or it was stopped."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim on a job, valid until its fencing token is incremented."""

    job_id: int
    fencing_token: int
    office_id: int


def is_anything_due(session: Session, now: datetime) -> bool:
    """Reads only, so that an idle worker does not write to the disk."""
    return bool(session.scalar(select(select(Job.id).where(*_is_due(Job, now)).exists())))


def take_back_jobs(session: Session, owner: str) -> None:
    """Free the jobs claimed by a dead predecessor of the worker `owner`. At its start. Commits."""
    begin_writing_transaction(session)
    session.execute(
        update(Job)
        .where(Job.claimed_by == owner, Job.lease_until.is_not(None), Job.state.in_(OPEN))
        .values(lease_until=None, fencing_token=Job.fencing_token + 1)
        .execution_options(synchronize_session=False)
    )
    session.commit()


def claim_job(session: Session, now: datetime, owner: str) -> Claim | None:
    """Claim the next job in one statement, so that no two workers claim the same. Commits.

    A failure is counted before the portion is tried and reset when it is stored, so that a job that
    kills the worker is noticed. After three failures the job has failed.
    """
    begin_writing_transaction(session)
    _give_up_on_broken(session, now)
    other = aliased(Job)
    next_one = (
        select(other.id)
        .where(*_is_due(other, now))
        .order_by(other.due_at, other.id)
        .limit(1)
        .scalar_subquery()
    )
    row = session.execute(
        update(Job)
        .where(Job.id == next_one)
        .values(
            state=JobState.RUNNING,
            claimed_by=owner or None,
            lease_until=now + LEASE,
            fencing_token=Job.fencing_token + 1,
            failures=Job.failures + 1,
            started_at=func.coalesce(Job.started_at, now),
        )
        .returning(Job.id, Job.fencing_token, Job.office_id)
        .execution_options(synchronize_session=False)
    ).first()
    session.commit()
    return Claim(*row) if row is not None else None


def renew_job(session: Session, claim: Claim, now: datetime) -> bool:
    """Extend the lease; False if the claim is lost."""
    return _change(session, claim, lease_until=now + LEASE)


def confirm_claim(session: Session, claim: Claim) -> None:
    """To begin the transaction that stores a portion. Resets failures. Raises `ClaimLost`."""
    if not _change(session, claim, failures=0):
        raise ClaimLost


def advance(session: Session, claim: Claim, now: datetime, *, done: int, **values: Any) -> None:
    """Count a stored portion of `done` items, and release the job so that others take turns.

    `values` are further columns of the job, such as `cursor` and `file_id`.
    """
    _change(
        session,
        claim,
        done=Job.done + done,
        **values,
        due_at=now,
        lease_until=None,
        claimed_by=None,
    )


def end(session: Session, claim: Claim, state: JobState, now: datetime, error: str = "") -> None:
    """End the job in that state. Raises `ClaimLost`."""
    if not _change(
        session, claim, state=state, error=error, finished_at=now, lease_until=None, failures=0
    ):
        raise ClaimLost


def give_back_job(session: Session, claim: Claim, now: datetime, *, is_failure: bool) -> None:
    """Give up the claim without storing the portion, to try it again. Commits.

    If it is not a failure (worker stopped, database busy), the job is due at once.
    """
    session.rollback()
    begin_writing_transaction(session)
    if is_failure:
        _change(session, claim, lease_until=None, due_at=now + RETRY_AFTER)
    else:
        _change(session, claim, lease_until=None, failures=Job.failures - 1)
    session.commit()


def _is_due(job: Any, now: datetime) -> Sequence[ColumnElement[bool]]:
    return job.state.in_(OPEN), job.due_at <= now, _is_free(job, now)


def _is_free(job: Any, now: datetime) -> ColumnElement[bool]:
    return or_(job.lease_until.is_(None), job.lease_until <= now)


def _give_up_on_broken(session: Session, now: datetime) -> None:
    session.execute(
        update(Job)
        .where(Job.state.in_(OPEN), _is_free(Job, now), Job.failures >= MOST_FAILURES)
        .values(
            state=JobState.FAILED,
            error=BROKEN,
            finished_at=now,
            lease_until=None,
            fencing_token=Job.fencing_token + 1,
        )
        .execution_options(synchronize_session=False)
    )


def _change(session: Session, claim: Claim, **values: Any) -> bool:
    """Update the job; False if the claim is lost."""
    changed = session.execute(
        update(Job)
        .where(
            Job.id == claim.job_id,
            Job.fencing_token == claim.fencing_token,
            Job.state == JobState.RUNNING,
        )
        .values(**values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    ).all()
    return bool(changed)
