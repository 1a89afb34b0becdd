"""Claiming a job while a portion of it is worked on.

Every change asks for the fencing token: whoever was overtaken by another worker, or whose job
a person has stopped, changes nothing. Functions that say so commit; the others leave it to `portions`.
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

# Renewed while the worker lives, so that only a dead or frozen one loses its job.
LEASE = timedelta(minutes=2)
RENEWAL = timedelta(seconds=20)
MOST_FAILURES = 3
RETRY_AFTER = timedelta(seconds=30)
BROKEN = _("It broke off three times at the same place. What was done before stays done.")


class ClaimLost(Exception):
    """Another worker has the job now, or a person has stopped it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that is ours to work on, for as long as its fencing token has not been counted up."""

    job_id: int
    fencing_token: int
    office_id: int


def is_anything_due(session: Session, now: datetime) -> bool:
    """A look without a write: an idle worker must not wear the disk."""
    return bool(session.scalar(select(select(Job.id).where(*_is_due(Job, now)).exists())))


def take_back_jobs(session: Session, owner: str) -> None:
    """Free what a worker of that name had claimed before it died. For its start. Commits."""
    begin_writing_transaction(session)
    session.execute(
        update(Job)
        .where(Job.claimed_by == owner, Job.lease_until.is_not(None), Job.state.in_(OPEN))
        .values(lease_until=None, fencing_token=Job.fencing_token + 1)
        .execution_options(synchronize_session=False)
    )
    session.commit()


def claim_job(session: Session, now: datetime, owner: str) -> Claim | None:
    """Take the job whose turn it is in one statement: two workers never take the same. Commits.

    A failure is counted before the portion is tried and taken off when it is stored, so that a
    job which kills the worker is noticed. After the third the job fails.
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
            started_at=_first(Job.started_at, now),
        )
        .returning(Job.id, Job.fencing_token, Job.office_id)
        .execution_options(synchronize_session=False)
    ).first()
    session.commit()
    return Claim(*row) if row is not None else None


def renew_job(session: Session, claim: Claim, now: datetime) -> bool:
    """Prolong the claim; False if the job is not ours any more."""
    return _change(session, claim, lease_until=now + LEASE)


def hold(session: Session, claim: Claim) -> None:
    """The first statement of the transaction that stores a portion. Raises `ClaimLost`."""
    if not _change(session, claim, failures=0):
        raise ClaimLost


def advance(session: Session, claim: Claim, now: datetime, *, done: int, **values: Any) -> None:
    """A portion of so many things is stored: others may have their turn first.

    `values` are other columns of the job: its `cursor`, its `file_id`.
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
    """Nothing more is done of the job, unless somebody asks. Raises `ClaimLost`."""
    if not _change(
        session, claim, state=state, error=error, finished_at=now, lease_until=None, failures=0
    ):
        raise ClaimLost


def let_job_go(session: Session, claim: Claim, now: datetime, *, is_failure: bool) -> None:
    """The portion was not stored; it is tried again. Commits.

    Without a failure (told to end, the database was busy) it is tried at once by whoever asks.
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
    """Whether the job was still ours to change."""
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


def _first(column: Any, value: datetime) -> Any:
    """The moment that is stored, or this one where none is."""
    return func.coalesce(column, value)
