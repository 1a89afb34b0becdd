"""The calendar: a month, a week, or the month as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.dates import EARLIEST, LATEST, days_text, locale_of, month_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language
from planner.web.desk.calendar.days import DayLine, days_between, today
from planner.web.doors import needs

blueprint = Blueprint("calendar", __name__, url_prefix="/calendar")
_WEEK = timedelta(days=7)


class View(StrEnum):
    """How the days are shown."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


_VIEWS = {
    View.MONTH: pgettext("calendar", "Month"),
    View.WEEK: pgettext("calendar", "Week"),
    View.LIST: pgettext("calendar", "List"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: `first` and `last` of the month or week, the day before and after it that
    its links lead to, and the heading.
    """

    first: date
    last: date
    before: date
    after: date
    heading: str


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    given = request.args.get("view", "")
    view = View(given) if given in set(View) else View.MONTH
    day = _day(request.args.get("day", ""))
    shown = _week(day) if view is View.WEEK else _month(day)
    begin, end = shown.first, shown.last
    if view is View.MONTH:
        begin, end = _week_of(begin)[0], _week_of(end)[1]
    days = list(days_between(begin, end).items())
    return render_template(
        "desk/calendar/index.html",
        view=view,
        views=_VIEWS,
        day=day,
        today=today(),
        shown=shown,
        titles=(
            (_("Week before"), _("Next week"))
            if view is View.WEEK
            else (_("Month before"), _("Next month"))
        ),
        days=days,
        weeks=_rows(days),
        has_anything=any(lines for _day, lines in days),
    )


def _day(given: str) -> date:
    """The day named by `given`, else today."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return today()
    return day if EARLIEST + _WEEK <= day <= LATEST - _WEEK else today()


def _month(day: date) -> Shown:
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    heading = month_text(first, reader_language())
    return Shown(first, after - timedelta(days=1), before, after, heading)


def _week(day: date) -> Shown:
    first, last = _week_of(day)
    return Shown(first, last, day - _WEEK, day + _WEEK, days_text(first, last, reader_language()))


def _week_of(day: date) -> tuple[date, date]:
    """The first and last day of its week, as weeks begin where the reader's language is spoken."""
    begins: int = locale_of(reader_language()).first_week_day
    first = day - timedelta(days=(day.weekday() - begins) % 7)
    return first, first + _WEEK - timedelta(days=1)


def _rows(days: list[tuple[date, list[DayLine]]]) -> list[list[tuple[date, list[DayLine]]]]:
    return [days[number : number + 7] for number in range(0, len(days), 7)]
