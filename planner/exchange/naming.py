"""Which uids of a file are taken by others, and what the rows are called here instead."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import ColumnElement, inspect, or_, select

from planner.events.models import Event
from planner.events.programme import Part, ProgrammeItem
from planner.events.statements import Statement
from planner.exchange.reading import rows_of
from planner.exchange.shapes import EVENT, REGISTERS, Shape
from planner.kernel.work import Work

_NAMESPACE = uuid.UUID("6f1c0f0e-52a5-5d3b-9e9f-0b6a5c1d7a10")


def rename(work: Work, document: dict[str, Any]) -> None:
    """Give what another office or event holds a uid of its own, the same at every import."""
    fresh: dict[tuple[type, str], str] = {}
    event_uid = document["event"]["uid"]
    for uid in _foreign(work, EVENT, [event_uid]):
        event_uid = _own(work, uid)
        fresh[Event, uid] = event_uid
    by_model: dict[type, tuple[Shape, list[str]]] = {}
    for _, row, shape in rows_of(document):
        if shape.identity and shape is not EVENT:
            by_model.setdefault(shape.model, (shape, []))[1].append(row["uid"])
    for model, (shape, uids) in by_model.items():
        for uid in _foreign(work, shape, uids, event_uid):
            is_registered = shape in REGISTERS.values()
            fresh[model, uid] = _own(work, uid if is_registered else f"{event_uid}:{uid}")
    models: dict[str, type] = {name: shape.model for name, shape in REGISTERS.items()}
    models["parts"] = Part
    for _, row, shape in rows_of(document):
        if shape.identity:
            row["uid"] = fresh.get((shape.model, row["uid"]), row["uid"])
        for name, section in shape.references.items():
            if row.get(name):
                row[name] = fresh.get((models[section], row[name]), row[name])


def _own(work: Work, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{work.office_id}:{name}"))


def _foreign(work: Work, shape: Shape, uids: list[str], event_uid: str = "") -> list[str]:
    """Those uids that are taken. Asked of the tables: the session sees one office only."""
    table: Any = inspect(shape.model).local_table
    identity = table.c[shape.identity]
    taken = table.c.office_id != work.office_id
    elsewhere = _in_another_event(shape, table, event_uid)
    if elsewhere is not None:
        taken = or_(taken, elsewhere)
    chosen = select(identity).where(identity.in_(uids), taken)
    return list(work.session.connection().execute(chosen).scalars())


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
