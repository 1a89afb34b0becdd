"""What a job is and where it stands, as a press officer says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.background.models import Job, JobState
from planner.jobs.kinds import JobKind


@dataclass(frozen=True, slots=True)
class Words:
    """`title` names the job, `things` what is counted ("" where there is one thing only)."""

    title: str
    things: str = ""


_WORDS = {
    JobKind.EVENT_EXPORT: Words("Event file with logos"),
    JobKind.EVENT_IMPORT: Words("Taking in an event file", "entries"),
    JobKind.GUEST_LETTERS: Words("Letters to guests", "guests"),
    JobKind.INVITATIONS: Words("Inviting", "people"),
    JobKind.PASTED_GUESTS: Words("Inviting pasted people", "people"),
}
_STATES = {
    JobState.WAITING: "waits for its turn",
    JobState.RUNNING: "under way",
    JobState.STOPPED: "stopped",
    JobState.FAILED: "not finished",
    JobState.DONE: "done",
}


def job_title(job: Job) -> str:
    return _words(job).title


def job_state(job: Job) -> str:
    return _STATES[job.state]


def job_progress(job: Job) -> str:
    """“2,140 of 5,000 people”; "" where there is nothing to count."""
    things = _words(job).things
    return f"{job.done:,} of {job.total:,} {things}" if things and job.total > 1 else ""


def job_told(job: Job) -> str:
    """The line at the end, for whoever started it."""
    title, progress = job_title(job), job_progress(job)
    counted = f" {progress}." if progress else ""
    return f"{title}: {job_state(job)}.{counted}{f' {job.error}' if job.error else ''}"


def job_helpers() -> dict[str, Any]:
    return {
        "job_title": job_title,
        "job_state": job_state,
        "job_progress": job_progress,
        "job_told": job_told,
    }


def _words(job: Job) -> Words:
    """A kind that this version does not know any more has its own name."""
    return _WORDS.get(JobKind(job.kind), Words(job.kind)) if job.kind in _KNOWN else Words(job.kind)


_KNOWN = frozenset(JobKind)
