"""After each act of the desk: waiting letters that show what it changed are written anew."""

from __future__ import annotations

from functools import partial

from flask import Response

from planner.invitations.shown_rows import take_shown_changes
from planner.jobs.letter_writing import rewrite_waiting
from planner.web.database import db, is_writing_request
from planner.web.desk.guests.letters import TRANSACTIONS
from planner.web.transaction import after_commit


def rewrite_after_commit(response: Response) -> Response:
    """For `after_request`, so that no view has to remember it (decision 23)."""
    is_done = is_writing_request() and response.status_code == 303
    if is_done and (written := take_shown_changes(db.session())):
        after_commit(partial(rewrite_waiting, TRANSACTIONS, written))
    return response
