"""On the day: check-in, walk-ins, and what the office says of attendance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.invitations.door import (
    check_in,
    likely_walk_in,
    undo_check_in,
    walk_in,
    why_closed,
)
from planner.invitations.models import Invitation
from planner.invitations.queries import (
    GUEST_LOADS,
    Came,
    GuestList,
    attendance_by_outlet,
)
from planner.invitations.stated_attendance import (
    attendance_of,
    pools_present,
    state_attendance,
)
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.attendance import AttendanceForm
from planner.web.desk.forms.invitations import WalkInForm
from planner.web.desk.guests.letters import find_guest
from planner.web.desk.likely import chosen_person, is_answered, question
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.requests import is_script
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    reading_languages,
)

blueprint = Blueprint("door", __name__, url_prefix="/events/<int:event_id>/day")


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id), WalkInForm())


@blueprint.post("/guests/<int:invitation_id>/attendance")
@needs(Role.EDITOR)
def check_guest_in(event_id: int, invitation_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    invitation = find_guest(event, invitation_id)
    already = invitation.came
    if refused := _refused(check_in, event, invitation):
        return refused
    if already:
        return _answer(event, invitation, _("%(name)s is here already.", name=invitation.name))
    return _answer(event, invitation, _("%(name)s is here.", name=invitation.name), is_news=False)


@blueprint.post("/guests/<int:invitation_id>/absence")
@needs(Role.EDITOR)
def undo_guest_check_in(event_id: int, invitation_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    invitation = find_guest(event, invitation_id)
    if refused := _refused(undo_check_in, event, invitation):
        return refused
    said = _("%(name)s is not ticked off any more.", name=invitation.name)
    return _answer(event, invitation, said, is_news=False)


@blueprint.post("/walk-ins")
@needs(Role.EDITOR)
def add_walk_in(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = WalkInForm.read()
    if doubts := _doubts(event, form):
        return _page(event, form, 409, doubts)
    invitation, status = submit_form(
        form, lambda: walk_in(current_work(), event, form.plan(chosen_person()))
    )
    if invitation is None:
        return _page(event, form, status)
    flash(_("%(name)s is here.", name=invitation.name))
    return redirect(url_for("desk.door.index", event_id=event.id), 303)


@blueprint.get("/attendance")
@needs(Role.VIEWER)
def attendance(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    work = current_work()
    pools = [presence.pool_id for presence in pools_present(work, event)]
    return _attendance_page(
        event,
        AttendanceForm.of(attendance_of(work, event), pools, tuple(current_office().languages)),
    )


@blueprint.post("/attendance")
@needs(Role.EDITOR)
def save_attendance(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = AttendanceForm.read(languages=tuple(current_office().languages))
    _offer_choices(form)
    _saved, status = submit_form(form, lambda: state_attendance(current_work(), event, form.plan()))
    if status != 303:
        return _attendance_page(event, form, status)
    flash(_("What is said of attendance is saved."))
    return redirect(url_for("desk.door.attendance", event_id=event.id), 303)


def _doubts(event: Event, form: WalkInForm) -> dict[str, Any]:
    """Who of the register it may be, asked once."""
    work = current_work()
    if is_answered() or why_closed(work, event) or not form.validate():
        return {}
    return question(likely_walk_in(work, event, form.plan()))


def _refused(
    act: Callable[[Work, Invitation], None], event: Event, invitation: Invitation
) -> ResponseReturnValue | None:
    """None after the act; to the script what is true now, with the reason, if it is refused."""
    try:
        act(current_work(), invitation)
    except Conflict as error:
        if not is_script():
            raise
        return _answer(event, invitation, error.message)
    return None


def _answer(
    event: Event, invitation: Invitation, said: str, *, is_news: bool = True
) -> ResponseReturnValue:
    """To a form the page again with a sentence; to the script what is true now, and the sentence if
    it is not what was asked for.
    """
    if is_script():
        people = sum(row.people for row in attendance_by_outlet(current_work(), event))
        return {
            "came": invitation.came,
            "people": people,
            "said": str(said) if is_news else "",
        }
    flash(said)
    return _back(event)


def _back(event: Event) -> ResponseReturnValue:
    """Redirect to the list with the same search."""
    search = request.form.get("search", "")[:200]
    return redirect(url_for("desk.door.index", event_id=event.id, search=search or None), 303)


def _page(
    event: Event,
    form: WalkInForm,
    status: int = 200,
    doubts: Mapping[str, Any] = MappingProxyType({}),
) -> ResponseReturnValue:
    work = current_work()
    search = request.args.get("search", "")[:200]
    came = request.args.get("came", "")
    guests = GuestList(
        office_id=work.office_id,
        event_id=event.id,
        search=search,
        came=Came(came) if came in set(Came) else None,
    )
    page = page_of(
        db.session(),
        guests.select(),
        Invitation.sort_name,
        Invitation.id,
        after=request.args.get("after", ""),
        options=GUEST_LOADS,
    )
    by_outlet = attendance_by_outlet(work, event)
    shown = render_template(
        "desk/door/index.html",
        event=event,
        closed=why_closed(work, event),
        form=form,
        page=page,
        wanted=guests,
        ways=list(Came),
        people=sum(row.people for row in by_outlet),
        by_outlet=by_outlet,
        languages=reading_languages(),
        **doubts,
    )
    return shown, status


def _attendance_page(event: Event, form: AttendanceForm, status: int = 200) -> ResponseReturnValue:
    _offer_choices(form)
    by_outlet = attendance_by_outlet(current_work(), event)
    shown = render_template(
        "desk/door/attendance.html",
        event=event,
        form=form,
        people=sum(row.people for row in by_outlet),
        outlets=sum(row.outlet is not None for row in by_outlet),
    )
    return shown, status


def _offer_choices(form: AttendanceForm) -> None:
    """The outlets; all pools to tick; of a long register those that are ticked, and another one by its name."""
    ticked = form.pools.data or []
    pools = choices.pools(*ticked, form.another_pool.kept)
    form.pools.offer(pools.shown(*ticked))
    form.another_pool.offer(pools)
    form.named.offer("outlet_id", choices.outlets(*form.named.kept("outlet_id")))
