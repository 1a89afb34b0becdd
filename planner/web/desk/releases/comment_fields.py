"""The comments, suggestions and replies that the form of a release holds, with whatever was typed.

`comment-12` and `suggest-12` are about the block 12, `suggested-12` is the mark of the text that the
suggestion began with, `reply-7` replies to the comment 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request
from sqlalchemy import select

from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.releases.comments import add_comment, reply
from planner.releases.editing import text_mark
from planner.releases.models import Comment, Release
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.transaction import current_office, current_work

_NAMES = ("comment-", "suggest-", "suggested-", "reply-")
GONE = _("The paragraph or comment is gone. Your words were not saved.")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about the block, or in reply to the comment, with that number."""

    field: str
    number: int
    text: str
    proposed: str | None = None


def sent_fields() -> dict[str, str]:
    """The fields as they were sent, to show them again."""
    return {name: text for name, text in request.form.items() if name.startswith(_NAMES)}


def typed_comments() -> list[Typed]:
    """What holds any words, or another text than the suggestion began with."""
    return [one for one in _typed() if one.text.strip() or one.proposed is not None]


def save_comments(release: Release) -> dict[str, str]:
    """Save all of them; why some were refused, by the name of their field."""
    refused = {}
    for one in typed_comments():
        try:
            _save(release, one)
        except (Invalid, Conflict) as error:
            refused[one.field] = error.message
    return refused


def typed_without_place(release: Release) -> list[str]:
    """What was typed about blocks and comments that are gone, so that no field can show it."""
    blocks = {block.id for block in release.blocks}
    return [
        words
        for one in typed_comments()
        if (one.field.startswith("comment-") and one.number not in blocks)
        or (one.field.startswith("reply-") and not comment_of(release, one.number))
        for words in (one.text, one.proposed)
        if words
    ]


def comment_of(release: Release, number: int) -> Comment | None:
    """The comment of that number. A reply is none: it can neither be replied to nor decided on."""
    wanted = select(Comment).where(
        Comment.office_id == current_office().id,
        Comment.release_id == release.id,
        Comment.id == number,
        Comment.reply_to_id.is_(None),
    )
    return db.session.scalars(wanted).one_or_none()


def _typed() -> Iterator[Typed]:
    for field, text in request.form.items():
        kind, _dash, tail = field.partition("-")
        number = row_number(tail)
        if number is None or kind not in ("comment", "reply"):
            continue
        proposed = request.form.get(f"suggest-{number}") if kind == "comment" else None
        if proposed is not None:
            began = request.form.get(f"suggested-{number}", "")
            proposed = None if text_mark(proposed) == began else proposed
        yield Typed(field, number, text, proposed)


def _save(release: Release, typed: Typed) -> None:
    work = current_work()
    if typed.field.startswith("reply-"):
        comment = comment_of(release, typed.number)
        if comment is None:
            raise Conflict(GONE)
        reply(work, comment, typed.text)
        return
    block = next((one for one in release.blocks if one.id == typed.number), None)
    if block is None:
        raise Conflict(GONE)
    add_comment(work, release, block, typed.text, typed.proposed)
