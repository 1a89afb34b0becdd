"""Anniversaries that an event marks."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.anniversaries.models import Anniversary
from planner.anniversaries.operations import add_anniversary
from planner.events.models.event import Event, Occasion
from planner.events.operations.occasions import (
    candidates,
    mark_occasion,
    move_occasion,
    proposals,
    unmark_occasion,
    unrepresented,
    years_of,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event, step
from planner.web.desk.forms.anniversaries import AnniversaryForm
from planner.web.desk.forms.occasions import OccasionForm
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_work,
    found,
    office_languages,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("occasions", __name__, url_prefix="/events/<int:event_id>/occasions")


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, _with_choices(event, OccasionForm()))


@blueprint.post("/")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(event, OccasionForm.read())
    marked, status = submit_form(
        form,
        lambda: mark_occasion(
            current_work(), event, found_in(Anniversary, form.anniversary_id.data)
        ),
    )
    if marked is None:
        return _page(event, form, status)
    flash(_("The event marks it."))
    return redirect(url_for("desk.occasions.index", event_id=event.id), 303)


@blueprint.post("/new")
@needs(Role.EDITOR)
def enter(event_id: int) -> ResponseReturnValue:
    """Enter an anniversary that the register lacks, and mark it."""
    event = find_event(event_id)
    form = _with_owners(AnniversaryForm.read(languages=office_languages()))

    def entered() -> Occasion:
        return mark_occasion(current_work(), event, add_anniversary(current_work(), form.plan()))

    marked, status = submit_form(form, entered)
    if marked is None:
        choice = _with_choices(event, OccasionForm())
        return _page(event, choice, status, entry=form)
    flash(_("The anniversary is in the register, and the event marks it."))
    return redirect(url_for("desk.occasions.index", event_id=event.id), 303)


@blueprint.post("/<int:occasion_id>/removal")
@needs(Role.EDITOR)
def remove(event_id: int, occasion_id: int) -> ResponseReturnValue:
    begin_writing()
    event, occasion = _found(event_id, occasion_id)
    again = {"anniversary_id": str(occasion.anniversary_id)}
    unmark_occasion(current_work(), occasion)
    here = url_for("desk.occasions.index", event_id=event.id)
    flash(
        _("The event no longer marks it."),
        Undo(url_for("desk.occasions.create", event_id=event.id), again),
    )
    return redirect(here, 303)


@blueprint.post("/<int:occasion_id>/position")
@needs(Role.EDITOR)
def move(event_id: int, occasion_id: int) -> ResponseReturnValue:
    event, occasion = _found(event_id, occasion_id)
    step(move_occasion, occasion, occasion.anniversary.phrases.best(*reading_languages()))
    return redirect(url_for("desk.occasions.index", event_id=event.id), 303)


@rechecked
def _found(event_id: int, occasion_id: int) -> tuple[Event, Occasion]:
    event = find_event(event_id)
    return event, found(next((one for one in event.occasions if one.id == occasion_id), None))


def _with_choices(event: Event, form: OccasionForm) -> OccasionForm:
    marked = (occasion.anniversary_id for occasion in event.occasions)
    form.anniversary_id.offer(choices.anniversaries(*marked))
    return form


def _with_owners(form: AnniversaryForm) -> AnniversaryForm:
    form.owner_id.offer(choices.organisations(form.owner_id.kept))
    return form


def _page(
    event: Event,
    form: OccasionForm,
    status: int = 200,
    *,
    entry: AnniversaryForm | None = None,
) -> ResponseReturnValue:
    day = event.starts_on
    register = db.session.scalars(candidates(event.office_id, day)).all() if day else []
    page = render_template(
        "desk/occasions/index.html",
        event=event,
        form=form,
        entry=entry or _with_owners(AnniversaryForm(languages=office_languages())),
        is_entering=entry is not None,
        occasions=[(occasion, years_of(occasion)) for occasion in event.occasions],
        proposals=proposals(event, register),
        unrepresented=unrepresented(current_work(), event),
    )
    return page, status
