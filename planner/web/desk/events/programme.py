"""The programme: the second tab of an event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.known_days import days_of
from planner.events.models.event import Event, ProgrammeItem
from planner.events.operations.items import (
    add_item,
    confirm_lengths,
    duplicate_parts,
    move_item,
    remove_item,
    revise_item,
    set_order,
)
from planner.events.queries import double_bookings
from planner.events.timetable import length, spans_days, timetable
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import back_to_item, find_event, find_item, step
from planner.web.desk.forms.programme import ItemForm, OrderForm
from planner.web.desk.registers.lists import revised
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, office_languages

blueprint = Blueprint("programme", __name__, url_prefix="/events/<int:event_id>/programme")
ITEM = "/items/<int:item_id>"


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = ItemForm(languages=office_languages(), data={"day": _last_day(event)})
    return _page(event, _with_choices(form, event))


@blueprint.post("/items")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(ItemForm.read(languages=office_languages()), event)
    item, status = submit_form(form, lambda: add_item(current_work(), event, form.plan()))
    if item is None:
        return _page(event, form, status)
    flash(_("The item is in the programme. Say who speaks."))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.get(ITEM)
@needs(Role.VIEWER)
def show(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    return _item_page(event, item, _stored(item))


@blueprint.post(ITEM)
@needs(Role.EDITOR)
def update(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    form = _with_choices(ItemForm.read(languages=office_languages()), event, item)
    status = revised(form, revise_item, item, _stored)
    if status != 303:
        return _item_page(event, item, form, status)
    flash(_("Saved. The clocks of the items after it have followed."))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.post(f"{ITEM}/removal")
@needs(Role.EDITOR)
def remove(event_id: int, item_id: int) -> ResponseReturnValue:
    begin_writing()
    event, item = find_item(event_id, item_id)
    remove_item(current_work(), item)
    flash(_("The item is out of the programme."))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.post(f"{ITEM}/position")
@needs(Role.EDITOR)
def move(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    step(move_item, item)
    return back_to_item(event.id, item.id)


@blueprint.post("/order")
@needs(Role.EDITOR)
def arrange(event_id: int) -> ResponseReturnValue:
    """The whole order at once, as dragging sends it."""
    begin_writing()
    event, form = find_event(event_id), OrderForm.read()
    set_order(current_work(), event, form.numbers if form.validate() else [])
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.post("/lengths")
@needs(Role.EDITOR)
def confirm(event_id: int) -> ResponseReturnValue:
    """The guessed lengths as confirmed ones."""
    begin_writing()
    event = find_event(event_id)
    confirm_lengths(current_work(), event)
    flash(_("The lengths are confirmed. Papers print the hours that follow from them."))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


def _stored(item: ProgrammeItem) -> ItemForm:
    return _with_choices(ItemForm.filled(item, office_languages()), item.event, item)


def _with_choices(form: ItemForm, event: Event, item: ProgrammeItem | None = None) -> ItemForm:
    form.study_id.offer(choices.studies(item.study_id if item else None))
    form.project_id.offer(choices.projects(item.project_id if item else None))
    form.day.offer(event)
    return form


def _last_day(event: Event) -> int | None:
    """The number of the day on which the programme ends so far, in an event of several days."""
    days, slots = days_of(event), timetable(event)
    last = slots[-1].day if slots else None
    return days.index(last) + 1 if last in days and len(days) > 1 else None


def _page(event: Event, form: ItemForm, status: int = 200) -> ResponseReturnValue:
    slots = timetable(event)
    page = render_template(
        "desk/programme/index.html",
        event=event,
        form=form,
        slots=slots,
        length=length(event),
        has_guesses=any(item.length_is_guess for item in event.programme),
        has_headings=spans_days(slots),
        doubled=duplicate_parts(event),
        double_bookings=list(db.session.scalars(double_bookings(event))),
    )
    return page, status


def _item_page(
    event: Event, item: ProgrammeItem, form: ItemForm, status: int = 200
) -> ResponseReturnValue:
    page = render_template("desk/programme/show.html", event=event, item=item, form=form)
    return page, status
