"""Queries for jobs and their outcomes."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.models import OPEN, Job, JobOutcome, JobState, OutcomeKind
from planner.kernel.database import Rows

_MOST_NOTIFICATIONS = 3


def job_called(office_id: int, public_id: str) -> Rows[Job]:
    """The job with that public id."""
    return select(Job).where(Job.office_id == office_id, Job.public_id == public_id)


def jobs_of(office_id: int) -> Rows[Job]:
    """The jobs of the office, newest first."""
    return select(Job).where(Job.office_id == office_id).order_by(Job.id.desc())


def unacknowledged_jobs(office_id: int, user_id: int) -> Rows[Job]:
    """The oldest jobs of this user that are open, or whose end is not acknowledged."""
    return (
        select(Job)
        .where(Job.office_id == office_id, Job.started_by_id == user_id, Job.seen_at.is_(None))
        .order_by(Job.id)
        .limit(_MOST_NOTIFICATIONS)
    )


def waiting_job(session: Session, office_id: int, kind: str, event_id: int) -> Job | None:
    """The newest job of that kind for the event that has not begun."""
    found = (
        select(Job)
        .where(
            Job.office_id == office_id,
            Job.kind == kind,
            Job.event_id == event_id,
            Job.state == JobState.WAITING,
        )
        .order_by(Job.id.desc())
        .limit(1)
    )
    return session.scalars(found).one_or_none()


def latest_job(office_id: int, kind: str) -> Rows[Job]:
    """The newest job of that kind."""
    return jobs_of(office_id).where(Job.kind == kind).limit(1)


def outcomes_of(job: Job) -> Rows[JobOutcome]:
    """The outcomes of a job, in the order of processing."""
    return (
        select(JobOutcome)
        .where(JobOutcome.office_id == job.office_id, JobOutcome.job_id == job.id)
        .order_by(JobOutcome.position)
    )


def outcome_counts(session: Session, job: Job) -> dict[OutcomeKind, int]:
    """The number of items per outcome, including zeros."""
    found = (
        session.execute(
            select(JobOutcome.outcome, func.count())
            .where(JobOutcome.office_id == job.office_id, JobOutcome.job_id == job.id)
            .group_by(JobOutcome.outcome)
        )
        .tuples()
        .all()
    )
    return dict.fromkeys(OutcomeKind, 0) | dict(found)


def is_under_way(session: Session, office_id: int, job_id: int | None) -> bool:
    """Whether that job has not ended; False without one."""
    if job_id is None:
        return False
    found = select(Job.id).where(Job.office_id == office_id, Job.id == job_id, Job.state.in_(OPEN))
    return session.scalar(found) is not None
