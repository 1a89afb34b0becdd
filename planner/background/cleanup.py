"""Deleting old jobs, whose outcomes contain names of people."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.background.models import OPEN, Job

KEPT_FOR = timedelta(days=90)
PORTION = 20


def forget_jobs(session: Session, now: datetime) -> int:
    """Delete a portion of the jobs that ended over 90 days ago, with their outcomes; how many.

    For the worker, all offices.
    """
    old = (
        select(Job.id)
        .where(Job.state.not_in(OPEN), Job.finished_at < now - KEPT_FOR)
        .order_by(Job.id)
        .limit(PORTION)
    )
    return len(session.execute(delete(Job).where(Job.id.in_(old)).returning(Job.id)).all())
