"""The lists that were brought in, the file of a new one, and the page of each."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.contacts.importing.columns import suggest_columns
from planner.contacts.importing.models import (
    Import,
    ImportRow,
    ImportState,
    Outcome,
)
from planner.contacts.importing.operations import bring_list
from planner.files import transfers
from planner.files.transfers import Written
from planner.tables.limits import FILE_BYTES
from planner.tables.table import Table
from planner.web.database import db
from planner.web.desk.forms.imports import ListFileForm
from planner.web.desk.imports import words
from planner.web.desk.imports.blueprint import blueprint, to_list
from planner.web.desk.imports.rows import chosen_of, page_of_rows, preview_page, render
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs, takes_upload
from planner.web.extensions import now, pdf_client, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.transaction import current_office, current_work

LATEST = 50
_MEGABYTES = 21  # the file, and the form around it
_BUSY = (ImportState.READING, ImportState.IMPORTING, ImportState.UNDOING)


@blueprint.get("/")
@needs(Role.APPROVER)
def index() -> ResponseReturnValue:
    latest = (
        select(Import)
        .where(Import.office_id == current_office().id)
        .options(joinedload(Import.uploaded_by))
        .order_by(Import.id.desc())
        .limit(LATEST)
    )
    return render("desk/imports/index.html", lists=db.session.scalars(latest).all(), now=now())


@blueprint.get("/new")
@needs(Role.APPROVER)
def new() -> ResponseReturnValue:
    return render("desk/imports/new.html", form=ListFileForm.read())


@blueprint.post("/")
@needs(Role.APPROVER)
@takes_upload(_MEGABYTES)
def create() -> ResponseReturnValue:
    """Read the file, without storing anybody, and ask what its columns hold."""
    form = ListFileForm.read()
    brought, status = submit_prepared_form(
        form, lambda: _read(form), lambda read: _bring(form, *read)
    )
    if brought is None:
        return render("desk/imports/new.html", form=form), status
    return to_list(brought)


def _read(form: ListFileForm) -> tuple[Table, Written]:
    raw = form.content(FILE_BYTES + 1)
    return pdf_client().read_table(raw), transfers.write(settings().files_folder, raw)


def _bring(form: ListFileForm, table: Table, written: Written) -> Import:
    work = current_work()
    file = transfers.keep(work, written, form.file_name, "application/octet-stream")
    return bring_list(work, form.file_name, file, table, suggest_columns(table), form.plan())


@blueprint.get("/<int:import_id>")
@needs(Role.APPROVER)
def show(import_id: int) -> ResponseReturnValue:
    """The columns, how far the job is, the preview, or what became of it, by the state."""
    brought = found_in(Import, import_id)
    if brought.state is ImportState.UPLOADED:
        return redirect(url_for("desk.imports.columns", import_id=brought.id))
    if brought.state in _BUSY:
        return render("desk/imports/progress.html", brought=brought)
    if brought.state is ImportState.READ:
        return preview_page(brought)
    return _outcome_page(brought)


def _outcome_page(brought: Import) -> str:
    counts = {outcome: brought.outcomes.get(outcome.value, 0) for outcome in words.OUTCOMES}
    first = Outcome.KEPT if counts[Outcome.KEPT] else Outcome.LEFT_OUT
    order = (first, *words.OUTCOMES)
    chosen = chosen_of(Outcome, next((one for one in order if counts[one]), Outcome.CREATED))
    return render(
        "desk/imports/outcome.html",
        brought=brought,
        counts=counts,
        chosen=chosen,
        can_undo=brought.can_be_undone(now()),
        page=page_of_rows(brought, ImportRow.outcome == chosen),
    )
