"""Comments and suggestions of colleagues on the paragraphs of a release."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text
from planner.kernel.work import Work
from planner.releases.clearing_letters import tell_commented
from planner.releases.editing import set_text, text_mark
from planner.releases.lifecycle import must_be_draft, must_not_be_out
from planner.releases.models import Block, Comment, CommentState, Occasion, Release

LONGEST = 2000  # characters of a comment


def comments_of(release: Release) -> Rows[Comment]:
    """Those that reply to none, with their replies, the oldest first."""
    return (
        select(Comment)
        .options(
            joinedload(Comment.author),
            joinedload(Comment.closed_by),
            selectinload(Comment.replies).joinedload(Comment.author),
        )
        .where(
            Comment.office_id == release.office_id,
            Comment.release_id == release.id,
            Comment.reply_to_id.is_(None),
        )
        .order_by(Comment.id)
    )


def add_comment(
    work: Work, release: Release, block: Block, text: str, proposed: str | None = None
) -> Comment:
    """Comment on the paragraph; with `proposed`, suggest that text for it.

    Allowed until publication. It makes nobody an author. A suggestion needs no other words.
    Those whom it concerns are told by letter.
    """
    must_not_be_out(release)
    text, proposed = _clean(text), clean_text(proposed) if proposed is not None else None
    if proposed == "" or proposed == block.text:
        proposed = None
    if not text and proposed is None:
        raise Invalid("comment", _("Write the comment first, or change the text."))
    comment = _add(work, release.id, block.key, text, proposed=proposed)
    verb = "release.commented" if proposed is None else "release.suggested"
    record(work, verb, release, event_id=release.event_id, block=block.key)
    tell_commented(work, release, [comment])
    return comment


def reply(work: Work, comment: Comment, text: str) -> Comment:
    release = comment.release
    must_not_be_out(release)
    if not (text := _clean(text)):
        raise Invalid("comment", _("Write the reply first."))
    answer = _add(work, release.id, comment.block_key, text, reply_to_id=comment.id)
    work.session.refresh(comment, ["replies"])
    record(
        work,
        "release.comment_answered",
        release,
        event_id=release.event_id,
        block=comment.block_key,
    )
    tell_commented(work, release, [comment, *comment.replies])
    return answer


def resolve(work: Work, comment: Comment) -> None:
    """Nothing is left to do about it. Of a suggestion: see `accept` and `decline`."""
    _close(work, comment, CommentState.RESOLVED, "release.comment_resolved")


def decline(work: Work, comment: Comment) -> None:
    """Keep the paragraph as it is."""
    _must_be_suggestion(comment)
    _close(work, comment, CommentState.DECLINED, "release.suggestion_declined")


def reopen(work: Work, comment: Comment) -> None:
    """Undo of `resolve` and `decline`; an accepted suggestion stays in the text."""
    must_not_be_out(comment.release)
    if comment.state not in (CommentState.RESOLVED, CommentState.DECLINED):
        raise Conflict(_("Somebody else has decided on this meanwhile. Reload the page."))
    comment.state, comment.closed_at, comment.closed_by_id = CommentState.OPEN, None, None
    _note(work, comment, "release.comment_reopened")


def accept(work: Work, comment: Comment, shown: str) -> None:
    """Put the suggested text in place. Both who wrote it and who accepts it are authors then.

    `shown` is the `text_mark` of the text that the suggestion was shown against. Raises `Conflict`
    if the paragraph has changed since or is gone.
    """
    release, proposed = comment.release, _must_be_suggestion(comment)
    must_be_draft(release)
    block = next((one for one in release.blocks if one.key == comment.block_key), None)
    if block is None:
        raise Conflict(_("The paragraph is gone. The suggestion can only be declined."))
    if text_mark(block.text) != shown:
        raise Conflict(
            _("The paragraph has changed since this difference was shown. Look at it again.")
        )
    _close(work, comment, CommentState.ACCEPTED, "release.suggestion_accepted")
    release.written_by(comment.author_id)
    set_text(work, block, proposed, Occasion.SUGGESTION_ACCEPTED)


def _close(work: Work, comment: Comment, state: CommentState, verb: str) -> None:
    must_not_be_out(comment.release)
    if comment.state is not CommentState.OPEN:
        raise Conflict(_("Somebody else has decided on this meanwhile. Reload the page."))
    comment.state, comment.closed_at, comment.closed_by_id = state, work.now, work.actor_id
    _note(work, comment, verb)


def _note(work: Work, comment: Comment, verb: str) -> None:
    work.session.flush()
    release = comment.release
    record(work, verb, release, event_id=release.event_id, block=comment.block_key)


def _must_be_suggestion(comment: Comment) -> str:
    if comment.proposed is None:
        raise Conflict(_("This comment suggests no other text."))
    return comment.proposed


def _add(
    work: Work,
    release_id: int,
    block_key: str,
    text: str,
    *,
    proposed: str | None = None,
    reply_to_id: int | None = None,
) -> Comment:
    comment = Comment(
        office_id=work.office_id,
        release_id=release_id,
        reply_to_id=reply_to_id,
        block_key=block_key,
        author_id=work.actor_id,
        made_at=work.now,
        text=text,
        proposed=proposed,
        state=CommentState.OPEN,
    )
    work.session.add(comment)
    work.session.flush()
    return comment


def _clean(text: str) -> str:
    text = clean_text(text)
    if len(text) > LONGEST:
        raise Invalid("comment", _("At most %(count)s characters, please.", count=LONGEST))
    return text
