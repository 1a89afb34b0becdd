"""Templates of the office: keeping an event as one, and the list of them."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.exchange.deleting import delete_draft
from planner.exchange.models import EventTemplate
from planner.exchange.template_drafts import open_template, replace_template
from planner.exchange.templates import (
    bring_template_back,
    delete_template,
    keep_template,
    rename_template,
    template_called,
    templates_of,
)
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.templates import KeepTemplateForm, TemplateNameForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("event_templates", __name__, url_prefix="/events")


@blueprint.get("/<int:event_id>/template")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    name = event.title(*reading_languages())[:120]
    return _keep_page(event, KeepTemplateForm(data={"name": name}))


@blueprint.post("/<int:event_id>/template")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event, form = find_event(event_id), KeepTemplateForm.read()

    def keep() -> EventTemplate:
        name, replaces = form.name.data or "", bool(form.replaces.data)
        return keep_template(current_work(), event, name, replaces=replaces)

    kept, status = submit_form(form, keep)
    if kept is None:
        return _keep_page(event, form, status)
    flash(_("The template “%(name)s” is kept. “Plan an event” offers it.", name=kept.name))
    return redirect(url_for("desk.event_templates.index"), 303)


@blueprint.get("/templates")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    templates = list(db.session.scalars(templates_of(current_office().id)))
    return render_template("desk/event_templates/index.html", templates=templates)


@blueprint.get("/templates/<int:template_id>")
@needs(Role.EDITOR)
def show(template_id: int) -> ResponseReturnValue:
    template = find_template(template_id)
    return _name_page(template, TemplateNameForm(data={"name": template.name}))


@blueprint.post("/templates/<int:template_id>")
@needs(Role.EDITOR)
def rename(template_id: int) -> ResponseReturnValue:
    template, form = find_template(template_id), TemplateNameForm.read()

    def save() -> bool:
        rename_template(current_work(), template, form.name.data or "")
        return True

    saved, status = submit_form(form, save)
    if saved is None:
        return _name_page(template, form, status)
    flash(_("Saved."))
    return redirect(url_for("desk.event_templates.index"), 303)


@blueprint.post("/templates/<int:template_id>/draft")
@needs(Role.EDITOR)
def open_draft(template_id: int) -> ResponseReturnValue:
    """Open the template as a draft, in which it is changed."""
    begin_writing()
    made = open_template(current_work(), find_template(template_id))
    if made.left_out:
        flash(left_out_notice(made.left_out))
    return redirect(url_for("desk.overview.show", event_id=made.event.id), 303)


@blueprint.post("/templates/<int:template_id>/replacement")
@needs(Role.EDITOR)
def replace(template_id: int) -> ResponseReturnValue:
    begin_writing()
    template = find_template(template_id)
    replace_template(current_work(), template, found(template.draft))
    flash(_("The template “%(name)s” is replaced.", name=template.name))
    return redirect(url_for("desk.event_templates.index"), 303)


@blueprint.post("/templates/<int:template_id>/draft/removal")
@needs(Role.EDITOR)
def discard_draft(template_id: int) -> ResponseReturnValue:
    """Leave the template as it was."""
    begin_writing()
    template = find_template(template_id)
    delete_draft(current_work(), found(template.draft))
    flash(_("The template “%(name)s” stays as it was.", name=template.name))
    return redirect(url_for("desk.event_templates.index"), 303)


@blueprint.post("/templates/<int:template_id>/removal")
@needs(Role.EDITOR)
def delete(template_id: int) -> ResponseReturnValue:
    template = find_template(template_id)
    begin_writing()
    delete_template(current_work(), template)
    undo = Undo(url_for("desk.event_templates.restore", template_id=template.id))
    flash(_("The template “%(name)s” is deleted.", name=template.name), undo)
    return redirect(url_for("desk.event_templates.index"), 303)


@blueprint.post("/templates/<int:template_id>/restoration")
@needs(Role.EDITOR)
def restore(template_id: int) -> ResponseReturnValue:
    template = find_template(template_id, is_deleted=True)
    begin_writing()
    bring_template_back(current_work(), template)
    flash(_("The template “%(name)s” is there again.", name=template.name))
    return redirect(url_for("desk.event_templates.index"), 303)


@rechecked
def find_template(template_id: int, *, is_deleted: bool = False) -> EventTemplate:
    """The office's template, or a 404; `is_deleted`: also one that was deleted."""
    wanted = select(EventTemplate).where(
        EventTemplate.office_id == current_office().id, EventTemplate.id == template_id
    )
    if not is_deleted:
        wanted = wanted.where(EventTemplate.deleted_at.is_(None))
    return found(db.session.scalars(wanted).one_or_none())


def left_out_notice(count: int) -> str:
    """What the registers no longer hold."""
    return ngettext(
        "%(count)s entry of the template was left out: what it referred to is not in your office any more.",
        "%(count)s entries of the template were left out: what they referred to is not in your office any more.",
        count,
    )


def _keep_page(event: Event, form: KeepTemplateForm, status: int = 200) -> ResponseReturnValue:
    taken = template_called(current_work(), form.name.data or "")
    page = render_template("desk/event_templates/new.html", event=event, form=form, taken=taken)
    return page, status


def _name_page(
    template: EventTemplate, form: TemplateNameForm, status: int = 200
) -> ResponseReturnValue:
    page = render_template("desk/event_templates/show.html", template=template, form=form)
    return page, status
