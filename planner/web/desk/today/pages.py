"""Where one arrives after signing in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.queries import events_after
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.database import db
from planner.web.desk.calendar.days import DayLine, days_between, event_line, today
from planner.web.desk.events.pages import event_when
from planner.web.desk.masthead import asked_now
from planner.web.desk.today.published import published_lately
from planner.web.desk.today.records import records_of
from planner.web.desk.today.task import Task
from planner.web.desk.today.tasks import tasks_of
from planner.web.desk.today.waiting import Group
from planner.web.doors import needs
from planner.web.extensions import settings
from planner.web.transaction import current_office, member

blueprint = Blueprint("today", __name__)

WEEK = timedelta(days=7)
FOLDED_AFTER = 5
MOST_LATER = 3
_MINE, _EVERYBODY, _COOKIE, _YEAR = "mine", "everybody", "waits_for", 365 * 24 * 60 * 60
_GROUPS = {
    Group.CLEARING: _("To clear"),
    Group.CHECKLIST: _("Checklist"),
    Group.RELEASES: _("Releases"),
    Group.LETTERS: _("Letters"),
    Group.SPEAKERS: _("Speakers"),
    Group.CONTACTS: _("Contacts"),
    Group.DATES: pgettext("what waits", "Dates"),
}


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    day = today()
    monday = day - timedelta(days=day.weekday())
    days = days_between(monday, monday + 2 * WEEK - timedelta(days=1))
    only_mine = _only_mine()
    tasks = _tasks(only_mine=only_mine) if member().may(Role.EDITOR) else []
    chosen = next((group for group in Group if group.value == request.args.get("what")), None)
    page = render_template(
        "desk/today/index.html",
        today=day,
        only_mine=only_mine,
        tasks=[task for task in tasks if chosen in (None, task.group)],
        counts=Counter(task.group for task in tasks),
        groups=_GROUPS,
        chosen=chosen,
        folded_after=FOLDED_AFTER,
        weeks=(
            (_("This week"), _within(days, monday)),
            (_("Next week"), _within(days, monday + WEEK)),
        ),
        later=_later(monday + 2 * WEEK - timedelta(days=1)),
        published=published_lately(),
        is_first_day=not _has_event(),
    )
    response = make_response(page)
    if "whose" in request.args:
        value, secure = _MINE if only_mine else _EVERYBODY, settings().is_secure
        response.set_cookie(
            _COOKIE, value, max_age=_YEAR, path="/", secure=secure, httponly=True, samesite="Lax"
        )
    return response


def _only_mine() -> bool:
    """What the switch says, or what it said last in this browser."""
    return (request.args.get("whose") or request.cookies.get(_COOKIE)) == _MINE


def _tasks(*, only_mine: bool) -> list[Task]:
    asked = replace(asked_now(), only_mine=only_mine)
    waiting = asked.found(db.session())
    return list(tasks_of(waiting, records_of(asked, waiting)))


def _within(days: dict[date, list[DayLine]], monday: date) -> list[tuple[date, list[DayLine]]]:
    """The days of that week on which something happens."""
    return [(day, lines) for day, lines in days.items() if lines and monday <= day < monday + WEEK]


def _later(last: date) -> list[tuple[str, DayLine]]:
    """The next events after that day, each with its date."""
    office = current_office()
    events = db.session.scalars(events_after(office.id, last, MOST_LATER))
    return [(event_when(event, office.zone), event_line(event)) for event in events]


def _has_event() -> bool:
    found = select(Event.id).where(Event.office_id == current_office().id).limit(1)
    return db.session.scalar(found) is not None
