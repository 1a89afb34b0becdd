"""The list of events, new ones, and copies."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.operations.planning import copy_event, plan_event
from planner.events.queries import EventList, Span
from planner.kernel.database import Rows
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.events import NewEventForm
from planner.web.desk.registers.lists import sought
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.paging import PAGE, Page
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    member,
    office_languages,
)

blueprint = Blueprint("events", __name__, url_prefix="/events")
Word = TypeVar("Word", bound=StrEnum)
UNDATED_AT_MOST = 20


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    wanted = _event_list()
    page = _page_of(wanted)
    undated: list[Event] = []
    if wanted.span is Span.ALL and not wanted.after and wanted.year is None:
        statement = _rows(_event_list(span=Span.UNDATED)).limit(UNDATED_AT_MOST)
        undated = list(db.session.scalars(statement))
    return render_template(
        "desk/events/index.html",
        wanted=wanted,
        page=page,
        undated=undated,
        kinds=list(EventKind),
        statuses=list(EventStatus),
        spans=list(Span),
    )


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    office = current_office()
    kind = _member_of(EventKind, request.args.get("kind", "")) or EventKind.ROUND_TABLE
    form = NewEventForm(
        languages=tuple(office.languages),
        data={
            "kind": kind,
            "languages": office.languages,
            "zone": office.zone,
            "cities": office.cities,
        },
    )
    form.own_kind_id.offer(choices.own_kinds())
    return render_template("desk/events/new.html", form=form)


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = NewEventForm.read(languages=office_languages())
    form.own_kind_id.offer(choices.own_kinds())
    event, status = submit_form(form, lambda: plan_event(current_work(), form.plan()))
    if event is None:
        return render_template("desk/events/new.html", form=form), status
    flash(_("The event is in the diary as a draft."))
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


@blueprint.post("/<int:event_id>/copies")
@needs(Role.EDITOR)
def copy(event_id: int) -> ResponseReturnValue:
    begin_writing()
    copied = copy_event(current_work(), find_event(event_id))
    flash(_("This is the copy. Give it a date; all speakers are to be asked anew."))
    return redirect(url_for("desk.overview.show", event_id=copied.id), 303)


def _event_list(span: Span | None = None) -> EventList:
    """The list as the address of the page filters it; `span` overrides `?span=`."""
    given = request.args
    return EventList(
        office_id=current_office().id,
        now=now(),
        search=sought("search"),
        kind=_member_of(EventKind, given.get("kind", "")),
        status=_member_of(EventStatus, given.get("status", "")),
        year=_year(given.get("year", "")),
        responsible_id=member().user.id if given.get("whose") == "mine" else None,
        span=span or _member_of(Span, given.get("span", "")) or Span.ALL,
        after=given.get("after", "")[:40],
    )


def _rows(wanted: EventList) -> Rows[Event]:
    return wanted.select().options(joinedload(Event.responsible))


def _page_of(wanted: EventList) -> Page[Event]:
    events = list(db.session.scalars(_rows(wanted).limit(PAGE + 1)))
    after = EventList.key(events[PAGE - 1]) if len(events) > PAGE else ""
    return Page(rows=events[:PAGE], after=after, is_first=not wanted.after)


def _year(given: str) -> int | None:
    is_year = len(given) == 4 and given.isascii() and given.isdigit()
    return int(given) if is_year and 1900 <= int(given) <= 2200 else None


def _member_of(words: type[Word], given: str) -> Word | None:
    return next((member for member in words if member.value == given), None)
