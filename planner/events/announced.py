"""Date and place of an event when it was announced, read back from the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.events.schedule import settle_times
from planner.history.models import Entry
from planner.kernel.texts import Texts

# Date and place: columns, and how the history writes them.
COMPARED: Mapping[str, Callable[[Any], Any]] = {
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "starts_clock": time.fromisoformat,
    "ends_clock": time.fromisoformat,
    "second_hour": bool,
    "zone": str,
    "certainty": Certainty,
    "cities": Texts,
    "venues": Texts,
    "addresses": Texts,
    "countries": Texts,
}
# What else of an outline its advisory tells; `bodies` and `contacts` are rows of their own.
TOLD_BESIDE = frozenset(
    [
        "kind",
        "own_kind_id",
        "titles",
        "subjects",
        "descriptions",
        "spoken_languages",
        "interpretation",
        "interpreted_from",
        "interpreted_into",
        "has_sign_language",
        "link",
        "remote_sites",
        "accreditation",
        "accreditation_until",
        "accreditation_clock",
        "accreditation_address",
        "audiences",
        "interviews",
        "project_id",
        "programme_id",
        "bodies",
        "contacts",
    ]
)
_VERBS = ("part.", "item.", "programme.", "occasion.")


@dataclass(frozen=True, slots=True)
class AnnouncedState:
    """`event` is not saved: it has date and place only. `has_other_changes`: something else that an
    advisory tells was changed since.
    """

    event: Event
    has_other_changes: bool


def announced_state(session: Session, event: Event) -> AnnouncedState | None:
    """As it was when the event was announced; None if it is not, or the history has no change of it
    since.
    """
    if not event.is_announced or not event.sequence:
        return None
    entries = session.scalars(
        select(Entry)
        .where(
            Entry.office_id == event.office_id,
            Entry.event_id == event.id,
            Entry.at > event.announced_at,
        )
        .order_by(Entry.at.desc(), Entry.id.desc())
    ).all()
    if not any(map(_changes, entries)):
        return None
    then = {name: getattr(event, name) for name in COMPARED}
    for entry in entries:
        for name, change in _changes(entry).items():
            if name in then and change:
                then[name] = COMPARED[name](change[0]) if change[0] is not None else None
    past = Event(languages=event.languages, link=event.link, **then)
    settle_times(past)
    return AnnouncedState(past, any(map(_is_other, entries)))


def _changes(entry: Entry) -> Mapping[str, Any]:
    """What was changed of the event itself, from what to what."""
    found: Mapping[str, Any] = entry.facts.get("changes", {})
    return found if entry.subject_kind == Event.__tablename__ else {}


def _is_other(entry: Entry) -> bool:
    fields = {*_changes(entry), *str(entry.facts.get("fields", "")).split(", ")}
    return entry.verb.startswith(_VERBS) or bool(fields & TOLD_BESIDE)
