"""Inviting hundreds of people, portion by portion.

Each portion puts people on the guest list and writes the letters of those whom the portion before
has put there: who they are has to be stored before their letters can be rendered without a lock.
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
from planner.invitations.operations import Report, invite
from planner.invitations.pasted_guests import invite_rows
from planner.invitations.pasting import Pasted, Unread
from planner.invitations.people import people_for
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION, find_event, write
from planner.kernel.messages import gettext as _
from planner.kernel.messages import message_from_json, to_stored
from planner.kernel.work import Work

_GONE = _("The addresses were kept for a day and are deleted. Paste them anew.")
Invite = Callable[[Work, Event], Report]


def prepare_inviting(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the `event`, the numbers of the `people` in their order."""
    first = task.cursor.get("next", 0)
    some = task.arguments["people"][first : first + PORTION]

    def act(work: Work, event: Event) -> Report:
        return invite(work, event, people_for(work, some))

    return _prepared(work, task, len(some), act, _("not in Contacts any more"))


def prepare_pasted(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the `event`. The rows are in the file that belongs to the job."""
    first = task.cursor.get("next", 0)
    rows = _rows(work, task, tools)
    some = rows[first : first + PORTION]
    people = [row for row in some if isinstance(row, Pasted)]

    def act(work: Work, event: Event) -> Report:
        report = invite_rows(work, event, people)
        report.leave_out(row for row in some if isinstance(row, Unread))
        return report

    return _prepared(work, task, len(some), act, _("the same person as in another row"))


def pasted_file(rows: list[Pasted | Unread]) -> bytes:
    """The file from which `prepare_pasted` reads."""
    told = [
        [row.name, row.address, row.outlet, row.telephone]
        if isinstance(row, Pasted)
        else [row.words, to_stored(row.reason)]
        for row in rows
    ]
    return json.dumps(told).encode()


def _prepared(work: Work, task: Task, number: int, act: Invite, gone: str) -> Store:
    """`number` people are invited by `act`; of whom it tells nothing, is `gone`."""
    first, listed = task.cursor.get("next", 0), task.cursor.get("listed", [])
    prepared = letters.prepare(work, find_event(work, task), listed, Wish.DETAILS)

    def store(work: Work) -> Stored:
        write(work, task, prepared, Wish.DETAILS)
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
    """One for each of whom the report tells: those who were invited, then those who were not."""
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
        told = json.loads(read(tools.folder, file))
    except FileNotFoundError as error:
        raise Refused(_GONE) from error
    return [Pasted(*row) if len(row) == _CELLS else _unread(*row) for row in told]


def _unread(words: str, reason: str) -> Unread:
    return Unread(words, message_from_json(reason))


_CELLS = 4
