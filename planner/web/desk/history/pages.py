"""The history of an event, a release, a person or the whole office, and its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.history.models import Entry
from planner.history.queries import HistoryList, actors_of
from planner.kernel.messages import gettext as _
from planner.kernel.streaming import stream_rows
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.history.entries import lines_of
from planner.web.desk.history.words import act_text
from planner.web.doors import needs
from planner.web.paging import page_of
from planner.web.transaction import current_office

blueprint = Blueprint("history", __name__, url_prefix="/history")

# Beginnings of verbs, by what a person would look for.
GROUPS = {
    "event": (_("Events and programme"), ("event.", "item.", "part.", "programme.", "occasion.")),
    "guest": (_("Guests"), ("invitation.",)),
    "letter": (_("Letters"), ("letter.", "outbox.")),
    "release": (_("Releases"), ("release.", "statement.", "clip.")),
    "person": (_("People and pools"), ("person.", "outlet.", "pool.")),
    "organisation": (
        _("Organisations and projects"),
        ("organisation.", "project.", "programme_of_work.", "hotline.", "study.", "anniversary."),
    ),
    "office": (_("Members and office"), ("member.", "office.", "job.", "file.")),
}
_SUBJECTS = {"release": "releases", "person": "people"}
_INTEGERS = 2**63


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What a person asked for, from the address of the page; what is no number or date is left out."""

    event: int | None
    release: int | None
    person: int | None
    who: int | None
    what: str
    since: date | None
    until: date | None

    @classmethod
    def read(cls) -> HistoryQuery:
        what = request.args.get("what", "")
        return cls(
            event=_number("event"),
            release=_number("release"),
            person=_number("person"),
            who=_number("who"),
            what=what if what in GROUPS else "",
            since=_day("since"),
            until=_day("until"),
        )

    @property
    def query(self) -> dict[str, str]:
        """The same question for another address."""
        given = {name: getattr(self, name) for name in self.__slots__}
        return {name: str(value) for name, value in given.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Whether there may be more than what is asked for."""
        return bool(self.query)

    def statement(self) -> HistoryList:
        office = current_office()
        subjects = (("release", self.release), ("person", self.person))
        named = [(_SUBJECTS[kind], number) for kind, number in subjects if number is not None]
        return HistoryList(
            office_id=office.id,
            event_id=self.event,
            subject=named[0] if named else None,
            actor_id=self.who,
            acts=GROUPS[self.what][1] if self.what else (),
            since=_midnight(self.since, office.zone),
            until=_midnight(self.until, office.zone, after=timedelta(days=1)),
        )


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    asked = HistoryQuery.read()
    page = page_of(
        db.session(),
        asked.statement().statement(),
        Entry.id,
        after=request.args.get("after", ""),
        newest_first=True,
    )
    return render_template(
        "desk/history/index.html",
        asked=asked,
        lines=lines_of(page.rows),
        page=page,
        actors=list(db.session.scalars(actors_of(current_office().id))),
        groups=GROUPS,
    )


@blueprint.get("/history.csv")
@needs(Role.ADMINISTRATOR)
def table() -> ResponseReturnValue:
    """The whole list of what was asked for, with the changes as text."""
    statement = HistoryQuery.read().statement().table()
    names = {user.id: user.name for user in db.session.scalars(actors_of(current_office().id))}
    heading = (_("When"), _("Who"), _("Act"), _("About"), _("What"))
    rows = (
        (at.isoformat(), names.get(actor, ""), act_text(verb), f"{kind} {number}", _facts(facts))
        for at, actor, verb, kind, number, facts in stream_rows(db.session(), statement)
    )
    return csv_of("history", tuple(map(str, heading)), rows)


def _facts(facts: dict[str, object]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in facts.items())


def _number(name: str) -> int | None:
    given = request.args.get(name, "")
    is_number = given.isascii() and given.isdigit() and len(given) < 19
    return int(given) if is_number and int(given) < _INTEGERS else None


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _midnight(day: date | None, zone: str, after: timedelta = timedelta()) -> datetime | None:
    """The beginning of that day in the office's zone, in UTC."""
    if day is None or not date(1900, 1, 1) <= day <= date(2200, 1, 1):
        return None
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) + after
