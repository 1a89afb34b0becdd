"""Starting, stopping, resuming and acknowledging jobs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, insert, select, update

from planner.background.models import OPEN, Job, JobOutcome, JobState, OutcomeKind
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class JobPlan:
    """An operation on `total` items. `same_as` identifies it instead of `arguments`, if given: the
    same file uploaded twice has two ids, but one fingerprint.
    """

    kind: str
    arguments: dict[str, Any] = field(default_factory=dict)
    total: int
    event_id: int | None = None
    file_id: int | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one item, not yet stored."""

    label: str
    kind: OutcomeKind = OutcomeKind.DONE
    reason: str = ""


def start_job(work: Work, plan: JobPlan) -> Job:
    """Start a job, or return the open one for the same operation."""
    key = _act_key(plan)
    if (job := _open_job(work, key)) is not None:
        return job
    job = _new(work, plan, key)
    record(work, "job.started", job, event_id=job.event_id, kind=job.kind, total=job.total)
    return job


def note_done(work: Work, plan: JobPlan, outcomes: Sequence[Outcome]) -> Job:
    """Store an operation that was done within a request as a finished job, whose page lists the
    outcomes.
    """
    job = _new(work, plan, _act_key(plan), state=JobState.DONE)
    job.done = job.total = len(outcomes)
    job.started_at = job.finished_at = job.seen_at = work.now
    note_outcomes(work, job.id, 0, outcomes)
    record(work, "job.done", job, event_id=job.event_id, kind=job.kind, total=job.done)
    return job


def stop_job(work: Work, job: Job) -> None:
    """Stop a job. A portion that is being prepared will not be stored. Idempotent.

    Raises `Conflict` if the job has ended, or all items are done and it is about to end.
    """
    if job.state is JobState.STOPPED:
        return
    if job.is_open and job.done >= job.total:
        raise Conflict(
            _("All of it is done already: there is nothing left to stop. It ends by itself.")
        )
    if not _move(
        work,
        job,
        OPEN,
        state=JobState.STOPPED,
        finished_at=work.now,
        seen_at=work.now if work.actor_id == job.started_by_id else None,
        lease_until=None,
        fencing_token=Job.fencing_token + 1,
    ):
        raise Conflict(_("This job has ended already. There is nothing to stop."))
    record(work, "job.stopped", job, event_id=job.event_id, kind=job.kind, done=job.done)


def resume_job(work: Work, job: Job) -> None:
    """Resume a stopped or failed job, with the permissions of the actor. Idempotent.

    Outcomes after the last stored portion are deleted, because those items are tried again.
    """
    if job.is_open:
        return
    if _open_job(work, job.act_key) is not None:
        raise Conflict(_("The same is under way already, in another job."))
    if not _move(
        work,
        job,
        (JobState.STOPPED, JobState.FAILED),
        state=JobState.RUNNING if job.done else JobState.WAITING,
        started_by_id=work.actor_id,
        finished_at=None,
        seen_at=None,
        due_at=work.now,
        failures=0,
        error="",
    ):
        raise Conflict(_("This job is done. There is nothing left of it to do."))
    work.session.execute(
        delete(JobOutcome).where(
            JobOutcome.office_id == work.office_id,
            JobOutcome.job_id == job.id,
            JobOutcome.position >= job.done,
        )
    )
    record(work, "job.resumed", job, event_id=job.event_id, kind=job.kind, done=job.done)


def acknowledge_job(work: Work, job: Job) -> None:
    """Stop notifying the person who started the job of its end."""
    if not job.is_open and job.seen_at is None:
        job.seen_at = work.now
        work.session.flush()


def note_outcomes(work: Work, job_id: int, first: int, outcomes: Sequence[Outcome]) -> None:
    """Store the outcomes of the items from position `first` on."""
    rows = [
        {
            "office_id": work.office_id,
            "job_id": job_id,
            "position": first + number,
            "label": one.label,
            "outcome": one.kind,
            "reason": one.reason,
        }
        for number, one in enumerate(outcomes)
    ]
    for portion in portions(rows):
        work.session.execute(insert(JobOutcome), portion)


def _new(work: Work, plan: JobPlan, key: str, state: JobState = JobState.WAITING) -> Job:
    job = Job(
        office_id=work.office_id,
        public_id=new_public_id(),
        kind=plan.kind,
        arguments=plan.arguments,
        event_id=plan.event_id,
        file_id=plan.file_id,
        act_key=key,
        total=plan.total,
        state=state,
        started_by_id=work.actor_id,
        created_at=work.now,
        due_at=work.now,
    )
    work.session.add(job)
    work.session.flush()
    return job


def _open_job(work: Work, key: str) -> Job | None:
    found = select(Job).where(
        Job.office_id == work.office_id, Job.act_key == key, Job.state.in_(OPEN)
    )
    return work.session.scalars(found).one_or_none()


def _act_key(plan: JobPlan) -> str:
    """A hash, because the arguments may be long."""
    identity = json.dumps([plan.kind, plan.same_as or plan.arguments], sort_keys=True)
    return hashlib.sha256(identity.encode()).hexdigest()


def _move(work: Work, job: Job, origins: Sequence[JobState], **values: Any) -> bool:
    """Change a job if its state is still one of `origins`, because the worker changes it too."""
    moved = work.session.execute(
        update(Job)
        .where(Job.office_id == work.office_id, Job.id == job.id, Job.state.in_(origins))
        .values(**values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    ).all()
    work.session.refresh(job)
    return bool(moved)
