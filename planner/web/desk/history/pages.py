"""The history of an event, a release, a person or the whole office, and its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import and_

from planner.accounts.models import Role
from planner.contacts.duplicates.leading import merged_into
from planner.events.models.event import Event
from planner.history.models import Entry
from planner.history.queries import HistoryList, actors_of, entry_of
from planner.kernel.dates import EARLIEST, LATEST
from planner.kernel.messages import gettext as _
from planner.kernel.streaming import stream_rows
from planner.web.addresses import number_in_query
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.history.entries import changes_in, lines_of
from planner.web.desk.history.words import ACTS, act_text
from planner.web.doors import needs
from planner.web.transaction import current_office

blueprint = Blueprint("history", __name__, url_prefix="/history")

PAGE = 50

# The groups of the filter, with the prefixes of their verbs.
GROUPS = {
    "event": (
        _("Events and programme"),
        ("event", "item", "part", "programme", "occasion", "task", "checklist", "template", "form"),
    ),
    "guest": (
        _("Guests"),
        ("invitation", "attendance_request", "identity_paper", "season_accreditation"),
    ),
    "letter": (
        _("Letters"),
        (
            *("letter", "letter_text", "letter_plan", "planned_letter", "free_letter"),
            *("distribution", "attachment", "speaker", "message", "outbox"),
        ),
    ),
    "release": (_("Releases"), ("release", "embargoed_copy", "picture", "statement", "clip")),
    "person": (
        _("People and pools"),
        (
            *("person", "assistant", "note", "duplicate", "list", "suppression", "subscription"),
            *("outlet", "pool", "topic", "filter"),
        ),
    ),
    "organisation": (
        _("Organisations and projects"),
        (
            "organisation",
            "project",
            "programme_of_work",
            "hotline",
            "own_kind",
            "study",
            "anniversary",
        ),
    ),
    "office": (_("Members and office"), ("member", "office", "job", "file")),
}
_SUBJECTS = {"release": "releases", "person": "people"}


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """The filter, from the query of the URL; invalid numbers and dates are ignored."""

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
            event=number_in_query("event"),
            release=number_in_query("release"),
            person=number_in_query("person"),
            who=number_in_query("who"),
            what=what if what in GROUPS else "",
            since=_day("since"),
            until=_day("until"),
        )

    @property
    def query(self) -> dict[str, str]:
        """The filter as parameters for another URL."""
        given = {name: getattr(self, name) for name in self.__slots__}
        return {name: str(value) for name, value in given.items() if value}

    def wanted(self, before: tuple[datetime, int] | None = None) -> HistoryList:
        office = current_office()
        subjects = (("release", self.release), ("person", self.person))
        named = [(_SUBJECTS[kind], _numbers(kind, n)) for kind, n in subjects if n is not None]
        return HistoryList(
            office_id=office.id,
            event_id=self.event,
            subject=named[0] if named else None,
            actor_id=self.who,
            verbs=_verbs(self.what) if self.what else (),
            since=_midnight(self.since, office.zone),
            until=_midnight(self.until and self.until + timedelta(days=1), office.zone),
            before=before,
        )


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    asked = HistoryQuery.read()
    entries = list(db.session.scalars(asked.wanted(_before()).select(PAGE + 1)))
    return render_template(
        "desk/history/index.html",
        asked=asked,
        lines=lines_of(entries[:PAGE]),
        older=entries[PAGE - 1].id if len(entries) > PAGE else None,
        actors=list(db.session.scalars(actors_of(current_office().id))),
        groups=GROUPS,
    )


@blueprint.get("/history.csv")
@needs(Role.ADMINISTRATOR)
def table() -> ResponseReturnValue:
    """All entries of the filter as CSV, with the changes as text."""
    office = current_office()
    asked = HistoryQuery.read().wanted().table().add_columns(Event.label)
    told = asked.outerjoin(
        Event, and_(Event.office_id == Entry.office_id, Event.id == Entry.event_id)
    )
    names = {user.id: user.name for user in db.session.scalars(actors_of(office.id))}
    heading = (_("When"), _("Who"), _("Act"), _("Event"), _("Changes"))
    rows = (
        (
            at.isoformat(),
            names.get(actor, ""),
            act_text(verb),
            event or "",
            "; ".join(map(str, changes_in(kind, facts))),
        )
        for at, actor, verb, kind, facts, event in stream_rows(db.session(), told)
    )
    return csv_of("history", tuple(map(str, heading)), rows)


def _before() -> tuple[datetime, int] | None:
    """The ID in “?before=”: the last entry of the previous page."""
    number = number_in_query("before")
    if number is None:
        return None
    shown = db.session.scalars(entry_of(current_office().id, number)).one_or_none()
    return None if shown is None else (shown.at, shown.id)


def _numbers(kind: str, number: int) -> list[int]:
    """With those of records that were merged into that person."""
    if kind != "person":
        return [number]
    return merged_into(db.session(), current_office().id, number)


def _verbs(group: str) -> list[str]:
    _label, first_words = GROUPS[group]
    return [verb for verb in ACTS if verb.partition(".")[0] in first_words]


def _day(name: str) -> date | None:
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _midnight(day: date | None, zone: str) -> datetime | None:
    """Midnight of that day in the office's time zone, in UTC."""
    if day is None:
        return None
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
