"""The editor of a release: its blocks, their sources, and the findings of the checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.dates import clock_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.ordering import Direction
from planner.releases.editing import (
    dismiss_proposal,
    is_free,
    leave_out,
    move_block,
    place_block,
    redraft,
    take_proposal,
)
from planner.releases.lifecycle import must_be_draft
from planner.releases.models import Block, Release
from planner.releases.queries import (
    release_with_blocks,
)
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.releases.editor_form import (
    as_sent,
    editor_of,
    save_paragraphs,
    save_sent,
    with_paragraph_required,
)
from planner.web.desk.releases.facts import record_of, revision_of
from planner.web.desk.releases.sheet import page
from planner.web.doors import needs
from planner.web.errors import status_of
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    rechecked,
    stop_writing,
)

P = ParamSpec("P")
blueprint = Blueprint("releases", __name__, url_prefix="/releases/<int:release_id>")


def keeps_what_was_typed(
    view: Callable[P, ResponseReturnValue],
) -> Callable[P, ResponseReturnValue]:
    """Mark a view behind a button of the editor: if it is refused, the form is shown as sent."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        try:
            return view(*args, **kwargs)
        except (Conflict, Invalid) as error:
            stop_writing()
            release = find_release((request.view_args or {})["release_id"])
            return page(release, as_sent(release, error.message, status_of(error)))

    return guarded


@blueprint.get("")
@needs(Role.VIEWER)
def show(release_id: int) -> ResponseReturnValue:
    return page(find_release(release_id))


@blueprint.post("/text")
@needs(Role.EDITOR)
@keeps_what_was_typed
def save_all(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    flash(_("Saved."))
    return back(release)


@blueprint.post("/text/paragraphs")
@needs(Role.EDITOR)
def save_typed(release_id: int) -> ResponseReturnValue:
    """Save what is typed while it is typed, as JSON: new marks, and why others were refused."""
    begin_writing()
    marks, refused = save_paragraphs(find_release(release_id))
    now = current_work().now.astimezone(ZoneInfo(current_office().zone))
    said = _("Saved at %(clock)s", clock=clock_text(now.time()))
    return {"saved": marks, "refused": refused, "said": str(said)}


@blueprint.post("/redraft")
@needs(Role.EDITOR)
@keeps_what_was_typed
def redraft_release(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    record = record_of(release.event, release.embargo_until)
    facts = record.facts(release.language)
    proposals = redraft(current_work(), release, facts, revision_of(record))
    flash(
        ngettext(
            "Drafted again. %(count)s of your paragraphs differs from the record now: see below.",
            "Drafted again. %(count)s of your paragraphs differ from the record now: see below.",
            proposals,
        )
        if proposals
        else _("Drafted again. The text says what the record says; your own words stayed.")
    )
    return back(release)


@blueprint.post("/blocks")
@needs(Role.EDITOR)
@keeps_what_was_typed
def add(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    count = len(release.blocks)
    if refused := save_sent(release):
        return page(release, refused)
    must_be_draft(release)
    if len(release.blocks) == count:
        return page(release, with_paragraph_required(editor_of(release)))
    flash(_("Your paragraph is in the text."))
    return back(release)


@blueprint.post("/blocks/<int:block_id>")
@needs(Role.EDITOR)
@keeps_what_was_typed
def save(release_id: int, block_id: int) -> ResponseReturnValue:
    """Save one paragraph, and whatever was typed in the others."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block = _block(release, block_id)
    must_be_draft(release)
    return back(release, block)


@blueprint.post("/blocks/<int:block_id>/position")
@needs(Role.EDITOR)
@keeps_what_was_typed
def move(release_id: int, block_id: int) -> ResponseReturnValue:
    """`where` is `up`, `down`, or `after` the block `placed_after`, at the head if that is empty."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block, where = _block(release, block_id), request.form.get("where")
    if where == "after":
        after = row_number(request.form.get("placed_after", ""))
        place_block(current_work(), block, _block(release, after) if after else None)
    else:
        move_block(current_work(), block, Direction.UP if where == "up" else Direction.DOWN)
    return back(release, block)


@blueprint.post("/blocks/<int:block_id>/omission")
@needs(Role.EDITOR)
@keeps_what_was_typed
def omit(release_id: int, block_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block = _block(release, block_id)
    leave_out(current_work(), block, is_left_out=request.form.get("what") != "in")
    return back(release, None if is_free(block) else block)


@blueprint.post("/blocks/<int:block_id>/proposal")
@needs(Role.EDITOR)
@keeps_what_was_typed
def decide_proposal(release_id: int, block_id: int) -> ResponseReturnValue:
    """`what=take` takes the new draft over; anything else keeps the edited text."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block = _block(release, block_id)
    if request.form.get("what") == "take":
        take_proposal(current_work(), block)
    else:
        dismiss_proposal(current_work(), block)
    return back(release)


@rechecked
def find_release(release_id: int) -> Release:
    """The office's release with its blocks, or a 404."""
    wanted = release_with_blocks(current_office().id, release_id)
    return found(db.session.scalars(wanted).unique().one_or_none())


def back(release: Release, block: Block | None = None) -> ResponseReturnValue:
    anchor = f"block-{block.id}" if block is not None else None
    return redirect(url_for("desk.releases.show", release_id=release.id, _anchor=anchor), 303)


@rechecked
def _block(release: Release, block_id: int) -> Block:
    return found(next((block for block in release.blocks if block.id == block_id), None))
