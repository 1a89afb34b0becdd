"""Lists of people in portions: the preview, the import, and taking the import back.

The page of the list tells what became of each row, so that these jobs note no outcomes. The file is
parsed once, by a sandboxed process; the rows are then read from lines of JSON.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.importing.columns import Column
from planner.contacts.importing.fates import rows_to_import
from planner.contacts.importing.judging import judge
from planner.contacts.importing.models import Import, ImportRow, ImportState, Outcome
from planner.contacts.importing.operations import end_importing, end_reading, end_undoing
from planner.contacts.importing.registers import terms_of
from planner.contacts.importing.row_reading import ReadingSettings, read_rows
from planner.contacts.importing.rows import JudgedRows, rows_of, store_rows
from planner.contacts.importing.storing import import_rows
from planner.contacts.importing.undoing import remove_entered, undo_rows
from planner.contacts.models import Person
from planner.files import storage, transfers
from planner.files.models import StoredFile
from planner.files.operations import read
from planner.files.queries import transfer
from planner.invitations.due import Wish
from planner.invitations.following import follow_person
from planner.invitations.models import Invitation
from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.letter_writing import start_rewriting
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.starting import start_writing
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.telephones import region_of
from planner.kernel.work import Work
from planner.tables.table import FileFormat, Table

READ_AT_ONCE = 500
STORED_AT_ONCE = 500
"""Rows per transaction: it holds the write lock for about a tenth of a second."""
_FILE_GONE = _("The file was kept for a day and is deleted. Import it anew.")
_LIST_GONE = _("Somebody has deleted this list, or reads it anew.")


def prepare_preview(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the id of the `list`. Without a cursor the file is parsed, with one its lines are
    judged.
    """
    brought = _list_of(work, task, ImportState.READING)
    if not task.cursor:
        return _prepare_lines(work, task, tools, brought)
    file = _file(work, task.file_id)
    try:
        lines, following = storage.get_lines(
            tools.folder, file.path, task.cursor["start"], READ_AT_ONCE
        )
    except FileNotFoundError as error:
        raise Refused(_FILE_GONE) from error
    is_last = following >= file.size
    table = _table_of(brought, [json.loads(line) for line in lines])
    office = work.session.get_one(Office, work.office_id)
    settings = ReadingSettings(languages=office.languages, region=region_of(office.zone))
    rows = list(read_rows(table, [Column(name) for name in brought.columns], settings))
    terms = terms_of(work, brought)
    cells = dict(zip(table.numbers, table.rows, strict=True))
    judged = JudgedRows.of(brought, judge(work, brought.id, rows, terms), cells, terms)

    def store(work: Work) -> Stored:
        brought = _list_of(work, task, ImportState.READING)
        store_rows(work, brought, judged)
        if is_last:
            end_reading(work, brought)
        return Stored(
            counted=len(lines),
            cursor={"start": following},
            is_last=is_last,
            unlink=transfers.drop(work, task.file_id) if is_last else (),
        )

    return store


def _prepare_lines(work: Work, task: Task, tools: Tools, brought: Import) -> Store:
    try:
        raw = read(tools.folder, _file(work, brought.file_id))
    except FileNotFoundError as error:
        raise Refused(_FILE_GONE) from error
    table = tools.pdf_client().read_table(
        raw, encoding=brought.encoding, separator=brought.separator
    )
    lines = (
        json.dumps([number, *cells]) + "\n"
        for number, cells in zip(table.numbers, table.rows, strict=True)
    )
    written = transfers.write(tools.folder, "".join(lines).encode("ascii"))

    def store(work: Work) -> Stored:
        _list_of(work, task, ImportState.READING)
        file = transfers.keep(work, written, "rows.jsonl", "application/jsonl")
        total = len(table.numbers)
        return Stored(cursor={"start": 0}, is_last=False, file_id=file.id, total=total)

    return store


def prepare_import(_work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the id of the `list`, whose preview was agreed to."""

    def store(work: Work) -> Stored:
        brought = _list_of(work, task, ImportState.IMPORTING)
        following = rows_to_import(brought, task.cursor.get("after", 0), STORED_AT_ONCE)
        rows = work.session.execute(following).all()
        changed = import_rows(work, brought, rows)
        _tell_guests(work, changed)
        is_last = len(rows) < STORED_AT_ONCE
        return Stored(
            counted=len(rows),
            cursor={"after": rows[-1].id} if rows else task.cursor,
            is_last=is_last,
            unlink=end_importing(work, brought) if is_last else (),
        )

    return store


def prepare_undoing(_work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the id of the `list`. Rows that are done have another outcome than before."""

    def store(work: Work) -> Stored:
        brought = _list_of(work, task, ImportState.UNDOING)
        done = rows_of(brought).where(ImportRow.outcome.in_((Outcome.CREATED, Outcome.CHANGED)))
        last_first = done.order_by(None).order_by(ImportRow.id.desc())
        rows = work.session.scalars(last_first.limit(STORED_AT_ONCE)).all()
        changed = undo_rows(work, brought, rows)
        _tell_guests(work, changed)
        is_last = len(rows) < STORED_AT_ONCE
        if is_last:
            remove_entered(work, brought)
            end_undoing(work, brought)
        return Stored(counted=len(rows), cursor=task.cursor, is_last=is_last)

    return store


def _list_of(work: Work, task: Task, state: ImportState) -> Import:
    """The list, if this is the job that it waits for. Raises `Refused`."""
    found = select(Import).where(
        Import.office_id == work.office_id,
        Import.id == task.arguments["list"],
        Import.state == state,
        Import.job_id == task.job_id,
    )
    brought = work.session.scalars(found).one_or_none()
    if brought is None:
        raise Refused(_LIST_GONE)
    return brought


def _file(work: Work, file_id: int | None) -> StoredFile:
    file = work.session.scalars(transfer(work.office_id, file_id, work.now)).one_or_none()
    if file is None:
        raise Refused(_FILE_GONE)
    return file


def _table_of(brought: Import, lines: Sequence[list[str]]) -> Table:
    return Table(
        file_format=FileFormat(brought.file_format),
        headings=tuple(brought.headings),
        rows=[tuple(line[1:]) for line in lines],
        numbers=[int(line[0]) for line in lines],
        encoding=brought.encoding,
        separator=brought.separator,
    )


def _tell_guests(work: Work, people: Sequence[Person]) -> None:
    """Letters to guests of coming events follow a corrected name, address or language."""
    guests: dict[int, list[int]] = defaultdict(list)
    invited = _invited(work, [person.id for person in people])
    for person in people:
        if person.id in invited:
            for guest in follow_person(work, person):
                guests[guest.event_id].append(guest.id)
    start_rewriting(work, take_shown_changes(work.session))
    for event_id, numbers in guests.items():
        start_writing(work, event_id, numbers, Wish.DUE)


def _invited(work: Work, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in portions(ids):
        guests = select(Invitation.person_id).where(
            Invitation.office_id == work.office_id, Invitation.person_id.in_(some)
        )
        found |= set(work.session.scalars(guests))
    return found
