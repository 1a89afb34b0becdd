"""Deciding about rows, agreeing to the preview, undoing the import, and the rows that were left."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.operations import acknowledge_job
from planner.contacts.importing.models import Decision, Import
from planner.contacts.importing.operations import (
    agree,
    begin_undoing,
    decide,
    decide_about_rest,
    discard_list,
)
from planner.contacts.importing.rows import rejected_rows
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import start_with_list
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.streaming import stream
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.imports import AgreementForm
from planner.web.desk.imports.blueprint import blueprint, to_list
from planner.web.desk.imports.rows import preview_page
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.sheet_export import sheet_of
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import begin_writing, current_work

_ROW = "row-"
_MOST_ROWS = 200
_LARGEST_ID = 2**31


@blueprint.post("/<int:import_id>/decisions")
@needs(Role.APPROVER)
def decide_about_rows(import_id: int) -> ResponseReturnValue:
    """About the rows of the page, or about all that nobody has decided about."""
    brought = found_in(Import, import_id)
    begin_writing()
    work, brought = current_work(), found_in(Import, import_id)
    if (rest := _decision(request.form.get("rest", ""))) is not None:
        decided = decide_about_rest(work, brought, rest)
    else:
        decided = decide(work, brought, _decisions())
    number = number_text(decided)
    flash(ngettext("%(number)s row decided.", "%(number)s rows decided.", decided, number=number))
    back = {name: request.form.get(name) or None for name in ("show", "after")}
    address = url_for(
        "desk.imports.show", import_id=import_id, show=back["show"], after=back["after"]
    )
    return redirect(address, 303)


@blueprint.post("/<int:import_id>/agreement")
@needs(Role.APPROVER)
def agree_to_preview(import_id: int) -> ResponseReturnValue:
    """The preview is right: a job brings the people in. Twice is once."""
    brought, form = found_in(Import, import_id), AgreementForm.read()

    def act() -> bool:
        work, stored = current_work(), found_in(Import, import_id)
        preview = stored.job
        if agree(work, stored, form.change_rule.data, form.opened_version):
            if preview and preview.started_by_id == work.actor_id:
                acknowledge_job(work, preview)
            start_with_list(work, JobKind.LIST_IMPORT, stored, stored.total)
        return True

    agreed, status = submit_form(form, act)
    return to_list(brought) if agreed else (preview_page(brought, form), status)


@blueprint.post("/<int:import_id>/undoing")
@needs(Role.APPROVER)
def undo(import_id: int) -> ResponseReturnValue:
    brought = found_in(Import, import_id)
    begin_writing()
    work, brought = current_work(), found_in(Import, import_id)
    if begin_undoing(work, brought):
        total = sum(brought.outcomes.get(name, 0) for name in ("created", "changed"))
        start_with_list(work, JobKind.LIST_UNDOING, brought, total)
    return to_list(brought)


@blueprint.post("/<int:import_id>/removal")
@needs(Role.APPROVER)
def discard(import_id: int) -> ResponseReturnValue:
    """Delete a list that nobody was taken in of."""
    found_in(Import, import_id)
    begin_writing()
    remove_after_commit(discard_list(current_work(), found_in(Import, import_id)))
    flash(_("The list is deleted. Nobody was imported from it."))
    return redirect(url_for("desk.imports.index"), 303)


@blueprint.get("/<int:import_id>/left-out.csv")
@needs(Role.APPROVER)
def rejected_csv(import_id: int) -> Response:
    brought = found_in(Import, import_id)
    return csv_of("left-out", _heading(brought), _rejected(brought))


@blueprint.get("/<int:import_id>/left-out.xlsx")
@needs(Role.APPROVER)
def rejected_sheet(import_id: int) -> Response:
    brought = found_in(Import, import_id)
    return sheet_of("left-out", _heading(brought), _rejected(brought))


def _heading(brought: Import) -> list[str]:
    return [*brought.headings, _("Why it was left out")]


def _rejected(brought: Import) -> Iterator[list[str]]:
    """The cells as they came, to be mended and brought again. Erased rows have none."""
    for row in stream(db.session(), rejected_rows(brought)):
        if row.cells:
            yield [*row.cells, str(row.reason)]


def _decisions() -> dict[int, Decision | None]:
    found: dict[int, Decision | None] = {}
    for name, value in list(request.form.items())[:_MOST_ROWS]:
        number = name.removeprefix(_ROW)
        if name.startswith(_ROW) and number.isascii() and number.isdigit():
            found[min(int(number[:12]), _LARGEST_ID)] = _decision(value)
    return found


def _decision(value: str) -> Decision | None:
    return next((one for one in Decision if one.value == value), None)
