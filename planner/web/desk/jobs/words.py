"""What a job is and where it stands, as a press officer says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.background.models import Job, JobState
from planner.jobs.job_kinds import JobKind
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext


@dataclass(frozen=True, slots=True)
class Words:
    """`title` names the job; `progress` counts what is done (None where there is one thing only)."""

    title: str
    progress: Callable[[int, int], str] | None = None


def _entries(done: int, total: int) -> str:
    return ngettext(
        "%(done)s of %(count)s entry",
        "%(done)s of %(count)s entries",
        total,
        count=number_text(total),
        done=number_text(done),
    )


def _guests(done: int, total: int) -> str:
    return ngettext(
        "%(done)s of %(count)s guest",
        "%(done)s of %(count)s guests",
        total,
        count=number_text(total),
        done=number_text(done),
    )


def _people(done: int, total: int) -> str:
    return ngettext(
        "%(done)s of %(count)s person",
        "%(done)s of %(count)s people",
        total,
        count=number_text(total),
        done=number_text(done),
    )


_WORDS = {
    JobKind.EVENT_EXPORT: Words(_("Event file with logos")),
    JobKind.EVENT_IMPORT: Words(_("Taking in an event file"), _entries),
    JobKind.GUEST_LETTERS: Words(_("Letters to guests"), _guests),
    JobKind.INVITATIONS: Words(_("Inviting"), _people),
    JobKind.PASTED_GUESTS: Words(_("Inviting pasted people"), _people),
}
_STATES = {
    JobState.WAITING: _("waits for its turn"),
    JobState.RUNNING: _("under way"),
    JobState.STOPPED: _("stopped"),
    JobState.FAILED: _("not finished"),
    JobState.DONE: _("done"),
}


def job_title(job: Job) -> str:
    return _words(job).title


def job_state(job: Job) -> str:
    return _STATES[job.state]


def job_progress(job: Job) -> str:
    """“2,140 of 5,000 people”; "" where there is nothing to count."""
    progress = _words(job).progress
    return progress(job.done, job.total) if progress and job.total > 1 else ""


def job_told(job: Job) -> str:
    """The line at the end, for whoever started it."""
    given = {"title": job_title(job), "state": job_state(job), "progress": job_progress(job)}
    said = (
        _("%(title)s: %(state)s. %(progress)s.", **given)
        if given["progress"]
        else _("%(title)s: %(state)s.", **given)
    )
    return f"{said} {job.error}" if job.error else said


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
