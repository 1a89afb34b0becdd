"""Jobs for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.background.models import Job
from planner.background.operations import JobPlan, start_job
from planner.kernel.work import Work
from tests.factories import Make


def acting(make: Make, role: Role = Role.EDITOR) -> Work:
    """The test's work, done by a member of that role."""
    return replace(make.work, actor_id=make.member(role).user_id)


def started(work: Work, **given: Any) -> Job:
    """A job on ten things that nothing has been done of, committed."""
    plan: dict[str, Any] = {"kind": "counting", "arguments": {"event": 1}, "total": 10}
    job = start_job(work, JobPlan(**{**plan, **given}))
    work.session.commit()
    return job


def fresh(session: Session, job: Job) -> Job:
    """The job as it is stored."""
    session.rollback()
    session.refresh(job)
    return job
