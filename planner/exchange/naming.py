"""Which uids of a file are taken by others, and what the rows are called here instead."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import ColumnElement, inspect, or_, select

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.statement import Statement
from planner.exchange.reading import rows_of
from planner.exchange.shapes import EVENT, REGISTERS, Shape
from planner.kernel.work import Work

_NAMESPACE = uuid.UUID("6f1c0f0e-52a5-5d3b-9e9f-0b6a5c1d7a10")


_AT_ONCE = 400
_MODELS: dict[str, type] = {name: shape.model for name, shape in REGISTERS.items()}
_MODELS["parts"] = Part


def rename(work: Work, document: dict[str, Any]) -> None:
    """Give what another office or event holds a uid of its own, the same at every import.

    For a document or a portion of one. What was renamed stays so, even if the other office deletes
    its row meanwhile.
    """
    fresh: dict[tuple[type, str], str] = {}
    event_uid = ""
    if "event" in document:
        event_uid = document["event"]["uid"]
        event_uid = _renamed(work, EVENT, {event_uid}).get(event_uid, event_uid)
        fresh[Event, document["event"]["uid"]] = event_uid
    for model, (shape, uids) in _named(document).items():
        renamed = _renamed(work, shape, uids, event_uid)
        fresh.update({(model, uid): own for uid, own in renamed.items()})
    for _, row, shape in rows_of(document):
        if shape.identity:
            row["uid"] = fresh.get((shape.model, row["uid"]), row["uid"])
        for name, section in shape.references.items():
            if row.get(name):
                row[name] = fresh.get((_MODELS[section], row[name]), row[name])


def _named(document: dict[str, Any]) -> dict[type, tuple[Shape, set[str]]]:
    """The uids that stand in the document, of rows and in references to the registers."""
    named: dict[type, tuple[Shape, set[str]]] = {}
    for _, row, shape in rows_of(document):
        if shape.identity and shape is not EVENT:
            named.setdefault(shape.model, (shape, set()))[1].add(row["uid"])
        for name, section in shape.references.items():
            if row.get(name) and section in REGISTERS:
                other = REGISTERS[section]
                named.setdefault(other.model, (other, set()))[1].add(row[name])
    return named


def _renamed(work: Work, shape: Shape, uids: set[str], event_uid: str = "") -> dict[str, str]:
    """What those are called here that cannot keep their uid."""
    is_registered = shape is EVENT or shape in REGISTERS.values()
    own = {uid: _own(work, uid if is_registered else f"{event_uid}:{uid}") for uid in uids}
    here, taken = _stored(work, shape, sorted({*own, *own.values()}), event_uid)
    return {
        uid: name for uid, name in own.items() if uid in taken or (name in here and uid not in here)
    }


def _own(work: Work, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{work.office_id}:{name}"))


def _stored(work: Work, shape: Shape, uids: list[str], event_uid: str) -> tuple[set[str], set[str]]:
    """Those that are ours, and those that are taken by others.

    Asked of the tables: the session sees one office only.
    """
    table: Any = inspect(shape.model).local_table
    identity = table.c[shape.identity]
    taken = table.c.office_id != work.office_id
    elsewhere = _in_another_event(shape, table, event_uid)
    if elsewhere is not None:
        taken = or_(taken, elsewhere)
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for first in range(0, len(uids), _AT_ONCE):
        chosen = select(identity, taken).where(identity.in_(uids[first : first + _AT_ONCE]))
        for uid, is_taken in work.session.connection().execute(chosen).tuples():
            found[bool(is_taken)].add(uid)
    return found[False], found[True]


def _in_another_event(shape: Shape, table: Any, event_uid: str) -> ColumnElement[bool] | None:
    """A condition for rows that belong to an event; None for those of the registers."""
    events: Any = inspect(Event).local_table
    others = select(events.c.id).where(events.c.calendar_uid != event_uid)
    if shape.model in (ProgrammeItem, Statement):
        found: ColumnElement[bool] = table.c.event_id.in_(others)
        return found
    if shape.model is Part:
        items: Any = inspect(ProgrammeItem).local_table
        item_ids = select(items.c.id).where(items.c.event_id.in_(others))
        in_items: ColumnElement[bool] = table.c.item_id.in_(item_ids)
        return in_items
    return None
