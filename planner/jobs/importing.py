"""An event file that is large or brings pictures: checked and cleaned first, then taken in."""

from __future__ import annotations

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.exchange.importing import ImportPlan, apply_import, plan_import
from planner.exchange.pictures import Darkroom
from planner.exchange.reading import BadFile, check_document, parse
from planner.files import transfers
from planner.files.operations import read
from planner.files.queries import transfer
from planner.invitations.changes import outdated
from planner.invitations.due import Wish
from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.starting import start_writing
from planner.kernel.work import Work

_GONE = "The file was kept for a day and is deleted. Import it anew."


def prepare_import(work: Work, task: Task, tools: Tools) -> Store:
    """One portion: a file is taken in whole or not at all. It is deleted at the end."""
    try:
        document = check_document(parse(_content(work, task, tools)))
        plan = plan_import(work, document, Darkroom(tools.press(), tools.folder))
    except BadFile as error:
        raise _refused(error) from error

    def store(work: Work) -> Stored:
        return _take_in(work, task, plan)

    return store


def _take_in(work: Work, task: Task, plan: ImportPlan) -> Stored:
    """Letters that wait and show what the file has changed are drawn anew by jobs of their own."""
    try:
        event = apply_import(work, plan)
    except BadFile as error:
        raise _refused(error) from error
    for event_id, guests in outdated(work, take_shown_changes(work.session)).items():
        start_writing(work, event_id, guests, Wish.DUE)
    return Stored(
        outcomes=[Outcome(event.title())],
        is_last=True,
        event_id=event.id,
        unlink=transfers.drop(work, task.file_id),
    )


def _content(work: Work, task: Task, tools: Tools) -> bytes:
    file = work.session.scalars(transfer(work.office_id, task.file_id, work.now)).one_or_none()
    if file is None:
        raise Refused(_GONE)
    try:
        return read(tools.folder, file)
    except FileNotFoundError as error:
        raise Refused(_GONE) from error


def _refused(error: BadFile) -> Refused:
    faults = [
        Outcome(fault.path or "the file", OutcomeKind.FAILED, fault.reason)
        for fault in error.faults
    ]
    return Refused(error.message, faults)
