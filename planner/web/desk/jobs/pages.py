"""Jobs: their progress and outcomes, stopping and resuming them."""

from __future__ import annotations

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.background.models import Job, JobOutcome, OutcomeKind
from planner.background.operations import acknowledge_job, resume_job, stop_job
from planner.background.queries import (
    job_called,
    jobs_of,
    outcome_counts,
    outcomes_of,
)
from planner.contacts.importing.models import Import
from planner.events.models.event import Event
from planner.events.queries import event_of
from planner.files.models import StoredFile
from planner.files.operations import read
from planner.files.queries import transfer
from planner.jobs.job_kinds import JobKind
from planner.kernel.messages import gettext as _
from planner.kernel.streaming import stream_rows
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.jobs.words import job_progress
from planner.web.desk.masthead import with_event_titles
from planner.web.doors import needs
from planner.web.downloads import file_response
from planner.web.extensions import now, settings
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)
from planner.web.words import word

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")

LATEST = 50
_HEADING = (_("What"), _("Outcome"), _("Reason"))
_ABOUT_LISTS = (JobKind.LIST_PREVIEW, JobKind.LIST_IMPORT, JobKind.LIST_UNDOING)
# Jobs that make a file, and who may have it; it is given to nobody but who started it.
_MAKE_FILES = {
    JobKind.EVENT_EXPORT: Role.EDITOR,
    JobKind.GUARD_LIST: Role.EDITOR,
    JobKind.PEOPLE_SHEET: Role.APPROVER,
}
_NOT_DONE = (OutcomeKind.PASSED, OutcomeKind.FAILED)


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    jobs = with_event_titles(db.session.scalars(jobs_of(current_office().id).limit(LATEST)))
    return render_template("desk/jobs/index.html", jobs=jobs)


@blueprint.get("/<public_id>")
@needs(Role.EDITOR)
def show(public_id: str) -> ResponseReturnValue:
    """Lists what was not done, if anything; else, or with `?show=done`, what was done."""
    job = _find(public_id)
    counts = outcome_counts(db.session(), job)
    not_done = sum(counts[kind] for kind in _NOT_DONE)
    shows_done = request.args.get("show") == "done" or not not_done
    kinds = (OutcomeKind.DONE,) if shows_done else _NOT_DONE
    return render_template(
        "desk/jobs/show.html",
        job=job,
        event=_event(job),
        brought=_list(job),
        is_mine=_is_mine(job),
        has_file=_file(job) is not None,
        makes_file=job.kind in _MAKE_FILES,
        done=counts[OutcomeKind.DONE],
        not_done=not_done,
        shows_done=shows_done,
        page=page_of(
            db.session(),
            outcomes_of(job).where(JobOutcome.outcome.in_(kinds)),
            JobOutcome.position,
            after=request.args.get("after", ""),
        ),
    )


@blueprint.get("/<public_id>/progress")
@needs(Role.EDITOR)
def progress(public_id: str) -> ResponseReturnValue:
    """For the script that updates the progress bar."""
    job = _find(public_id)
    return jsonify(is_open=job.is_open, done=job.done, said=str(job_progress(job)))


@blueprint.get("/<public_id>/outcomes.csv")
@needs(Role.EDITOR)
def download(public_id: str) -> ResponseReturnValue:
    job = _find(public_id)
    statement = outcomes_of(job).with_only_columns(
        JobOutcome.label, JobOutcome.outcome, JobOutcome.reason
    )
    rows = (
        (label, word(outcome), reason)
        for label, outcome, reason in stream_rows(db.session(), statement)
    )
    return csv_of("outcomes", _HEADING, rows)


@blueprint.get("/<public_id>/file")
@needs(Role.EDITOR)
def fetch(public_id: str) -> ResponseReturnValue:
    """The exported file, only for the member who started the export, while it is kept (S7)."""
    job = _find(public_id)
    file = _file(job)
    if file is None or not _is_mine(job):
        abort(404)
    try:
        return file_response(file, read(settings().files_folder, file))
    except FileNotFoundError:
        abort(404)


@blueprint.post("/<public_id>/stop")
@needs(Role.EDITOR)
def stop(public_id: str) -> ResponseReturnValue:
    job = _find(public_id)
    begin_writing()
    stop_job(current_work(), job)
    flash(_("Stopped. What was done stays done; the rest can go on later."))
    return follow(job)


@blueprint.post("/<public_id>/resumption")
@needs(Role.EDITOR)
def resume(public_id: str) -> ResponseReturnValue:
    job = _find(public_id)
    begin_writing()
    resume_job(current_work(), job)
    flash(_("It goes on."))
    return follow(job)


@blueprint.post("/<public_id>/acknowledgement")
@needs(Role.EDITOR)
def acknowledge(public_id: str) -> ResponseReturnValue:
    """Remove the notice about an ended job from the pages of the member who started it."""
    job = _find(public_id)
    if _is_mine(job):
        begin_writing()
        acknowledge_job(current_work(), job)
    return follow(job)


def follow(job: Job) -> ResponseReturnValue:
    """Redirect to the page of the job."""
    return redirect(url_for("desk.jobs.show", public_id=job.public_id), 303)


@rechecked
def _find(public_id: str) -> Job:
    return found(db.session.scalars(job_called(current_office().id, public_id)).one_or_none())


def _is_mine(job: Job) -> bool:
    return job.started_by_id == member().user.id


def _event(job: Job) -> Event | None:
    if job.event_id is None:
        return None
    return db.session.scalars(event_of(current_office().id, job.event_id)).one_or_none()


def _list(job: Job) -> Import | None:
    """The list of people that the job is about, for those who may see it."""
    if job.kind not in _ABOUT_LISTS or not member().may(Role.APPROVER):
        return None
    office_id = current_office().id
    about = select(Job.arguments).where(Job.office_id == office_id, Job.id == job.id)
    number = (db.session.scalar(about) or {}).get("list")
    found = select(Import).where(Import.office_id == office_id, Import.id == number)
    return db.session.scalars(found).one_or_none()


def _file(job: Job) -> StoredFile | None:
    """The file that an export made. The files of other jobs are their input."""
    role = _MAKE_FILES.get(JobKind(job.kind)) if job.kind in set(JobKind) else None
    if role is None or not member().may(role) or job.file_id is None or job.is_open:
        return None
    return db.session.scalars(transfer(current_office().id, job.file_id, now())).one_or_none()
