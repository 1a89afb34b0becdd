"""Replaces uids of an event file that rows of another office or event have already."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import ColumnElement, inspect, or_, select

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.statement import Statement
from planner.events.models.task import EventTask
from planner.exchange.reading import rows_of
from planner.exchange.shapes import EVENT, REGISTERS, Shape
from planner.kernel.portions import portions
from planner.kernel.work import Work

_NAMESPACE = uuid.UUID("6f1c0f0e-52a5-5d3b-9e9f-0b6a5c1d7a10")
_MODELS: dict[str, type] = {name: shape.model for name, shape in REGISTERS.items()}
_MODELS["parts"] = Part


def rename(work: Work, document: dict[str, Any]) -> None:
    """Replace the uids that another office or event has, in rows and references, in place.

    `document` may be a portion. The new uids are derived (UUIDv5) and thus the same at every
    import. A row imported under one keeps it, even if the other office deletes its row meanwhile.
    """
    new_uids: dict[tuple[type, str], str] = {}
    event_uid = ""
    if "event" in document:
        event_uid = document["event"]["uid"]
        event_uid = _replacements(work, EVENT, {event_uid}).get(event_uid, event_uid)
        new_uids[Event, document["event"]["uid"]] = event_uid
    for model, (shape, uids) in _uids_by_model(document).items():
        replacements = _replacements(work, shape, uids, event_uid)
        new_uids.update({(model, uid): new for uid, new in replacements.items()})
    for _, row, shape in rows_of(document):
        if shape.identity:
            row["uid"] = new_uids.get((shape.model, row["uid"]), row["uid"])
        for name, section in shape.references.items():
            if row.get(name):
                row[name] = new_uids.get((_MODELS[section], row[name]), row[name])


def _uids_by_model(document: dict[str, Any]) -> dict[type, tuple[Shape, set[str]]]:
    """The uids of rows and of references to the registers, except the event's."""
    found: dict[type, tuple[Shape, set[str]]] = {}
    for _, row, shape in rows_of(document):
        if shape.identity and shape is not EVENT:
            found.setdefault(shape.model, (shape, set()))[1].add(row["uid"])
        for name, section in shape.references.items():
            if row.get(name) and section in REGISTERS:
                other = REGISTERS[section]
                found.setdefault(other.model, (other, set()))[1].add(row[name])
    return found


def _replacements(work: Work, shape: Shape, uids: set[str], event_uid: str = "") -> dict[str, str]:
    """New uids for those that are taken, or that an earlier import has replaced."""
    is_registered = shape is EVENT or shape in REGISTERS.values()
    new = {uid: _derived_uid(work, uid if is_registered else f"{event_uid}:{uid}") for uid in uids}
    ours, taken = _stored(work, shape, sorted({*new, *new.values()}), event_uid)
    return {
        old: uid for old, uid in new.items() if old in taken or (uid in ours and old not in ours)
    }


def _derived_uid(work: Work, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{work.office_id}:{name}"))


def _stored(work: Work, shape: Shape, uids: list[str], event_uid: str) -> tuple[set[str], set[str]]:
    """The uids that rows of this office and event have, and those that others have.

    Executed on the connection, because the session sees one office only.
    """
    table: Any = inspect(shape.model).local_table
    identity = table.c[shape.identity]
    taken = table.c.office_id != work.office_id
    in_another_event = _in_another_event(shape, table, event_uid)
    if in_another_event is not None:
        taken = or_(taken, in_another_event)
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for some in portions(uids):
        query = select(identity, taken).where(identity.in_(some))
        for uid, is_taken in work.session.connection().execute(query).tuples():
            found[bool(is_taken)].add(uid)
    return found[False], found[True]


def _in_another_event(shape: Shape, table: Any, event_uid: str) -> ColumnElement[bool] | None:
    """The condition that a row belongs to another event; None for rows of the registers."""
    events: Any = inspect(Event).local_table
    others = select(events.c.id).where(events.c.calendar_uid != event_uid)
    condition: ColumnElement[bool] | None = None
    if shape.model in (ProgrammeItem, Statement, EventTask):
        condition = table.c.event_id.in_(others)
    elif shape.model is Part:
        items: Any = inspect(ProgrammeItem).local_table
        condition = table.c.item_id.in_(select(items.c.id).where(items.c.event_id.in_(others)))
    return condition
