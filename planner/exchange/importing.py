"""Imports an event file into an office: adds and updates rows, and leaves all others alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from planner.events.models.event import Event
from planner.exchange.contradictions import contradictions
from planner.exchange.dividing import divide
from planner.exchange.naming import rename
from planner.exchange.pictures import LogoStorage, write_logos
from planner.exchange.reading import MOST_ERRORS, BadFile, Fault, rows_of
from planner.exchange.storing import Progress, store_portion
from planner.exchange.values import default_as_json, from_json, to_json
from planner.kernel.errors import Invalid
from planner.kernel.work import Work

Document = dict[str, Any]


def plan_import(
    work: Work, document: Document, logo_storage: LogoStorage | None = None
) -> list[Document]:
    """Prepare a document from `check_document` for this office; returns its portions (`divide`).

    Slow: cleans logos and writes them to disk, for which a file with logos needs `logo_storage`.
    Writes nothing to the database. Replaces uids that are taken (`naming.rename`). Modifies
    `document`. Portions hold JSON values only. Raises `BadFile`.
    """
    normalise(document)
    if faults := contradictions(document, work.now.year):
        raise BadFile(faults[:MOST_ERRORS])
    rename(work, document)
    logos = write_logos(work, document, logo_storage)
    for body in document.get("organisations", []):
        body.pop("logo", None)
        if body["uid"] in logos:
            body["logo"] = asdict(logos[body["uid"]])
    return divide(document)


def apply_import(work: Work, portions: list[Document]) -> Event:
    """Store the portions of `plan_import`; returns the event. Raises `BadFile`.

    Rows are matched by uid: importing a file again changes nothing. Guests get no letters, and
    nothing is announced.
    """
    progress = Progress()
    try:
        with work.session.begin_nested():
            for portion in portions:
                store_portion(work, portion, progress)
    except Invalid as error:
        raise BadFile([Fault("", error.message)]) from error
    return work.session.get_one(Event, progress.event_id)


def entries(portion: Document) -> Iterator[str]:
    """The names of a portion's rows, as a job lists them.

    Only the event if the portion holds it; only guests, not their entries in Contacts, if it holds
    guests.
    """
    if "event" in portion:
        yield _name(portion["event"])
    elif "invitations" in portion:
        yield from (guest["name"] for guest in portion["invitations"])
    else:
        yield from (_name(row) for rows in portion.values() for row in rows)


def _name(row: Document) -> str:
    """The first text of the row's name or title, or else its uid."""
    texts = row.get("titles") or row.get("names") or row.get("phrases") or {}
    return str(next(iter(texts.values()), row["uid"]))


def normalise(document: Document) -> None:
    """Fill in what an export would write, in place, so that rows can be compared."""
    for _, row, shape in list(rows_of(document)):
        for name in shape.fields:
            row[name] = (
                to_json(from_json(shape.model, name, row[name]))
                if name in row
                else default_as_json(shape.model, name)
            )
        for name in shape.references:
            row.setdefault(name, None)
        for name in shape.children:
            row.setdefault(name, [])
