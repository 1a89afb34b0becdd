"""Starting a job, stopping it, letting it go on; what a person does with it."""

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
from planner.kernel.work import Work

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class JobPlan:
    """An act on `total` things. `same_as` tells one act from another where `arguments` do not:
    a file that is uploaded twice has another number each time, and the same fingerprint.
    """

    kind: str
    arguments: dict[str, Any] = field(default_factory=dict)
    total: int
    event_id: int | None = None
    file_id: int | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing, before it has a place in its job."""

    label: str
    kind: OutcomeKind = OutcomeKind.DONE
    reason: str = ""


def start_job(work: Work, plan: JobPlan) -> Job:
    """A job that the worker begins with next; the one that is open for the same act already."""
    key = _act_key(plan)
    if (job := _open_job(work, key)) is not None:
        return job
    job = _new(work, plan, key)
    record(work, "job.started", job, event_id=job.event_id, kind=job.kind, total=job.total)
    return job


def note_done(work: Work, plan: JobPlan, outcomes: Sequence[Outcome]) -> Job:
    """An act that was done within the request that asked for it, kept as a job that has ended: its
    page lists what became of each thing, however many they are.
    """
    job = _new(work, plan, _act_key(plan), state=JobState.DONE)
    job.done = job.total = len(outcomes)
    job.started_at = job.finished_at = job.seen_at = work.now
    note_outcomes(work, job.id, 0, outcomes)
    record(work, "job.done", job, event_id=job.event_id, kind=job.kind, total=job.done)
    return job


def stop_job(work: Work, job: Job) -> None:
    """Do no further portion. One that is being prepared is not stored. Twice is once.

    Raises `Conflict` where nothing is left that could be stopped: all things were dealt with, and
    what follows of them is written in a moment.
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
    """Go on where the job ended, with the rights of whoever asks. Twice is once.

    What failed beyond the last stored portion is forgotten: it is tried again.
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
    """Whoever started it knows that it has ended: it is not told on every page any more."""
    if not job.is_open and job.seen_at is None:
        job.seen_at = work.now
        work.session.flush()


def note_outcomes(work: Work, job_id: int, first: int, outcomes: Sequence[Outcome]) -> None:
    """Keep what became of the things from position `first` on, in that order."""
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
    for start in range(0, len(rows), _AT_ONCE):
        work.session.execute(insert(JobOutcome), rows[start : start + _AT_ONCE])


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
    """A fingerprint: what an act is about may be long."""
    told = json.dumps([plan.kind, plan.same_as or plan.arguments], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _move(work: Work, job: Job, origins: Sequence[JobState], **values: Any) -> bool:
    """Change a job only where it still stands in `origins`: the worker moves it as well."""
    moved = work.session.execute(
        update(Job)
        .where(Job.office_id == work.office_id, Job.id == job.id, Job.state.in_(origins))
        .values(**values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    ).all()
    work.session.refresh(job)
    return bool(moved)
