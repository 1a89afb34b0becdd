"""The checklist of an event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.models.task import EventTask
from planner.events.operations.tasks import (
    add_task,
    remove_task,
    revise_task,
    take_checklist,
    tick_task,
    untick_task,
)
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.desk.calendar.days import today
from planner.web.desk.choices import members_by_name
from planner.web.desk.events.pages import find_event
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.checklists import TaskForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_work,
    found,
    member,
    office_languages,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("checklist", __name__, url_prefix="/events/<int:event_id>/checklist")


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id))


@blueprint.post("/")
@needs(Role.EDITOR)
def add(event_id: int) -> ResponseReturnValue:
    event, form = find_event(event_id), _offered(TaskForm.read(languages=office_languages()))
    task, status = submit_form(form, lambda: add_task(current_work(), event, form.plan()))
    if task is None:
        return _page(event, added=form), status
    flash(_("“%(name)s” is on the checklist.", name=_name(task)))
    return _back(event, task)


@blueprint.get("/<int:task_id>")
@needs(Role.VIEWER)
def show(event_id: int, task_id: int) -> ResponseReturnValue:
    event, task = _found(event_id, task_id)
    return _page(event, task if _may_edit(event) else None)


@blueprint.post("/<int:task_id>")
@needs(Role.EDITOR)
def update(event_id: int, task_id: int) -> ResponseReturnValue:
    event, task = _found(event_id, task_id)
    form = _offered(TaskForm.read(languages=office_languages()))

    def save() -> bool:
        revise_task(current_work(), task, form.plan(), form.opened_version)
        return True

    saved, status = submit_form(form, save, stored=lambda: _stored(task))
    if saved is None:
        return _page(event, task, form), status
    flash(_("Saved."))
    return _back(event, task)


@blueprint.post("/<int:task_id>/tick")
@needs(Role.EDITOR)
def tick(event_id: int, task_id: int) -> ResponseReturnValue:
    event, task = _found(event_id, task_id)
    begin_writing()
    tick_task(current_work(), task)
    undo = Undo(url_for("desk.checklist.untick", event_id=event.id, task_id=task.id))
    flash(_("Done: “%(name)s”.", name=_name(task)), undo)
    return _back(event, task)


@blueprint.post("/<int:task_id>/untick")
@needs(Role.EDITOR)
def untick(event_id: int, task_id: int) -> ResponseReturnValue:
    event, task = _found(event_id, task_id)
    begin_writing()
    untick_task(current_work(), task)
    undo = Undo(url_for("desk.checklist.tick", event_id=event.id, task_id=task.id))
    flash(_("“%(name)s” is still to be done.", name=_name(task)), undo)
    return _back(event, task)


@blueprint.post("/<int:task_id>/removal")
@needs(Role.EDITOR)
def remove(event_id: int, task_id: int) -> ResponseReturnValue:
    event, task = _found(event_id, task_id)
    begin_writing()
    name = _name(task)
    removed = remove_task(current_work(), task)
    flash(_("“%(name)s” is off the checklist.", name=name), undo_removal(removed))
    return redirect(url_for("desk.checklist.index", event_id=event.id), 303)


@blueprint.post("/of-kind")
@needs(Role.EDITOR)
def take(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    begin_writing()
    count = take_checklist(current_work(), event)
    flash(
        ngettext(
            "%(count)s row is on the checklist.", "%(count)s rows are on the checklist.", count
        )
    )  # fmt: skip
    return redirect(url_for("desk.checklist.index", event_id=event.id), 303)


@rechecked
def _found(event_id: int, task_id: int) -> tuple[Event, EventTask]:
    """A row of the office's event, or a 404."""
    event = find_event(event_id)
    return event, found(next((task for task in event.tasks if task.id == task_id), None))


def _page(
    event: Event,
    opened: EventTask | None = None,
    form: TaskForm | None = None,
    added: TaskForm | None = None,
) -> str:
    """The list; `opened` is a row with its form, `added` the form of a new one that was refused."""
    may_edit = _may_edit(event)
    blank = _offered(TaskForm(languages=office_languages())) if may_edit and not opened else None
    return render_template(
        "desk/checklist/index.html",
        event=event,
        may_edit=may_edit,
        tasks=sorted(event.tasks, key=lambda task: task.rank),
        today=today(),
        opened=opened,
        form=form or (_stored(opened) if opened else None),
        added=added or blank,
    )


def _may_edit(event: Event) -> bool:
    return member().may(Role.EDITOR) and event.status is not EventStatus.CLOSED


def _stored(task: EventTask) -> TaskForm:
    return _offered(TaskForm.filled(task, office_languages()))


def _offered(form: TaskForm) -> TaskForm:
    form.responsible_id.offer_numbers(members_by_name(), _("who is responsible"))
    return form


def _back(event: Event, task: EventTask) -> ResponseReturnValue:
    address = url_for("desk.checklist.index", event_id=event.id, _anchor=f"task-{task.id}")
    return redirect(address, 303)


def _name(task: EventTask) -> str:
    return task.titles.best(*reading_languages())
