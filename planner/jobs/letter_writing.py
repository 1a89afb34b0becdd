"""Letters to guests that follow from an act that is committed, in short transactions of their own.

The desk, the command line and the import of an event file all write them here. Letters to very
many guests are left to a job.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from planner.background.queries import waiting_job
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.changes import outdated
from planner.invitations.due import Wish
from planner.invitations.letters import MOST_TRIES, is_anything_due, prepare, store
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import MOST_AT_ONCE, start_writing
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Transactions:
    """How the caller opens one: `reading` without the write lock, `writing` with it.

    The end of `writing` commits.
    """

    reading: Callable[[], AbstractContextManager[Work]]
    writing: Callable[[], AbstractContextManager[Work]]


def write_letters(
    transactions: Transactions, event_id: int, guests: Sequence[int], wish: Wish
) -> None:
    """Render the letters that are due to these guests, and store them.

    Rendered anew where something has changed before they were stored. No job is started where
    there is nothing to tell.
    """
    if len(guests) > MOST_AT_ONCE:
        with transactions.reading() as work:
            is_due = is_anything_due(work, _event(work, event_id), guests, wish)
        if is_due:
            with transactions.writing() as work:
                start_writing(work, event_id, guests, wish)
        return
    for _try in range(MOST_TRIES):
        with transactions.reading() as work:
            prepared = prepare(work, _event(work, event_id), guests, wish)
        with transactions.writing() as work:
            is_stored = not store(work, prepared).is_stale
        if is_stored:
            return


def rewrite_waiting(transactions: Transactions, written: Collection[type[Any]]) -> None:
    """Write anew the waiting letters that do not tell what is true any more.

    `written` are the models of which the act wrote rows that letters show (`shown_rows`). An
    event of which a job is going to write the letters is left to it.
    """
    with transactions.reading() as work:
        found = {
            event_id: guests
            for event_id, guests in outdated(work, written).items()
            if not waiting_job(work.session, work.office_id, JobKind.GUEST_LETTERS, event_id)
        }
    for event_id, guests in found.items():
        write_letters(transactions, event_id, guests, Wish.DUE)


def start_rewriting(work: Work, written: Collection[type[Any]]) -> None:
    """As `rewrite_waiting`, all by jobs: for an act that is a job itself."""
    for event_id, guests in outdated(work, written).items():
        start_writing(work, event_id, guests, Wish.DUE)


def _event(work: Work, event_id: int) -> Event:
    return work.session.scalars(event_with_programme(work.office_id, event_id)).one()
