"""Letters that wait tell what is true: drawn anew whenever anything that they show has changed."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from flask import Response

from planner.background.queries import waiting_job
from planner.invitations.changes import outdated
from planner.invitations.due import Wish
from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.job_kinds import JobKind
from planner.web.database import db, is_writing_request
from planner.web.desk.guests.letters import write_now
from planner.web.transaction import after_commit, current_work


def reword_waiting(response: Response) -> Response:
    """After an act that succeeded, whichever it was: the letters follow when it is committed."""
    if is_writing_request() and response.status_code == 303:
        written = take_shown_changes(db.session())
        if written:
            after_commit(partial(_reword, written))
    return response


def _reword(written: Collection[type[Any]]) -> None:
    """Events of which a job writes the letters already are left to it."""
    work = current_work()
    for event_id, guests in outdated(work, written).items():
        if waiting_job(work.session, work.office_id, JobKind.GUEST_LETTERS, event_id) is None:
            write_now(event_id, guests, Wish.DUE)
