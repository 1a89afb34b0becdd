"""Titles, states and progress of jobs in the words of the interface."""

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
class _Words:
    """`progress` formats the numbers done and in total; None for a job that does one thing only."""

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


def _rows(done: int, total: int) -> str:
    return ngettext(
        "%(done)s of %(count)s row",
        "%(done)s of %(count)s rows",
        total,
        count=number_text(total),
        done=number_text(done),
    )


_WORDS: dict[str, _Words] = {
    JobKind.DISTRIBUTION: _Words(_("Release or advisory to the press"), _people),
    JobKind.EVENT_EXPORT: _Words(_("Event file with logos")),
    JobKind.PEOPLE_SHEET: _Words(_("List of people as an Excel file")),
    JobKind.GUARD_LIST: _Words(_("List for the guard")),
    JobKind.EVENT_IMPORT: _Words(_("Importing an event file"), _entries),
    JobKind.FREE_LETTER: _Words(_("Free letter"), _people),
    JobKind.FREE_LETTER_AGAIN: _Words(_("Free letter, sent again"), _people),
    JobKind.GUEST_LETTERS: _Words(_("Letters to guests"), _guests),
    JobKind.INVITATIONS: _Words(_("Inviting"), _people),
    JobKind.LIST_IMPORT: _Words(_("Importing a list"), _rows),
    JobKind.LIST_PREVIEW: _Words(_("Preview of a list"), _rows),
    JobKind.LIST_UNDOING: _Words(_("Taking back an import"), _rows),
    JobKind.MAIL_TEST: _Words(_("Test letter")),
    JobKind.MAILBOX_TEST: _Words(_("Test of the mailbox")),
    JobKind.PASTED_GUESTS: _Words(_("Inviting pasted people"), _people),
    JobKind.PLANNED_LETTERS: _Words(_("Letters of the plan"), _guests),
    JobKind.RELEASE_NOTICE: _Words(_("Correction or withdrawal of a release"), _people),
}
_STATES = {
    JobState.WAITING: _("waits for its turn"),
    JobState.RUNNING: _("under way"),
    JobState.STOPPED: _("stopped"),
    JobState.FAILED: _("not finished"),
    JobState.DONE: _("done"),
}


def job_title(job: Job) -> str:
    return kind_title(job.kind)


def kind_title(kind: str) -> str:
    """What a job of that kind is called."""
    return _words(kind).title


def job_state(job: Job) -> str:
    return _STATES[job.state]


def job_progress(job: Job) -> str:
    """“2,140 of 5,000 people”; "" where there is nothing to count."""
    progress = _words(job.kind).progress
    return progress(job.done, job.total) if progress and job.total > 1 else ""


def job_summary(job: Job) -> str:
    """The notice for the member who started the job."""
    given = {"title": job_title(job), "state": job_state(job), "progress": job_progress(job)}
    summary = (
        _("%(title)s: %(state)s. %(progress)s.", **given)
        if given["progress"]
        else _("%(title)s: %(state)s.", **given)
    )
    return f"{summary} {job.error}" if job.error else summary


def job_helpers() -> dict[str, Any]:
    return {
        "job_title": job_title,
        "job_state": job_state,
        "job_progress": job_progress,
        "job_summary": job_summary,
    }


def _words(kind: str) -> _Words:
    """A kind from another version of the program is shown as it is stored."""
    return _WORDS.get(kind, _Words(kind))
