"""Archiving and references for the rows of every register."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from planner.history.operations import Subject, record
from planner.kernel.database import Base, Owned
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.organisations.models import (
    HotlineOperator,
    Organisation,
    ProgrammeDonor,
    ProjectBody,
)

L = TypeVar("L", HotlineOperator, ProgrammeDonor, ProjectBody)
T = TypeVar("T", bound=Base)


class Archived(Subject, Protocol):
    """A row that can be archived."""

    archived_at: Any


def remove(work: Work, thing: Archived, noun: str) -> bool:
    """Delete `thing` if nothing refers to it, else archive it. True if it was deleted.

    Relies on foreign keys, which cover every reference.
    """
    _refuse_merged(thing)
    try:
        with work.session.begin_nested():
            record(work, f"{noun}.deleted", thing)
            work.session.delete(thing)
            work.session.flush()
    except IntegrityError:
        archive(work, thing, noun)
        return False
    return True


def archive(work: Work, thing: Archived, noun: str) -> None:
    """Archive `thing`: lists no longer offer it; existing references stay. Idempotent."""
    if thing.archived_at is None:
        thing.archived_at = work.now
        record(work, f"{noun}.archived", thing)


def restore(work: Work, thing: Archived, noun: str) -> None:
    """Undo `archive`. Idempotent. Raises `Conflict` as `must_be_kept`."""
    must_be_kept(thing)
    if thing.archived_at is not None:
        thing.archived_at = None
        record(work, f"{noun}.restored", thing)


def must_be_kept(thing: Archived) -> None:
    """Raises `Conflict` for a record that was merged into another one, or that was erased."""
    _refuse_merged(thing)
    if getattr(thing, "erased_at", None) is not None:
        raise Conflict(_("The data of this person were erased."))


def _refuse_merged(thing: Archived) -> None:
    """A record that was merged into another one only leads on to it. Raises `Conflict`."""
    if getattr(thing, "merged_into_id", None) is not None:
        raise Conflict(_("This record was merged into another one."))


def referred(work: Work, model: type[T], number: int | None, field: str) -> T | None:
    """The office's row with that id; None for None. Raises `Invalid` at `field`."""
    if number is None:
        return None
    return referred_all(work, model, [number], field)[0]


def referred_all(work: Work, model: type[T], numbers: list[int], field: str) -> list[T]:
    """The office's rows with those ids, in order, without duplicates. Raises `Invalid` at `field`
    if one is missing.
    """
    assert issubclass(model, Owned)
    wanted = list(dict.fromkeys(numbers))
    key = model.__table__.c.id
    found = {
        row.id: row
        for row in work.session.scalars(
            select(model).where(key.in_(wanted), model.office_id == work.office_id)
        )
        if getattr(row, "merged_into_id", None) is None
    }
    if len(found) < len(wanted):
        raise Invalid(field, _("Choose from the list."))
    return [found[number] for number in wanted]


def link_rows(
    stored: Iterable[L], wanted: list[Organisation], make: Callable[[Organisation], L]
) -> list[L]:
    """Association rows for the `wanted` bodies in that order, reusing `stored` ones.

    SQLAlchemy inserts before it deletes: replacing a row by an equal one would violate the unique
    key.
    """
    existing = {row.organisation_id: row for row in stored}
    rows = [existing.get(body.id) or make(body) for body in wanted]
    for position, row in enumerate(rows):
        row.position = position
    return rows
