"""The inbox: its categories, a message, the message as it came, and a file from a mail program."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.inbox.decisions import can_be_undone, is_from_stranger
from planner.inbox.models import Attention, RawMessage, ReceivedBy, ReceivedMessage
from planner.inbox.queries import Category, MessageList, attention_counts, raw_of
from planner.inbox.reading import read_message
from planner.inbox.receiving import receive
from planner.invitations.models import Invitation
from planner.kernel.searchable import each_word
from planner.mail.message import ReadMessage
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk.forms.inbox import ColleagueForm, MessageFileForm
from planner.web.desk.forms.invitations import ANSWER_WORDS
from planner.web.desk.inbox import words
from planner.web.desk.inbox.blueprint import blueprint, find_message
from planner.web.desk.registers.lists import sought
from planner.web.doors import needs, takes_upload
from planner.web.extensions import now, pdf_client
from planner.web.form_submission import submit_prepared_form
from planner.web.paging import PAGE
from planner.web.transaction import current_office, current_work, found

_GUESTS_BACK = timedelta(days=90)
_MOST_GUESTS = 20
_MEGABYTES = 2  # the message, and the form around it


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """A category, of one event with `?event=`."""
    return _page(MessageFileForm())


@blueprint.post("/")
@needs(Role.EDITOR)
@takes_upload(_MEGABYTES)
def create() -> ResponseReturnValue:
    """Take in a message that was saved from a mail program, or its calendar file."""
    form = MessageFileForm.read()
    message, status = submit_prepared_form(
        form, lambda: _read(form), lambda given: _receive(*given)
    )
    if message is None:
        return _page(form), status
    return redirect(url_for("desk.inbox.show", message_id=message.id), 303)


@blueprint.get("/<int:message_id>")
@needs(Role.EDITOR)
def show(message_id: int) -> ResponseReturnValue:
    """`?search=` finds guests to attach it to."""
    return message_page(find_message(message_id), ColleagueForm())


@blueprint.get("/<int:message_id>.eml")
@needs(Role.EDITOR)
def download(message_id: int) -> ResponseReturnValue:
    """The message as it came. Never shown: strangers wrote it."""
    message = find_message(message_id)
    raw = found(db.session.scalars(raw_of(current_office().id, message.id)).one_or_none())
    response = Response(zlib.decompress(raw.content), content_type="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=f"message-{message.id}.eml")
    return response


def message_page(message: ReceivedMessage, form: ColleagueForm) -> str:
    kept = raw_of(current_office().id, message.id).with_only_columns(RawMessage.id)
    return render_template(
        "desk/inbox/show.html",
        message=message,
        form=form,
        guests=_guests(message),
        search=sought("search"),
        has_raw=db.session.scalar(kept) is not None,
        can_be_undone=can_be_undone(message),
        is_from_stranger=is_from_stranger,
        **_words(),
    )


def _page(form: MessageFileForm) -> str:
    office_id, event_id = current_office().id, number_in_query("event")
    rows = db.session.execute(attention_counts(office_id)).all()
    counts = {attention: count for _office, attention, count in rows}
    given = request.args.get("category", "")
    usual = Category.READ if counts.get(Attention.READING) else Category.ALL
    usual = Category.DECIDE if counts.get(Attention.DECISION) else usual
    category = Category(given) if given in set(Category) else usual
    wanted = MessageList(
        office_id=office_id, category=category, event_id=event_id, before=number_in_query("before")
    )
    messages = list(db.session.scalars(wanted.select(PAGE + 1)))
    return render_template(
        "desk/inbox/index.html",
        form=form,
        category=category,
        counts={
            Category.DECIDE: counts.get(Attention.DECISION, 0),
            Category.READ: counts.get(Attention.READING, 0),
        },
        messages=messages[:PAGE],
        has_more=len(messages) > PAGE,
        event_id=event_id,
        newest=messages[0].id if messages else None,
        **_words(),
    )


def _words() -> dict[str, Any]:
    return {
        "categories": words.CATEGORIES,
        "empty": words.EMPTY,
        "kinds": words.KINDS,
        "outcomes": words.OUTCOMES,
        "attention": words.ATTENTION,
        "roads": words.ROADS,
        "decisions": words.DECISIONS,
        "questions": words.QUESTIONS,
        "answers": ANSWER_WORDS,
    }


def _read(form: MessageFileForm) -> tuple[bytes, ReadMessage]:
    raw = form.content()
    return raw, read_message(raw, pdf_client())


def _receive(raw: bytes, read: ReadMessage) -> ReceivedMessage:
    work = current_work()
    return receive(work, raw, read, road=ReceivedBy.UPLOAD, received_at=work.now)


def _guests(message: ReceivedMessage) -> list[Invitation]:
    """Guests of events to come and of late, whom it may be from: those of its person, or those whose
    name was searched.
    """
    search = sought("search")
    if message.attention is not Attention.DECISION or not (search or message.person_id):
        return []
    statement = (
        select(Invitation)
        .join(Invitation.event)
        .options(joinedload(Invitation.event))
        .where(
            Invitation.office_id == current_office().id,
            Invitation.withdrawn_at.is_(None),
            Event.starts_at > now() - _GUESTS_BACK,
        )
        .order_by(Event.starts_at, Invitation.sort_name, Invitation.id)
        .limit(_MOST_GUESTS)
    )
    if search:
        statement = statement.where(*each_word(Invitation.search_text, search))
    else:
        statement = statement.where(Invitation.person_id == message.person_id)
    return list(db.session.scalars(statement))
