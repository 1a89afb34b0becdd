"""Entries of the history in words, for the page and the CSV table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import select

from planner.accounts.models import User
from planner.history.models import Entry
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.releases.models import Release
from planner.web.database import db
from planner.web.desk.history.values import value_text
from planner.web.desk.history.words import act_text, field_text
from planner.web.desk.record_pages import PAGES
from planner.web.transaction import current_office, reading_languages

# By table: the model of the subject, the endpoint of its page, and the parameter for its ID.
_PAGES: dict[str, tuple[type[Any], str, str]] = {
    model.__tablename__: (model, *page) for model, page in PAGES.items()
}
# Facts that are IDs, or shown in another way.
UNTOLD = frozenset({"changes", "fields", "source", "person", "block", "list", "note"})


@dataclass(frozen=True, slots=True)
class Thing:
    """The subject of an entry, and its page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Change:
    """A changed field and its values before and after, if they are kept."""

    field: str
    before: str = ""
    after: str = ""
    has_values: bool = False

    def __str__(self) -> str:
        if not self.has_values:
            return self.field
        said = f"{self.before} → {self.after}" if self.before else self.after
        return f"{self.field}: {said}"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, in words. `who` is "" where the program did it."""

    at: datetime
    who: str
    act: str
    things: tuple[Thing, ...]
    changes: tuple[Change, ...]


def lines_of(entries: Iterable[Entry]) -> list[Line]:
    """The entries in words, with a bounded number of SQL statements."""
    entries = list(entries)
    users = {entry.actor_id for entry in entries if entry.actor_id is not None}
    named = db.session.execute(select(User.id, User.name).where(User.id.in_(users))).tuples()
    names = dict(named.all())
    things = _things(entries)
    return [
        Line(
            at=entry.at,
            who=names.get(entry.actor_id or 0, ""),
            act=act_text(entry.verb),
            things=tuple(_about(entry, things)),
            changes=tuple(changes_in(entry.subject_kind, entry.facts)),
        )
        for entry in entries
    ]


def _about(entry: Entry, things: dict[tuple[str, int], Thing]) -> Iterator[Thing]:
    keys = [(entry.subject_kind, entry.subject_id)]
    if entry.event_id is not None:
        keys.append(("events", entry.event_id))
    yield from (things[key] for key in dict.fromkeys(keys) if key in things)


def _things(entries: Iterable[Entry]) -> dict[tuple[str, int], Thing]:
    """The subjects that still exist, by table and ID."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.subject_kind, set()).add(entry.subject_id)
        if entry.event_id is not None:
            wanted.setdefault("events", set()).add(entry.event_id)
    return {
        (kind, row.id): Thing(_label(row), url_for(page, **{number: row.id}))
        for kind, (model, page, number) in _PAGES.items()
        if kind in wanted
        for row in db.session.scalars(
            select(model).where(model.office_id == current_office().id, model.id.in_(wanted[kind]))
        )
    }


def _label(row: Any) -> str:
    if isinstance(row, Release):
        return row.slug_line or language_name(row.language, reader_language())
    for texts in ("titles", "names", "phrases"):
        if named := getattr(row, texts, None):
            return str(named.best(*reading_languages()))
    return str(row.label or _("another record of the person"))


def changes_in(kind: str, facts: dict[str, Any]) -> Iterator[Change]:
    """The changes and facts of an entry about a row of the table `kind`."""
    changed: dict[str, Any] = facts.get("changes") or {}
    for name, values in changed.items():
        if values is None:
            yield Change(field_text(kind, name))
        else:
            before, after = (value_text(kind, name, value) or str(_("empty")) for value in values)
            yield Change(field_text(kind, name), before, after, has_values=True)
    for name in str(facts.get("fields") or "").split(", "):
        if name and name not in changed:
            yield Change(field_text(kind, name))
    for name, value in facts.items():
        if name not in UNTOLD and name not in changed and (said := value_text(kind, name, value)):
            yield Change(field_text(kind, name), after=said, has_values=True)
