"""Exports an event with everything that it refers to as one JSON document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.statement import Statement
from planner.events.models.task import EventTask
from planner.exchange.pictures import logos_as_json
from planner.exchange.schema import FORMAT, VERSION
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import is_ordered, to_json
from planner.exchange.word_forms import forms_as_json
from planner.invitations.attendance_models import Attendance
from planner.invitations.models import Invitation, PoolPresence
from planner.letter_plans.models import PlannedLetter


def export_event(
    session: Session, event: Event, *, with_answers: bool = False, folder: Path | None = None
) -> dict[str, Any]:
    """The document, ready for `json.dumps`.

    It holds guests, their addresses and answers only `with_answers`, and logos only if the `folder`
    of stored files is given. It never holds letters, releases, portraits, the history, or whether
    the event is announced.
    """
    registers: dict[str, dict[str, Any]] = {name: {} for name in REGISTERS}
    event_json = row_as_json(event, EVENT)
    _collect(registers, event, EVENT)
    sections = [name for name in BESIDE if with_answers or name != "invitations"]
    for name in sections:
        rows = section_rows(session, event, name)
        for row in rows:
            _collect(registers, row, BESIDE[name])
        event_json[name] = [row_as_json(row, BESIDE[name]) for row in rows]
    event_json["letter_plan"] = _each_once(event_json["letter_plan"])
    event_json["attendance"] = next(iter(event_json["attendance"]), None)
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, shape in REGISTERS.items():
        rows = list(registers[name].values())
        if is_ordered(shape.model):
            rows.sort(key=lambda row: (row.position, row.id))
        document[name] = [row_as_json(row, shape) for row in rows]
    whole = {**document, "event": event_json}
    document["word_forms"] = forms_as_json(session, event.office_id, whole)
    if folder is not None:
        logos = logos_as_json(registers["organisations"].values(), folder)
        for body in document["organisations"]:
            if body["uid"] in logos:
                body["logo"] = logos[body["uid"]]
    if with_answers:
        document["invitations"] = event_json.pop("invitations")
    return {**document, "event": event_json}


def event_alone(session: Session, event: Event) -> dict[str, Any]:
    """The event of a document, without guests; what it refers to is named by uid only."""
    event_json = row_as_json(event, EVENT)
    for name in BESIDE:
        if name != "invitations":
            rows = section_rows(session, event, name)
            event_json[name] = [row_as_json(row, BESIDE[name]) for row in rows]
    event_json["letter_plan"] = _each_once(event_json["letter_plan"])
    event_json["attendance"] = next(iter(event_json["attendance"]), None)
    return event_json


def _each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without a uid, of which no two may be alike in a file."""
    return list({repr(sorted(row.items())): row for row in rows}.values())


def row_as_json(row: Any, shape: Shape) -> dict[str, Any]:
    """A row as its shape says, with references as uids, and children."""
    document: dict[str, Any] = {"uid": getattr(row, shape.identity)} if shape.identity else {}
    document |= {name: to_json(getattr(row, name)) for name in shape.fields}
    for name in shape.references:
        other = getattr(row, name)
        document[name] = other.uid if other else None
    for name, child in shape.children.items():
        document[name] = [row_as_json(one, child) for one in getattr(row, name)]
    return document


def section_rows(session: Session, event: Event, section: str) -> list[Any]:
    """The event's rows of one section of `BESIDE`, in order."""
    statement = _SECTION_STATEMENTS[section]
    model = statement.column_descriptions[0]["entity"]
    is_of_event = model.event_id == event.id, model.office_id == event.office_id
    return list(session.scalars(statement.where(*is_of_event)))


_SECTION_STATEMENTS: dict[str, Select[Any]] = {
    "statements": select(Statement).order_by(Statement.position, Statement.id),
    "attendance": select(Attendance),
    "pools_present": select(PoolPresence).order_by(PoolPresence.position, PoolPresence.id),
    "tasks": select(EventTask).order_by(EventTask.id),
    "letter_plan": select(PlannedLetter).order_by(PlannedLetter.id),
    "invitations": select(Invitation).order_by(Invitation.id),
}


def _collect(registers: dict[str, dict[str, Any]], row: Any, shape: Shape) -> None:
    """Add to `registers` (section → uid → row) all that `row` refers to, directly or not."""
    for name, section in shape.references.items():
        other = getattr(row, name)
        if other is None or section not in REGISTERS or other.uid in registers[section]:
            continue
        registers[section][other.uid] = other
        _collect(registers, other, REGISTERS[section])
    for name, child in shape.children.items():
        for one in getattr(row, name):
            _collect(registers, one, child)
