"""The outline: its parts, opened on the overview one at a time, or all on one page."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.anniversaries.models import Anniversary
from planner.anniversaries.operations import AnniversaryPlan, add_anniversary
from planner.events.changes import Change
from planner.events.clashes import clashes
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.occasions import mark_occasion
from planner.events.operations.outline import OutlinePlan, revise_outline
from planner.invitations.seats import move_up
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.overview import overview_page
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.all_facts import AllFactsForm
from planner.web.desk.forms.outline import OutlineForm
from planner.web.desk.forms.outline_parts import PARTS, OutlinePart, OutlinePartForm
from planner.web.desk.guests.letters import is_a_letter_due, write_letters
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_work, member, office_languages

blueprint = Blueprint("outline", __name__, url_prefix="/events/<int:event_id>/outline")


@blueprint.get("/")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, _stored(event))


@blueprint.post("/")
@needs(Role.EDITOR)
def update(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_anniversaries(event, AllFactsForm.read(languages=office_languages()))

    def revise() -> Change:
        new = form.new_anniversary()
        change = _revise(event, form.plan(), form.opened_version)
        _mark(event, form.anniversary_id.data, new)
        return change

    change, status = submit_form(form, revise, stored=lambda: _stored(event))
    if change is None:
        return _page(event, form), status
    flash(_saved_notice(event, change))
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


@blueprint.get("/<part>")
@needs(Role.VIEWER)
def show_part(event_id: int, part: str) -> ResponseReturnValue:
    """The overview with that part as a form; to those who may not change it, as it is read."""
    event, opened = find_event(event_id), _part(part)
    if not member().may(Role.EDITOR) or event.status is EventStatus.CLOSED:
        return _to_overview(event, opened)
    return overview_page(event, opened, _with_proposed_time(_stored_part(event, opened)))


@blueprint.post("/<part>")
@needs(Role.EDITOR)
def update_part(event_id: int, part: str) -> ResponseReturnValue:
    event, opened = find_event(event_id), _part(part)
    form = OutlinePartForm.sent(opened, office_languages())
    offer_choices(event, form)

    def revise() -> Change:
        plan = form.plan_for(event, _stored_part(event, opened))
        return _revise(event, plan, event.version)

    change, status = submit_form(form, revise, stored=lambda: _stored_part(event, opened))
    if change is None:
        return overview_page(event, opened, form), status
    flash(_saved_notice(event, change))
    return _to_overview(event, opened)


def _to_overview(event: Event, part: OutlinePart) -> ResponseReturnValue:
    return redirect(url_for("desk.overview.show", event_id=event.id, _anchor=part.anchor), 303)


def _mark(event: Event, chosen: int | None, new: AnniversaryPlan | None) -> None:
    """Mark the anniversary that was chosen, and that which was entered as new."""
    if chosen is not None:
        mark_occasion(current_work(), event, found_in(Anniversary, chosen))
    if new is not None:
        try:
            mark_occasion(current_work(), event, add_anniversary(current_work(), new))
        except Invalid as error:
            raise Invalid("base_year", error.message) from None


def _page(event: Event, form: AllFactsForm) -> str:
    parts = list(PARTS.values())
    return render_template(
        "desk/outline/show.html",
        event=event,
        form=form,
        parts=parts,
        clashes=clashes(db.session(), event),
    )


def _part(name: str) -> OutlinePart:
    if name not in PARTS:
        abort(404)
    return PARTS[name]


def _revise(event: Event, plan: OutlinePlan, opened_version: int | None) -> Change:
    change = revise_outline(current_work(), event, plan, opened_version)
    move_up(current_work(), event)
    write_letters(event)
    return change


def _stored(event: Event) -> AllFactsForm:
    return _with_anniversaries(event, AllFactsForm.filled(event, office_languages()))


def _with_anniversaries(event: Event, form: AllFactsForm) -> AllFactsForm:
    offer_choices(event, form)
    form.anniversary_id.offer(
        choices.anniversaries(*(one.anniversary_id for one in event.occasions))
    )
    return form


def _stored_part(event: Event, part: OutlinePart) -> OutlinePartForm:
    form = OutlinePartForm.stored(event, part, office_languages())
    offer_choices(event, form)
    form.version.data = form.digest()
    return form


def _with_proposed_time(form: OutlinePartForm) -> OutlinePartForm:
    """`?starts=` and `?ends=` fill in a time that a guest has proposed, in the event's zone
    (2012-03-27T14:30); it is only stored when the member saves.
    """
    for name in ("starts", "ends"):
        try:
            moment = datetime.fromisoformat(request.args.get(name, ""))
        except ValueError:
            continue
        if f"{name}_clock" in form:
            form[f"{name}_on"].data = moment.date()
            form[f"{name}_clock"].data = moment.time()
    return form


def offer_choices(event: Event, form: OutlineForm) -> None:
    """Offer the registers to the fields that the form has."""
    lists = [form[name] for name in ("bodies", "contacts") if name in form]
    kept = [number for rows in lists for number in rows.kept("organisation_id")]
    bodies = choices.organisations(*kept) if lists else None
    for rows in lists:
        rows.offer("organisation_id", bodies)
    if "topic_ids" in form:
        form.topic_ids.offer(choices.topics(*form.topic_ids.kept))
    for name, offered, number in (
        ("own_kind_id", choices.own_kinds, event.own_kind_id),
        ("project_id", choices.projects, event.project_id),
        ("programme_id", choices.programmes_of_work, event.programme_id),
        ("hotline_id", choices.hotlines, event.hotline_id),
    ):
        if name in form:
            form[name].offer(offered(number))


def _saved_notice(event: Event, change: Change) -> str:
    saved = _what_changed(change)
    if not (change.when_changed or change.where_changed) or not is_a_letter_due(event):
        return saved
    written = _("Letters that tell the guests are written; they wait in the outbox for you.")
    return f"{saved} {written}"


def _what_changed(change: Change) -> str:
    if change.when_changed and change.where_changed:
        return _("Saved. The date or the time, and the place have changed.")
    if change.when_changed:
        return _("Saved. The date or the time has changed.")
    return _("Saved. The place has changed.") if change.where_changed else _("Saved.")
