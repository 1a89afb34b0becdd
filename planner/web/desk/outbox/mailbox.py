"""The mailbox: letters as the recipient's mail program shows them."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.distribution.assistant_copies import copies_of, original_of
from planner.files import storage
from planner.kernel.errors import Conflict, Invalid
from planner.outbox.delivery.transport import eml_name
from planner.outbox.limits import is_limited
from planner.outbox.message.attachments import NOT_KEPT, attachments_of
from planner.outbox.message.mime import to_mime
from planner.outbox.message.reading import open_letter
from planner.outbox.message.redaction import for_members, lacks_links, shown_html
from planner.outbox.models import LEFT, Letter
from planner.outbox.queries import LetterList
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk.guests.redrawing import renewal
from planner.web.desk.outbox.letters import (
    PAGE_OF_LETTERS,
    find_letter,
)
from planner.web.doors import needs
from planner.web.extensions import settings
from planner.web.transaction import current_office

blueprint = Blueprint("mailbox", __name__, url_prefix="/mailbox")

PARTS = ("html", "text", "calendar", "source")
# Only the letter's own styles and embedded pictures: no scripts, remote pictures or forms.
_FRAME_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
)


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    letter_list = LetterList(
        office_id=current_office().id,
        deliveries=LEFT,
        event_id=number_in_query("event"),
        before=number_in_query("before"),
    )
    letters = list(db.session.scalars(letter_list.select(PAGE_OF_LETTERS + 1)))
    return render_template(
        "desk/mailbox/index.html",
        letters=letters[:PAGE_OF_LETTERS],
        has_more=len(letters) > PAGE_OF_LETTERS,
    )


@blueprint.get("/<int:letter_id>")
@needs(Role.EDITOR)
def show(letter_id: int) -> ResponseReturnValue:
    """One letter, sent or not. `?part=` chooses HTML, text, calendar or source."""
    letter = find_letter(letter_id)
    part = request.args.get("part", "")
    try:
        opened = None if letter.is_secret else open_letter(for_members(letter))
        wrong = ""
    except Invalid as error:
        opened, wrong = None, error.message
    return render_template(
        "desk/mailbox/show.html",
        letter=letter,
        opened=opened,
        wrong=wrong,
        attachments=attachments_of(letter),
        lacks_links=lacks_links(letter),
        is_limited=is_limited(db.session(), letter),
        renewal=renewal(letter),
        copies=db.session.scalars(copies_of(letter)).all(),
        original=original_of(letter),
        part=part if part in PARTS else "html",
        parts=[name for name in PARTS if name != "calendar" or letter.calendar is not None],
    )


@blueprint.get("/<int:letter_id>/html")
@needs(Role.EDITOR)
def html(letter_id: int) -> ResponseReturnValue:
    """The HTML part alone, for a frame in our own page."""
    response = Response(
        shown_html(for_members(_readable(letter_id)).html), content_type="text/html; charset=utf-8"
    )
    response.headers["Content-Security-Policy"] = _FRAME_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.get("/<int:letter_id>.eml")
@needs(Role.EDITOR)
def download(letter_id: int) -> ResponseReturnValue:
    letter = _readable(letter_id)
    read_file = partial(storage.get, settings().files_folder)
    try:
        message = to_mime(for_members(letter), read_file=read_file)
    except FileNotFoundError as error:
        raise Conflict(NOT_KEPT) from error
    response = Response(message, content_type="message/rfc822")
    response.headers.set(
        "Content-Disposition", "attachment", filename=eml_name(letter.id, letter.message_id)
    )
    return response


def _readable(letter_id: int) -> Letter:
    letter = find_letter(letter_id)
    if letter.is_secret:
        abort(404)
    return letter
