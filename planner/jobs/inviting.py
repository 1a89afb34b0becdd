"""Invites hundreds of people, in portions.

Each portion adds people to the guest list and stores the letters to those added by the previous
one: letters are rendered before the write lock is taken, and need the ids of their invitations.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.events.models.event import Event
from planner.files import transfers
from planner.files.operations import read
from planner.files.queries import transfer
from planner.invitations import letters
from planner.invitations.due import Wish
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.operations import Report, invite
from planner.invitations.pasted_guests import invite_rows
from planner.invitations.pasting import Pasted, Unread
from planner.invitations.people import people_for
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION, find_event, write_letters
from planner.kernel.messages import gettext as _
from planner.kernel.messages import message_from_json, to_stored
from planner.kernel.work import Work

_GONE = _("The addresses were kept for a day and are deleted. Paste them anew.")
Invite = Callable[[Work, Event], Report]


def prepare_inviting(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `event` and of the `people`, in order, and the `kind`; see `_kind`."""
    first = task.cursor.get("next", 0)
    some = task.arguments["people"][first : first + PORTION]

    def act(work: Work, event: Event) -> Report:
        return invite(work, event, people_for(work, some), _kind(task))

    return _prepared(work, task, len(some), act, _("not in Contacts any more"))


def prepare_pasted(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the id of the `event`, and the `kind`. The rows are in the job's file; see
    `pasted_file`.
    """
    first = task.cursor.get("next", 0)
    rows = _rows(work, task, tools)
    some = rows[first : first + PORTION]
    people = [row for row in some if isinstance(row, Pasted)]

    def act(work: Work, event: Event) -> Report:
        report = invite_rows(work, event, people, _kind(task))
        report.leave_out(row for row in some if isinstance(row, Unread))
        return report

    return _prepared(work, task, len(some), act, _("the same person as in another row"))


def _kind(task: Task) -> GuestKind | None:
    """As what they are invited; None as they were the last time. Jobs of before have no `kind`."""
    kind = task.arguments.get("kind")
    return GuestKind(kind) if kind else None


def pasted_file(rows: list[Pasted | Unread]) -> bytes:
    """The rows as JSON: five cells, or two for a row that could not be read; see `_rows`."""
    cells = [
        [row.name, row.address, row.outlet, row.telephone, row.kind]
        if isinstance(row, Pasted)
        else [row.words, to_stored(row.reason)]
        for row in rows
    ]
    return json.dumps(cells).encode()


def _prepared(work: Work, task: Task, number: int, act: Invite, gone: str) -> Store:
    """Store `number` people by `act`. `gone` is the reason for each whom its report leaves out."""
    first, listed = task.cursor.get("next", 0), task.cursor.get("listed", [])
    prepared = letters.prepare(work, find_event(work, task), listed, Wish.DETAILS)

    def store(work: Work) -> Stored:
        write_letters(work, task, prepared, Wish.DETAILS)
        report = act(work, find_event(work, task)) if number else Report()
        is_last = not report.invited and first + number >= task.total
        return Stored(
            outcomes=_outcomes(report, number, gone),
            cursor={"next": first + number, "listed": [guest.id for guest in report.invited]},
            is_last=is_last,
            unlink=transfers.drop(work, task.file_id) if is_last else (),
        )

    return store


def outcomes_of(report: Report) -> list[Outcome]:
    """One outcome per person in the report: those invited, then those passed over."""
    outcomes = [Outcome(guest.name) for guest in report.invited]
    return outcomes + [Outcome(one.name, OutcomeKind.PASSED, one.reason) for one in report.passed]


def _outcomes(report: Report, number: int, gone: str) -> list[Outcome]:
    outcomes = outcomes_of(report)
    missing = Outcome(_("Somebody"), OutcomeKind.PASSED, gone)
    return outcomes + [missing] * (number - len(outcomes))


def _rows(work: Work, task: Task, tools: Tools) -> list[Pasted | Unread]:
    file = work.session.scalars(transfer(work.office_id, task.file_id, work.now)).one_or_none()
    if file is None:
        raise Refused(_GONE)
    try:
        rows = json.loads(read(tools.folder, file))
    except FileNotFoundError as error:
        raise Refused(_GONE) from error
    return [_unread(*cells) if len(cells) == _UNREAD_CELLS else _pasted(*cells) for cells in rows]


_UNREAD_CELLS = 2


def _pasted(
    name: str, address: str, outlet: str, telephone: str, kind: str | None = None
) -> Pasted:
    """Rows of before have no `kind`."""
    return Pasted(name, address, outlet, telephone, kind=GuestKind(kind) if kind else None)


def _unread(words: str, reason: str) -> Unread:
    return Unread(words, message_from_json(reason))
