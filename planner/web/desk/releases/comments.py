"""Comments and suggestions on the paragraphs of a release."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.messages import gettext as _
from planner.releases.comments import accept, decline, reopen, resolve
from planner.releases.editing import text_mark
from planner.releases.models import Comment, CommentState
from planner.web.addresses import row_number
from planner.web.desk.releases.comment_fields import comment_of, typed_comments
from planner.web.desk.releases.editor import back, find_release, keeps_what_was_typed
from planner.web.desk.releases.editor_form import as_sent, save_sent
from planner.web.desk.releases.sheet import page
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, found

blueprint = Blueprint(
    "release_comments", __name__, url_prefix="/releases/<int:release_id>/comments"
)
_SAID = {
    CommentState.OPEN: _("The comment is open again."),
    CommentState.RESOLVED: _("The comment is resolved."),
    CommentState.ACCEPTED: _("The suggested text is in place."),
    CommentState.DECLINED: _("The suggestion is declined. The paragraph stays as it was."),
}


@blueprint.post("")
@needs(Role.EDITOR)
@keeps_what_was_typed
def add(release_id: int) -> ResponseReturnValue:
    """Save what was typed of comments and replies, and of the text. `at` is the block."""
    begin_writing()
    release, number = find_release(release_id), row_number(request.form.get("at", ""))
    if not typed_comments():
        nothing = _("Write the comment first, or change the text.")
        return page(release, as_sent(release, nothing, 422))
    if refused := save_sent(release):
        return page(release, refused)
    flash(_("Your comment is noted."))
    return back(release, next((one for one in release.blocks if one.id == number), None))


@blueprint.post("/<int:comment_id>/state")
@needs(Role.EDITOR)
@keeps_what_was_typed
def decide(release_id: int, comment_id: int) -> ResponseReturnValue:
    """`what` is `accept`, `decline`, `reopen`, or anything else to resolve it."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    comment = found(comment_of(release, comment_id))
    _decide(comment, request.form.get("what", ""))
    flash(_SAID[comment.state])
    return back(release, next((b for b in release.blocks if b.key == comment.block_key), None))


def _decide(comment: Comment, what: str) -> None:
    work = current_work()
    if what == "accept":
        accept(work, comment, request.form.get(f"shown-{comment.id}", text_mark("")))
    elif what == "decline":
        decline(work, comment)
    elif what == "reopen":
        reopen(work, comment)
    else:
        resolve(work, comment)
