"""Letters that wait tell the programme as it is: reworded whenever it changes."""

from __future__ import annotations

from flask import Response, request

from planner.events.queries import event_with_programme
from planner.invitations.changes import waiting_guests
from planner.web.database import db, is_writing_request
from planner.web.desk.guest_letters import write_letters
from planner.web.unit import current_office, current_work, found

# The rooms whose acts change what letters to guests say, beside the outline, which does it itself.
_ROOMS = {"desk.programme", "desk.speakers"}


def reword_waiting(response: Response) -> Response:
    """After an act that succeeded, and still within its transaction."""
    if (
        request.blueprint in _ROOMS
        and is_writing_request()
        and response.status_code == 303
        and request.view_args
    ):
        db.session.flush()
        db.session.expire_all()
        wanted = event_with_programme(current_office().id, request.view_args["event_id"])
        event = found(db.session.scalars(wanted).one_or_none())
        write_letters(event, waiting_guests(current_work(), event))
    return response
