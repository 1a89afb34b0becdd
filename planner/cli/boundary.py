"""One command, one unit of work: the only commit of the commands that act on an office."""

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
    """The work of an office. What `writes` is committed at the end, or undone as a whole.

    Whoever writes holds the database from the beginning, so slow work comes before. A refusal
    becomes a sentence on the console and status 1.
    """
    try:
        if writes:
            begin_to_write()
        yield work_for(office)
        if writes:
            db.session.commit()
    except PlannerError as error:
        faults = error.faults if isinstance(error, BadFile) else ()
        raise click.ClickException("\n".join([error.message, *map(str, faults)])) from error
    finally:
        db.session.rollback()
        leave(db.session())


def begin_to_write() -> None:
    """End what was read so far, and wait for the turn to write: what is read now stays true.

    A transaction that began by reading is refused with "database is locked", without waiting, as
    soon as it writes after somebody else has.
    """
    db.session.rollback()
    begin_writing_transaction(db.session())


def office_called(slug: str | None) -> Office:
    """The office of that slug; without one, the only office there is."""
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
    """The office that the event of that number belongs to."""
    office_id = db.session.scalar(select(Event.office_id).where(Event.id == number))
    if office_id is None:
        raise click.ClickException(f"There is no event {number}.")
    return db.session.get_one(Office, office_id)


def event_numbered(work: Work, number: int) -> Event:
    return work.session.scalars(event_with_everything(work.office_id, number)).one()


def language_of(event: Event, language: str) -> str:
    """The language asked for, or the event's first."""
    if language and language not in event.languages:
        spoken = ", ".join(event.languages)
        raise click.ClickException(
            f"The event has no “{language}”. Its languages are: {spoken}. "
            "Ask for one of these, or add a language on its Outline."
        )
    return language or event.language


def put_out(content: bytes, output: str) -> None:
    """Into a file, or onto standard output for “-”."""
    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        Path(output).write_bytes(content)


def take_in(source: str) -> bytes:
    """A file, or standard input for “-”; one byte more than may be, so that too much shows."""
    if source == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(source).open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
