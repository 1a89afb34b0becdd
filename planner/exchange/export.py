"""An event with everything that it refers to, as one document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.statement import Statement
from planner.exchange.pictures import logos_as_json
from planner.exchange.schema import FORMAT, VERSION
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import has_place, written
from planner.invitations.models import Attendance, Invitation, PoolPresence


def export_event(
    session: Session, event: Event, *, with_answers: bool = False, folder: Path | None = None
) -> dict[str, Any]:
    """The document, ready to be written as JSON.

    Guests, their addresses and answers are in it only `with_answers`, logos only where `folder`
    says in which their files lie. Not in it: letters, releases, portraits, the log book, and
    whether the event was announced.
    """
    found: dict[str, dict[str, Any]] = {name: {} for name in REGISTERS}
    told = row_as_json(event, EVENT)
    _collect(found, event, EVENT)
    sections = [name for name in BESIDE if with_answers or name != "invitations"]
    hanging = {name: beside(session, event, name) for name in sections}
    for name, rows in hanging.items():
        for row in rows:
            _collect(found, row, BESIDE[name])
        told[name] = [row_as_json(row, BESIDE[name]) for row in rows]
    told["attendance"] = next(iter(told["attendance"]), None)
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, shape in REGISTERS.items():
        document[name] = [row_as_json(row, shape) for row in found[name].values()]
    if folder is not None:
        logos = logos_as_json(found["organisations"].values(), folder)
        for body in document["organisations"]:
            body |= {"logo": logos[body["uid"]]} if body["uid"] in logos else {}
    if with_answers:
        document["invitations"] = told.pop("invitations")
    return {**document, "event": told}


def row_as_json(row: Any, shape: Shape) -> dict[str, Any]:
    """A row by its shape; references as uids, children in their order."""
    told: dict[str, Any] = {"uid": getattr(row, shape.identity)} if shape.identity else {}
    told |= {name: written(getattr(row, name)) for name in shape.fields}
    for name in shape.references:
        other = getattr(row, name)
        told[name] = other.uid if other else None
    for name, child in shape.children.items():
        told[name] = in_order([row_as_json(one, child) for one in getattr(row, name)], child)
    return told


def in_order(rows: list[dict[str, Any]], shape: Shape) -> list[dict[str, Any]]:
    """As they are where people put them in order; else sorted, so that files can be compared."""
    return rows if has_place(shape.model) else sorted(rows, key=repr)


def beside(session: Session, event: Event, section: str) -> list[Any]:
    """The rows of one section that hang on the event, in order."""
    statement = _BESIDE[section]
    return list(session.scalars(statement.where(*_of(statement, event))))


_BESIDE: dict[str, Select[Any]] = {
    "statements": select(Statement).order_by(Statement.position, Statement.id),
    "attendance": select(Attendance),
    "pools_present": select(PoolPresence).order_by(PoolPresence.position, PoolPresence.id),
    "invitations": select(Invitation).order_by(Invitation.id),
}


def _of(statement: Select[Any], event: Event) -> tuple[Any, Any]:
    model = statement.column_descriptions[0]["entity"]
    return model.event_id == event.id, model.office_id == event.office_id


def _collect(found: dict[str, dict[str, Any]], row: Any, shape: Shape) -> None:
    """Everything that `row` refers to, and what that refers to in turn."""
    for name, section in shape.references.items():
        other = getattr(row, name)
        if other is None or section not in REGISTERS or other.uid in found[section]:
            continue
        found[section][other.uid] = other
        _collect(found, other, REGISTERS[section])
    for name, child in shape.children.items():
        for one in getattr(row, name):
            _collect(found, one, child)
