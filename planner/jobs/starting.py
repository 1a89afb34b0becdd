"""Which acts become jobs, and what each of these jobs is given."""

from __future__ import annotations

from planner.background.models import Job
from planner.background.operations import JobPlan, start_job
from planner.files import transfers
from planner.files.transfers import Written
from planner.jobs.kinds import JobKind
from planner.kernel.work import Work

_JSON = "application/json"


def start_import(work: Work, content: Written) -> Job:
    """Take in an event out of a file."""
    plan = JobPlan(kind=JobKind.EVENT_IMPORT, total=1, same_as=content.sha256)
    return _with_file(work, content, plan)


def start_export(work: Work, event_id: int) -> Job:
    """Write an event with its logos into a file."""
    plan = JobPlan(
        kind=JobKind.EVENT_EXPORT, arguments={"event": event_id}, total=1, event_id=event_id
    )
    return start_job(work, plan)


def _with_file(work: Work, written: Written, plan: JobPlan) -> Job:
    """A job that reads from a file; the one that is open for the same file has its own already.

    Bytes that get no row are swept.
    """
    job = start_job(work, plan)
    if job.file_id is None:
        job.file_id = transfers.keep(work, written, "upload.json", _JSON).id
        work.session.flush()
    return job
