"""Statements by people who have a part in an event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event, Part
from planner.events.models.statement import Statement
from planner.events.operations.statements import (
    approve_statement,
    note_statement,
    remove_statement,
    revise_statement,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.events.pages import find_event, find_part
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.statements import ApprovalForm, StatementForm
from planner.web.desk.registers.lists import revised
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_work,
    found,
    member,
    office_languages,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("statements", __name__, url_prefix="/events/<int:event_id>")
STATEMENT = "/statements/<int:statement_id>"


@blueprint.get("/parts/<int:part_id>/statements/new")
@needs(Role.EDITOR)
def new(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    form = _offered(StatementForm(languages=office_languages()), part)
    return render_template("desk/statements/new.html", event=event, part=part, form=form)


@blueprint.post("/parts/<int:part_id>/statements")
@needs(Role.EDITOR)
def create(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    form = _offered(StatementForm.sent(office_languages(), event.zone), part)
    noted, status = submit_form(form, lambda: note_statement(current_work(), part, form.plan()))
    if noted is None:
        page = render_template("desk/statements/new.html", event=event, part=part, form=form)
        return page, status
    flash(_("Noted."))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@blueprint.get(STATEMENT)
@needs(Role.VIEWER)
def show(event_id: int, statement_id: int) -> ResponseReturnValue:
    event, part, statement = _found(event_id, statement_id)
    return _page(event, part, statement, _stored(statement))


@blueprint.post(STATEMENT)
@needs(Role.EDITOR)
def update(event_id: int, statement_id: int) -> ResponseReturnValue:
    event, part, statement = _found(event_id, statement_id)
    form = _offered(StatementForm.sent(office_languages(), event.zone), part)
    status = revised(form, revise_statement, statement, _stored)
    if status != 303:
        return _page(event, part, statement, form, status=status)
    flash(_("Saved.") if statement.approved_at else _("Saved. It is to be approved."))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@blueprint.post(f"{STATEMENT}/approval")
@needs(Role.EDITOR)
def approve(event_id: int, statement_id: int) -> ResponseReturnValue:
    """An editor enters who approved it; without a name, an approver approves it themselves."""
    event, part, statement = _found(event_id, statement_id)
    approval = ApprovalForm.read()
    by = approval.by.data or (member().user.name if member().may(Role.APPROVER) else "")
    _saved, status = submit_form(approval, lambda: approve_statement(current_work(), statement, by))
    if status != 303:
        return _page(event, part, statement, _stored(statement), approval, status=status)
    flash(_("Approved by %(name)s.", name=by))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@blueprint.post(f"{STATEMENT}/removal")
@needs(Role.EDITOR)
def remove(event_id: int, statement_id: int) -> ResponseReturnValue:
    begin_writing()
    event, _part, statement = _found(event_id, statement_id)
    removed = remove_statement(current_work(), statement)
    flash(_("The statement is removed."), undo_removal(removed))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@rechecked
def _found(event_id: int, statement_id: int) -> tuple[Event, Part, Statement]:
    event = find_event(event_id)
    statement = found(
        db.session.scalars(
            select(Statement).where(
                Statement.office_id == event.office_id,
                Statement.event_id == event.id,
                Statement.id == statement_id,
            )
        ).one_or_none()
    )
    return event, statement.part, statement


def _stored(statement: Statement) -> StatementForm:
    form = StatementForm.filled(statement, office_languages(), statement.event.zone)
    return _offered(form, statement.part)


def _offered(form: StatementForm, part: Part) -> StatementForm:
    return form.offer(part, *reading_languages())


def _page(
    event: Event,
    part: Part,
    statement: Statement,
    form: StatementForm,
    approval: ApprovalForm | None = None,
    *,
    status: int = 200,
) -> ResponseReturnValue:
    page = render_template(
        "desk/statements/show.html",
        event=event,
        part=part,
        statement=statement,
        form=form,
        approval=approval or ApprovalForm(),
    )
    return page, status
