"""An event file into an office: new rows are added, changed ones are updated, the rest stays."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from planner.events.models.event import Event, ProgrammeItem
from planner.events.schedule import settle_times
from planner.exchange.dividing import divide
from planner.exchange.export import in_order
from planner.exchange.naming import rename
from planner.exchange.pictures import LogoStorage, write_logos
from planner.exchange.reading import BadFile, Fault, check_document, rows_of
from planner.exchange.shapes import EVENT
from planner.exchange.storing import Progress, store_portion
from planner.exchange.values import left_out, read, written
from planner.kernel.errors import Invalid
from planner.kernel.work import Work

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file that was checked, with its pictures clean and on the disk: all that is slow is done.

    `portions` are stored one after the other, see `divide`. They hold only what JSON can hold.
    """

    portions: list[Document]


def import_event(work: Work, document: Any, logo_storage: LogoStorage | None = None) -> Event:
    """Check, plan and apply in one transaction: for small files."""
    checked = check_document(copy.deepcopy(document))
    return apply_import(work, plan_import(work, checked, logo_storage))


def plan_import(
    work: Work, document: Document, logo_storage: LogoStorage | None = None
) -> ImportPlan:
    """What `check_document` gave, made ready for this office; slow, writes nothing to the database.

    A uid that belongs to another office gets a fresh one, always the same for this office. A file
    with logos needs a `logo_storage`. The document is used up. Raises `BadFile`.
    """
    document = _normal(document)
    _check_times(document["event"])
    rename(work, document)
    logos = write_logos(work, document, logo_storage)
    for body in document.get("organisations", []):
        body.pop("logo", None)
        if body["uid"] in logos:
            body["logo"] = asdict(logos[body["uid"]])
    return ImportPlan(divide(document))


def apply_import(work: Work, plan: ImportPlan) -> Event:
    """The event of the file, with everything that it refers to. Raises `BadFile`.

    Rows are known by their uid within the office: the same file twice changes nothing. Guests get
    no letters, and nothing is announced.
    """
    progress = Progress()
    try:
        with work.session.begin_nested():
            for portion in plan.portions:
                store_portion(work, portion, progress)
    except Invalid as error:
        raise BadFile([Fault("", error.message)]) from error
    return work.session.get_one(Event, progress.event_id)


def entries(portion: Document) -> Iterator[str]:
    """What a person may know the rows of a portion by.

    Where the event is in it, that alone is told, since the rest is part of it; of guests, only
    they and not their entries in Contacts.
    """
    if "event" in portion:
        yield _name(portion["event"])
    elif "invitations" in portion:
        yield from (guest["name"] for guest in portion["invitations"])
    else:
        yield from (_name(row) for rows in portion.values() for row in rows)


def _name(row: Document) -> str:
    """Its first name in any language."""
    texts = row.get("titles") or row.get("names") or row.get("phrases") or {}
    return str(next(iter(texts.values()), row["uid"]))


def _check_times(told: Document) -> None:
    """Raises `BadFile` where an event cannot be at such a time."""
    event = Event(**{name: read(Event, name, told[name]) for name in EVENT.fields})
    event.programme = [ProgrammeItem(minutes=item["minutes"]) for item in told["programme"]]
    try:
        settle_times(event)
    except Invalid as error:
        raise BadFile([Fault(f"event.{error.field}", error.message)]) from error


def _normal(document: dict[str, Any]) -> dict[str, Any]:
    """Every row as an export would write it, so that equal things compare equal."""
    for _, row, shape in list(rows_of(document)):
        for name in shape.fields:
            told = name in row
            row[name] = (
                written(read(shape.model, name, row[name])) if told else left_out(shape.model, name)
            )
        for name in shape.references:
            row.setdefault(name, None)
        for name, child in shape.children.items():
            row[name] = in_order(row.get(name, []), child)
    return document
