"""Keeps `Event.related_text`: events are searched by speakers, studies, bodies and topics, too.

Session listeners recompute the column at every flush that changes one of these names or links, so
that no operation has to. At most six statements find the events, five update each 500 of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, event, inspect, select, update
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.contacts.topic import Topic
from planner.events.models.event import Event, EventBody, Part, ProgrammeItem
from planner.events.models.study import Study
from planner.events.models.topic import EventTopic
from planner.kernel.portions import portions
from planner.kernel.search_keys import search_key_of
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation

_SESSION_KEY = "events.related_text"
# Models that link something to an event, and the column with the id of the event or item.
_LINKS = {
    EventBody: "event_id",
    EventTopic: "event_id",
    ProgrammeItem: "event_id",
    Part: "item_id",
}
# Linked models, and their columns that are searched.
_NAMED = {
    Person: ("names",),
    Organisation: ("names", "short_names"),
    Study: ("titles",),
    Topic: ("names",),
}


@event.listens_for(Session, "before_flush")
def _note_changes(session: Session, _context: Any, _instances: Any) -> None:
    """Remember what is flushed: new links as objects, whose foreign keys are not set yet; changed
    links and renamed rows by id.
    """
    changes: list[tuple[type[Any], Any]] = session.info.setdefault(_SESSION_KEY, [])
    changes.extend((type(row), row) for row in session.new if type(row) in _LINKS)
    for row in (*session.dirty, *session.deleted):
        model = type(row)
        if model in _LINKS:
            changes.append((model, getattr(row, _LINKS[model])))
        elif model in _NAMED and _is_renamed(row, _NAMED[model]):
            changes.append((model, row.id))


def _is_renamed(row: Any, columns: Collection[str]) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in columns)


@event.listens_for(Session, "after_flush")
def _update_events(session: Session, _context: Any) -> None:
    changes = session.info.pop(_SESSION_KEY, [])
    if not changes:
        return
    ids: dict[type[Any], set[int]] = defaultdict(set)
    for model, row in changes:
        ids[model].add(row if isinstance(row, int) else getattr(row, _LINKS[model]))
    connection = session.connection()
    event_ids = ids[EventBody] | ids[EventTopic] | ids[ProgrammeItem]
    for statement in _affected_events(ids):
        event_ids.update(connection.scalars(statement))
    for some in portions(sorted(event_ids)):
        _write(connection, some)


def _affected_events(ids: dict[type[Any], set[int]]) -> Iterator[Select[tuple[int]]]:
    """The ids of the events to which these items (by `Part`), people, studies, topics and bodies
    belong.
    """
    in_item = select(ProgrammeItem.event_id).outerjoin(ProgrammeItem.parts)
    if ids[Part]:
        yield select(ProgrammeItem.event_id).where(ProgrammeItem.id.in_(ids[Part]))
    if ids[Person]:
        yield in_item.where(Part.person_id.in_(ids[Person]))
    if ids[Study]:
        yield select(ProgrammeItem.event_id).where(ProgrammeItem.study_id.in_(ids[Study]))
    if ids[Topic]:
        yield select(EventTopic.event_id).where(EventTopic.topic_id.in_(ids[Topic]))
    if bodies := ids[Organisation]:
        yield in_item.where(Part.organisation_id.in_(bodies))
        yield select(EventBody.event_id).where(EventBody.organisation_id.in_(bodies))


def _write(connection: Connection, event_ids: Collection[int]) -> None:
    texts: dict[int, list[Texts]] = {event_id: [] for event_id in event_ids}
    for statement in _related_names(event_ids):
        for event_id, *names in connection.execute(statement):
            texts[event_id].extend(text for text in names if text)
    connection.execute(
        update(Event).where(Event.id == bindparam("event_id")),
        [
            {"event_id": event_id, "related_text": search_key_of(*names)}
            for event_id, names in texts.items()
        ],
    )


def _related_names(event_ids: Collection[int]) -> Iterator[Select[Any]]:
    """Statements whose rows are an event id followed by texts."""
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
        .where(ProgrammeItem.event_id.in_(event_ids))
    )
    yield (
        select(ProgrammeItem.event_id, Study.titles)
        .join(ProgrammeItem.study)
        .where(ProgrammeItem.event_id.in_(event_ids))
    )
    yield (
        select(EventTopic.event_id, Topic.names)
        .join(EventTopic.topic)
        .where(EventTopic.event_id.in_(event_ids))
    )
    yield (
        select(EventBody.event_id, Organisation.names, Organisation.short_names)
        .join(EventBody.organisation)
        .where(EventBody.event_id.in_(event_ids))
    )
