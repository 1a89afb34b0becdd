"""Transactions of the commands, and their arguments and files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.queries import event_with_everything
from planner.exchange.reading import MOST_BYTES, BadFile
from planner.kernel.database import begin_writing_transaction
from planner.kernel.errors import PlannerError
from planner.kernel.scope import leave
from planner.kernel.work import Work
from planner.web.database import db
from planner.web.transaction import work_for


@contextmanager
def acting(office: Office, *, writes: bool = False) -> Iterator[Work]:
    """The work of an office, in one transaction. With `writes`, it is committed at the end.

    A writing transaction holds the write lock from its beginning, so slow work has to come before.
    """
    try:
        with refusals_as_messages():
            if writes:
                begin_to_write()
            yield work_for(office)
            if writes:
                db.session.commit()
    finally:
        db.session.rollback()
        leave(db.session())


@contextmanager
def refusals_as_messages() -> Iterator[None]:
    """Turn a refusal into a message on the console and exit status 1."""
    try:
        yield
    except PlannerError as error:
        faults = error.faults if isinstance(error, BadFile) else ()
        raise click.ClickException("\n".join([error.message, *map(str, faults)])) from error


def begin_to_write() -> None:
    """End the current transaction and begin a writing one, waiting for the lock.

    SQLite refuses a transaction that began by reading and writes after another one has written,
    with "database is locked" and without waiting.
    """
    db.session.rollback()
    begin_writing_transaction(db.session())


def office_called(slug: str | None) -> Office:
    """The office with that slug; without one, the only office. Raises `ClickException`."""
    statement = select(Office).order_by(Office.id)
    found = list(db.session.scalars(statement.where(Office.slug == slug) if slug else statement))
    if len(found) == 1:
        return found[0]
    if slug:
        raise click.ClickException(f"There is no office “{slug}”.")
    if not found:
        raise click.ClickException(
            "There is no office yet. Open one in the browser, or with: flask office create"
        )
    slugs = ", ".join(office.slug for office in found)
    raise click.ClickException(f"Say which office with --office: {slugs}.")


def office_of_event(number: int) -> Office:
    """The office of the event with that ID. Raises `ClickException`."""
    office_id = db.session.scalar(select(Event.office_id).where(Event.id == number))
    if office_id is None:
        raise click.ClickException(f"There is no event {number}.")
    return db.session.get_one(Office, office_id)


def event_numbered(work: Work, number: int) -> Event:
    return work.session.scalars(event_with_everything(work.office_id, number)).one()


def language_of(event: Event, language: str) -> str:
    """The given language, or the event's first. Raises `ClickException`."""
    if language and language not in event.languages:
        spoken = ", ".join(event.languages)
        raise click.ClickException(
            f"The event has no “{language}”. Its languages are: {spoken}. "
            "Ask for one of these, or add a language on its overview."
        )
    return language or event.language


def write_output(content: bytes, output: str) -> None:
    """Write to a file, or to standard output for “-”."""
    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        Path(output).write_bytes(content)


def read_input(source: str) -> bytes:
    """Read a file, or standard input for “-”, up to a byte above the limit, to detect excess."""
    if source == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(source).open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
