"""The list of events, and new ones."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.operations.planning import plan_event
from planner.events.queries import EventList, Span
from planner.exchange.models import EventTemplate
from planner.exchange.templates import Made, event_from_template, template_values, templates_of
from planner.kernel.database import Rows
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.templates import find_template, left_out_notice
from planner.web.desk.forms.events import NewEventForm
from planner.web.desk.registers.lists import sought
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.paging import PAGE, Page
from planner.web.transaction import (
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
    office, template = current_office(), _template(request.args.get("template", ""))
    kind = _member_of(EventKind, request.args.get("kind", "")) or EventKind.ROUND_TABLE
    values: dict[str, Any] = {
        "kind": kind,
        "languages": office.languages,
        "zone": office.zone,
        "cities": office.cities,
    }
    if template is not None:
        values |= {"template_id": template.id, **template_values(template)}
    form = NewEventForm(languages=tuple(office.languages), data=values)
    form.own_kind_id.offer(choices.own_kinds())
    return _new_page(form, template)


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = NewEventForm.read(languages=office_languages())
    template = _template(form.template_id.data or "")
    form.own_kind_id.offer(choices.own_kinds())

    def plan() -> Made:
        if template is None:
            return Made(plan_event(current_work(), form.plan()), 0)
        return event_from_template(current_work(), template, form.plan())

    made, status = submit_form(form, plan)
    if made is None:
        return _new_page(form, template, status)
    flash(_planned(made))
    return redirect(url_for("desk.overview.show", event_id=made.event.id), 303)


def _new_page(
    form: NewEventForm, template: EventTemplate | None, status: int = 200
) -> ResponseReturnValue:
    templates = list(db.session.scalars(templates_of(current_office().id)))
    return render_template(
        "desk/events/new.html", form=form, template=template, templates=templates
    ), status


def _template(given: str) -> EventTemplate | None:
    """The office's template with that number; None without a number."""
    return find_template(int(given)) if given.isdecimal() and len(given) < 10 else None


def _planned(made: Made) -> str:
    said = _("The event is in the diary as a draft.")
    if not made.left_out:
        return said
    return f"{said} {left_out_notice(made.left_out)}"


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
