"""The blueprint of the inbox, and the look-up of a message."""

from __future__ import annotations

from flask import Blueprint

from planner.inbox.models import ReceivedMessage
from planner.inbox.queries import message_of
from planner.web.database import db
from planner.web.transaction import current_office, found, rechecked

blueprint = Blueprint("inbox", __name__, url_prefix="/inbox")


@rechecked
def find_message(message_id: int) -> ReceivedMessage:
    """The office's message, or a 404."""
    return found(db.session.scalars(message_of(current_office().id, message_id)).one_or_none())
