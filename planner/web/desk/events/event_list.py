"""The list of events, new ones, and copies."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.operations.planning import copy_event, plan_event
from planner.events.queries import EventList, Span
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import showable
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.events import NewEventForm
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.paging import PAGE, Page
from planner.web.transaction import begin_writing, current_office, current_work, office_languages

blueprint = Blueprint("events", __name__, url_prefix="/events")
Word = TypeVar("Word", bound=StrEnum)
UNDATED_AT_MOST = 20


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    wanted = _wanted()
    page = _page_of(wanted)
    undated: list[Event] = []
    if wanted.span is Span.ALL and not wanted.after and wanted.year is None:
        without = _wanted(span=Span.UNDATED).select().limit(UNDATED_AT_MOST)
        undated = list(db.session.scalars(without))
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
    asked = _member_of(EventKind, request.args.get("kind", "")) or EventKind.ROUND_TABLE
    form = NewEventForm(
        languages=tuple(office.languages),
        data={
            "kind": asked,
            "languages": office.languages,
            "zone": office.zone,
            "cities": office.cities,
        },
    )
    return render_template("desk/events/new.html", form=form)


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = NewEventForm.read(languages=office_languages())
    event, status = submit_form(form, lambda: plan_event(current_work(), form.plan()))
    if event is None:
        return render_template("desk/events/new.html", form=form), status
    flash(_("The event is in the diary as a draft."))
    return redirect(url_for("desk.outline.show", event_id=event.id), 303)


@blueprint.post("/<int:event_id>/copies")
@needs(Role.EDITOR)
def copy(event_id: int) -> ResponseReturnValue:
    begin_writing()
    made = copy_event(current_work(), find_event(event_id))
    flash(_("This is the copy. Give it a date; all speakers are to be asked anew."))
    return redirect(url_for("desk.outline.show", event_id=made.id), 303)


def _wanted(span: Span | None = None) -> EventList:
    asked = request.args
    return EventList(
        office_id=current_office().id,
        now=now(),
        search=showable(asked.get("search", "")[:200]),
        kind=_member_of(EventKind, asked.get("kind", "")),
        status=_member_of(EventStatus, asked.get("status", "")),
        year=_year(asked.get("year", "")),
        span=span or _member_of(Span, asked.get("span", "")) or Span.ALL,
        after=asked.get("after", "")[:40],
    )


def _page_of(wanted: EventList) -> Page[Event]:
    rows = list(db.session.scalars(wanted.select().limit(PAGE + 1)))
    after = EventList.key(rows[PAGE - 1]) if len(rows) > PAGE else ""
    return Page(rows=rows[:PAGE], after=after, is_first=not wanted.after)


def _year(asked: str) -> int | None:
    known = len(asked) == 4 and asked.isascii() and asked.isdigit()
    return int(asked) if known and 1900 <= int(asked) <= 2200 else None


def _member_of(words: type[Word], asked: str) -> Word | None:
    return next((member for member in words if member.value == asked), None)
