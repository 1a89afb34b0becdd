"""What the columns of a list hold: shown with its first rows, and corrected."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.importing.columns import COLUMN_LABELS, Column, suggest_columns
from planner.contacts.importing.models import Import
from planner.contacts.importing.operations import begin_reading, read_again
from planner.files.operations import read
from planner.files.queries import transfer
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import start_with_list
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.tables.encodings import ENCODINGS
from planner.tables.table import FileFormat, Table
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.imports import ColumnsForm, EncodingForm, chosen_columns
from planner.web.desk.imports.blueprint import blueprint, to_list
from planner.web.desk.imports.words import SEPARATORS
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.extensions import now, pdf_client, settings
from planner.web.form_submission import submit_form, submit_prepared_form
from planner.web.transaction import current_office, current_work

_FILE_GONE = _("The file was kept for a day and is deleted. Import it anew.")


@blueprint.get("/<int:import_id>/columns")
@needs(Role.APPROVER)
def columns(import_id: int) -> ResponseReturnValue:
    brought = found_in(Import, import_id)
    return _page(brought, _offered(ColumnsForm.of(brought)))


@blueprint.post("/<int:import_id>/columns")
@needs(Role.APPROVER)
def confirm_columns(import_id: int) -> ResponseReturnValue:
    """The columns are right: a job makes the preview."""
    brought, form = found_in(Import, import_id), _offered(ColumnsForm.read())

    def act() -> object:
        work, stored = current_work(), found_in(Import, import_id)
        chosen = _chosen(stored)
        begin_reading(work, stored, chosen, form.plan(stored), form.opened_version)
        return start_with_list(work, JobKind.LIST_PREVIEW, stored, stored.total)

    job, status = submit_form(form, act, stored=lambda: _offered(ColumnsForm.of(brought)))
    return to_list(brought) if job is not None else (_page(brought, form, _chosen(brought)), status)


@blueprint.post("/<int:import_id>/encoding")
@needs(Role.APPROVER)
def choose_encoding(import_id: int) -> ResponseReturnValue:
    """Read the same file in another encoding, or with another separator."""
    brought, form = found_in(Import, import_id), _encodings(EncodingForm.read())

    def act(table: Table) -> bool:
        read_again(current_work(), found_in(Import, import_id), table, suggest_columns(table))
        return True

    done, status = submit_prepared_form(form, lambda: _read(brought, form), act)
    if done is None:
        return _page(brought, _offered(ColumnsForm.of(brought)), encodings=form), status
    return to_list(brought)


def _read(brought: Import, form: EncodingForm) -> Table:
    found = transfer(current_office().id, brought.file_id, now())
    file = db.session.scalars(found).one_or_none()
    if file is None:
        raise Conflict(_FILE_GONE)
    try:
        raw = read(settings().files_folder, file)
    except FileNotFoundError as error:
        raise Conflict(_FILE_GONE) from error
    return pdf_client().read_table(raw, encoding=form.encoding.data, separator=form.separator.data)


def _page(
    brought: Import,
    form: ColumnsForm,
    chosen: list[Column] | None = None,
    encodings: EncodingForm | None = None,
) -> str:
    is_text = brought.file_format == FileFormat.CSV
    stored = EncodingForm(data={"encoding": brought.encoding, "separator": brought.separator})
    return render_template(
        "desk/imports/columns.html",
        brought=brought,
        form=form,
        encodings=encodings or (_encodings(stored) if is_text else None),
        chosen=chosen or chosen_columns(brought.columns, len(brought.headings)),
        labels=COLUMN_LABELS,
    )


def _chosen(brought: Import) -> list[Column]:
    return chosen_columns(request.form.getlist("column"), len(brought.headings))


def _offered(form: ColumnsForm) -> ColumnsForm:
    form.pool.offer(choices.pools(form.pool.kept))
    return form


def _encodings(form: EncodingForm) -> EncodingForm:
    form.encoding.choices = [(name, name.upper()) for name in ENCODINGS]
    form.separator.choices = list(SEPARATORS.items())
    return form
