"""Finding jobs and what became of their things."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.models import Job, JobOutcome, JobState, OutcomeKind
from planner.kernel.database import Rows

TOLD_AT_ONCE = 3


def job_called(office_id: int, public_id: str) -> Rows[Job]:
    """The office's job of that public id."""
    return select(Job).where(Job.office_id == office_id, Job.public_id == public_id)


def jobs_of(office_id: int) -> Rows[Job]:
    """The jobs of the office, the newest first."""
    return select(Job).where(Job.office_id == office_id).order_by(Job.id.desc())


def told_to(office_id: int, user_id: int) -> Rows[Job]:
    """What this person started, until they know that it has ended: oldest first."""
    return (
        select(Job)
        .where(Job.office_id == office_id, Job.started_by_id == user_id, Job.seen_at.is_(None))
        .order_by(Job.id)
        .limit(TOLD_AT_ONCE)
    )


def waiting_job(session: Session, office_id: int, kind: str, event_id: int) -> Job | None:
    """The newest job of that kind about the event that nobody has begun."""
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


def outcomes_of(job: Job) -> Rows[JobOutcome]:
    """In the order in which the things were dealt with."""
    return (
        select(JobOutcome)
        .where(JobOutcome.office_id == job.office_id, JobOutcome.job_id == job.id)
        .order_by(JobOutcome.position)
    )


def outcome_counts(session: Session, job: Job) -> dict[OutcomeKind, int]:
    """How many things were done, passed over and failed; every kind has its number."""
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
