"""Events are found by who speaks, what is presented and which bodies take part, too.

`Event.related_text` is derived anew with every flush that writes such a name or such a link, so
that no operation can forget it; in a bounded number of statements for each 500 events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, event, inspect, select, update
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, ProgrammeItem
from planner.events.models.study import Study
from planner.kernel.search_keys import search_key_of
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation

_KEY = "events.searching"
_AT_ONCE = 500
# Rows that link something to an event, and the column that says where they stand.
_LINKS = {EventBody: "event_id", ProgrammeItem: "event_id", Part: "item_id"}
# Rows that are linked, and what they are found by.
_NAMED = {Person: ("names",), Organisation: ("names", "short_names"), Study: ("titles",)}


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    """Remember what is written: new rows themselves, of others where they stand now."""
    written: list[tuple[type[Any], Any]] = session.info.setdefault(_KEY, [])
    written.extend((type(one), one) for one in session.new if type(one) in _LINKS)
    for one in (*session.dirty, *session.deleted):
        kind = type(one)
        if kind in _LINKS:
            written.append((kind, getattr(one, _LINKS[kind])))
        elif kind in _NAMED and _is_renamed(one, _NAMED[kind]):
            written.append((kind, one.id))


def _is_renamed(thing: Any, names: Collection[str]) -> bool:
    attributes = inspect(thing).attrs
    return any(attributes[name].history.has_changes() for name in names)


@event.listens_for(Session, "after_flush")
def _derive(session: Session, _context: Any) -> None:
    written = session.info.pop(_KEY, [])
    if not written:
        return
    numbers: dict[type[Any], set[int]] = defaultdict(set)
    for kind, one in written:
        numbers[kind].add(one if isinstance(one, int) else getattr(one, _LINKS[kind]))
    connection = session.connection()
    touched = numbers[EventBody] | numbers[ProgrammeItem]
    for statement in _events_of(numbers):
        touched.update(connection.scalars(statement))
    found = sorted(touched)
    for first in range(0, len(found), _AT_ONCE):
        _write(connection, found[first : first + _AT_ONCE])


def _events_of(numbers: dict[type[Any], set[int]]) -> Iterator[Select[tuple[int]]]:
    """The events to which those parts, people, bodies and studies belong."""
    in_item = select(ProgrammeItem.event_id).outerjoin(ProgrammeItem.parts)
    if numbers[Part]:
        yield select(ProgrammeItem.event_id).where(ProgrammeItem.id.in_(numbers[Part]))
    if numbers[Person]:
        yield in_item.where(Part.person_id.in_(numbers[Person]))
    if numbers[Study]:
        yield select(ProgrammeItem.event_id).where(ProgrammeItem.study_id.in_(numbers[Study]))
    if bodies := numbers[Organisation]:
        yield in_item.where(Part.organisation_id.in_(bodies))
        yield select(EventBody.event_id).where(EventBody.organisation_id.in_(bodies))


def _write(connection: Connection, events: Collection[int]) -> None:
    texts: dict[int, list[Texts]] = {number: [] for number in events}
    for statement in _texts_of(events):
        for number, *found in connection.execute(statement):
            texts[number].extend(text for text in found if text)
    connection.execute(
        update(Event).where(Event.id == bindparam("number")),
        [
            {"number": number, "related_text": search_key_of(*found)}
            for number, found in texts.items()
        ],
    )


def _texts_of(events: Collection[int]) -> Iterator[Select[Any]]:
    yield (
        select(
            ProgrammeItem.event_id,
            Person.names,
            Organisation.names,
            Organisation.short_names,
            Part.unnamed_roles,
        )
        .join(ProgrammeItem.parts)
        .outerjoin(Part.person)
        .outerjoin(Part.organisation)
        .where(ProgrammeItem.event_id.in_(events))
    )
    yield (
        select(ProgrammeItem.event_id, Study.titles)
        .join(ProgrammeItem.study)
        .where(ProgrammeItem.event_id.in_(events))
    )
    yield (
        select(EventBody.event_id, Organisation.names, Organisation.short_names)
        .join(EventBody.organisation)
        .where(EventBody.event_id.in_(events))
    )
