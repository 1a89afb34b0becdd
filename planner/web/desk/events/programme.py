"""The programme: the second tab of an event."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.known_days import days_of
from planner.events.models.event import Event, ProgrammeItem
from planner.events.one_line import Line, read_line
from planner.events.operations.items import (
    add_item,
    confirm_lengths,
    duplicate_parts,
    revise_item,
)
from planner.events.operations.moving import move_item, place_of
from planner.events.operations.one_line import (
    Speaker,
    add_line,
    speaker_called,
    study_called,
)
from planner.events.operations.removing import remove_item, why_not_removed
from planner.events.queries import double_bookings
from planner.events.timetable import length, timetable
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.scripts import language_written
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events import programme_rows as rows
from planner.web.desk.events.pages import back_to_item, find_event, find_item
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.programme import ItemForm, LineForm, PlaceForm
from planner.web.desk.registers.lists import revised
from planner.web.doors import needs
from planner.web.form_submission import submit_form, submit_reading_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_work,
    office_languages,
    reading_languages,
)

blueprint = Blueprint("programme", __name__, url_prefix="/events/<int:event_id>/programme")
ITEM = "/items/<int:item_id>"


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id))


@blueprint.get("/items/new")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    day = request.args.get("day", _last_day(event), type=int)
    return _new_page(
        event, _with_choices(ItemForm(languages=office_languages(), data={"day": day}), event)
    )


@blueprint.post("/items")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(ItemForm.read(languages=office_languages()), event)
    item, status = submit_form(form, lambda: add_item(current_work(), event, form.plan()))
    if item is None:
        return _new_page(event, form, status)
    flash(_("The item is in the programme. Say who speaks."))
    return back_to_item(event.id, item.id)


@blueprint.get("/reading")
@needs(Role.VIEWER)
def read(event_id: int) -> ResponseReturnValue:
    """How a line would be read, or why it cannot be, while it is typed."""
    find_event(event_id)
    form = LineForm(request.args)

    def understood() -> str:
        line, speaker = _read(form)
        return rows.understood(line, speaker, study_called(current_work(), line))

    said, _status = submit_reading_form(form, understood)
    return jsonify(said=said or str(form.line.errors[0]), is_refused=said is None)


@blueprint.post("/lines")
@needs(Role.EDITOR)
def add_in_one_line(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = LineForm.read()
    said, status = submit_form(form, lambda: _add_line(event, form))
    if said is None:
        return _page(event, line=form, status=status)
    flash(said)
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.get(ITEM)
@needs(Role.VIEWER)
def show(event_id: int, item_id: int) -> ResponseReturnValue:
    """The programme with that row open."""
    event, item = find_item(event_id, item_id)
    return _page(event, item, _stored(item))


@blueprint.post(ITEM)
@needs(Role.EDITOR)
def update(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    form = _with_choices(ItemForm.read(languages=office_languages()), event, item)
    status = revised(form, revise_item, item, _stored)
    if status != 303:
        return _page(event, item, form, status=status)
    flash(_("Saved. The clocks of the items after it have followed."))
    return back_to_item(event.id, item.id)


@blueprint.post(f"{ITEM}/removal")
@needs(Role.EDITOR)
def remove(event_id: int, item_id: int) -> ResponseReturnValue:
    begin_writing()
    event, item = find_item(event_id, item_id)
    said = rows.removed(rows.item_name(item), len(item.parts))
    flash(said, undo_removal(remove_item(current_work(), item)))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


@blueprint.post(f"{ITEM}/position")
@needs(Role.EDITOR)
def move(event_id: int, item_id: int) -> ResponseReturnValue:
    """A step up or down, or behind another item: buttons, keys, dragging and *Undo* come here."""
    event, item = find_item(event_id, item_id)
    form = PlaceForm.read()
    if form.validate():
        begin_writing()
        before, place = place_of(item), form.wanted_for(item)
        if place and place != before:
            move_item(current_work(), item, place)
            flash(rows.moved(item, place), Undo(request.path, PlaceForm.values(before)))
    return back_to_item(event.id, item.id)


@blueprint.post("/lengths")
@needs(Role.EDITOR)
def confirm(event_id: int) -> ResponseReturnValue:
    """The guessed lengths as confirmed ones."""
    begin_writing()
    event = find_event(event_id)
    confirm_lengths(current_work(), event)
    flash(_("The lengths are confirmed. Papers print the hours that follow from them."))
    return redirect(url_for("desk.programme.index", event_id=event.id), 303)


def _read(form: LineForm) -> tuple[Line, Speaker | None]:
    """What the line says, and who is named in it. Raises `Invalid` at the line."""
    line = read_line(form.line.data or "", *dict.fromkeys((*reading_languages(), "en")))
    return line, speaker_called(current_work(), line.name) if line.name else None


def _add_line(event: Event, form: LineForm) -> str:
    """What was added, in a sentence. Raises `Invalid` at the line."""
    line, speaker = _read(form)
    language = language_written(form.line.data or "", (*event.languages, *office_languages()))
    try:
        item = add_line(current_work(), event, line, speaker, form.day.data, language)
    except Invalid as refusal:
        raise Invalid(form.line.name, refusal.message) from refusal
    return _("In the programme: %(what)s.", what=rows.understood(line, speaker, item.study))


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


def _page(
    event: Event,
    opened: ProgrammeItem | None = None,
    form: ItemForm | None = None,
    *,
    line: LineForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    page = render_template(
        "desk/programme/index.html",
        event=event,
        opened=opened,
        form=form,
        why_stays=why_not_removed(current_work(), opened.parts) if opened else "",
        line=line or LineForm(),
        days=rows.programme_days(event),
        length=length(event),
        has_guesses=any(item.length_is_guess for item in event.programme),
        doubled=duplicate_parts(event),
        double_bookings=list(db.session.scalars(double_bookings(event))),
    )
    return page, status


def _new_page(event: Event, form: ItemForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/programme/new.html", event=event, form=form), status
