"""Imports an event file that is large or holds pictures, in portions.

The first portion checks and cleans the whole file and replaces it with a file of JSON lines, so
that a refused file stores nothing. Each of the following portions stores one of these lines; see
`planner.exchange.dividing`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.exchange.importing import entries, plan_import
from planner.exchange.naming import rename
from planner.exchange.pictures import LogoStorage
from planner.exchange.reading import BadFile, check_document, parse
from planner.exchange.storing import Progress, store_portion
from planner.files import transfers
from planner.files.operations import read
from planner.files.queries import transfer
from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.letter_writing import start_rewriting
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

_GONE = _("The file was kept for a day and is deleted. Import it anew.")
_REST_IS_GONE = _(
    "The file was kept for a day and is deleted. Import it anew. What was imported stays, and the "
    "rest is added."
)


def prepare_import(work: Work, task: Task, tools: Tools) -> Store:
    """Without a cursor, the file is the one uploaded; with one, it holds the checked portions."""
    content = _content(work, task, tools)
    if not task.cursor:
        return _prepare_check(work, task, tools, content)
    lines = content.splitlines()
    index = task.cursor["next"]
    document: dict[str, Any] = json.loads(lines[index])
    rename(work, document)
    progress = Progress(**task.cursor["progress"])

    def store(work: Work) -> Stored:
        store_portion(work, document, progress)
        start_rewriting(work, take_shown_changes(work.session))
        is_last = index + 1 == len(lines)
        return Stored(
            outcomes=[Outcome(name) for name in entries(document)],
            cursor={"next": index + 1, "progress": asdict(progress)},
            is_last=is_last,
            event_id=progress.event_id,
            unlink=transfers.drop(work, task.file_id) if is_last else (),
        )

    return store


def _prepare_check(work: Work, task: Task, tools: Tools, content: bytes) -> Store:
    """Replace the uploaded file with the checked portions; nothing else is stored."""
    try:
        document = check_document(parse(content))
        portions = plan_import(work, document, LogoStorage(tools.pdf_client(), tools.folder))
    except BadFile as error:
        raise _refused(error) from error
    lines = "\n".join(json.dumps(portion) for portion in portions)
    written = transfers.write(tools.folder, lines.encode("ascii"))

    def store(work: Work) -> Stored:
        file = transfers.keep(work, written, "checked.jsonl", "application/jsonl")
        return Stored(
            outcomes=[],
            cursor={"next": 0, "progress": asdict(Progress())},
            total=sum(1 for portion in portions for _entry in entries(portion)),
            is_last=False,
            file_id=file.id,
            unlink=transfers.drop(work, task.file_id),
        )

    return store


def _content(work: Work, task: Task, tools: Tools) -> bytes:
    gone = Refused(_REST_IS_GONE if task.cursor else _GONE)
    file = work.session.scalars(transfer(work.office_id, task.file_id, work.now)).one_or_none()
    if file is None:
        raise gone
    try:
        return read(tools.folder, file)
    except FileNotFoundError as error:
        raise gone from error


def _refused(error: BadFile) -> Refused:
    faults = [
        Outcome(fault.path or _("the file"), OutcomeKind.FAILED, fault.reason)
        for fault in error.faults
    ]
    return Refused(error.message, faults)
