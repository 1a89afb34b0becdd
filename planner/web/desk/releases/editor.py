"""The editor of a release: its blocks, their sources, and the findings of the checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.history.models import Removed
from planner.kernel.dates import clock_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.ordering import Direction
from planner.releases.editing import (
    bring_block_back,
    dismiss_proposal,
    leave_out,
    move_block,
    place_block,
    redraft,
    take_proposal,
)
from planner.releases.lifecycle import must_be_draft
from planner.releases.models import Block, Release
from planner.releases.queries import release_with_blocks
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.registers.lists import found_in
from planner.web.desk.releases.editor_form import (
    as_sent,
    editor_of,
    save_paragraphs,
    save_sent,
    with_paragraph_required,
)
from planner.web.desk.releases.facts import record_of, revision_of
from planner.web.desk.releases.moved_paragraphs import REMOVED, left_out, moved
from planner.web.desk.releases.sheet import page
from planner.web.doors import needs
from planner.web.errors import status_of
from planner.web.notices import Undo, flash
from planner.web.requests import is_script
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
    """`where` is `up`, `down`, or `after` the block `placed_after`, at the head if that is empty.

    To the script the new order, what is said of it, and after which block it stood.
    """
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block = _block(release, block_id)
    before = _previous(block)
    _move(release, block)
    told = moved(block, _previous(block)) if _previous(block) is not before else ""
    back_after = str(before.id) if before else ""
    if is_script():
        order = [str(one.id) for one in release.blocks]
        return {"order": order, "said": told, "back": back_after}
    if told:
        flash(told, Undo(request.path, {"where": "after", "placed_after": back_after}))
    return back(release, block)


@blueprint.post("/blocks/<int:block_id>/omission")
@needs(Role.EDITOR)
@keeps_what_was_typed
def omit(release_id: int, block_id: int) -> ResponseReturnValue:
    """`what` is `out`, or `in` to print it again."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    block, is_out = _block(release, block_id), request.form.get("what") != "in"
    if removed := leave_out(current_work(), block, is_left_out=is_out):
        flash(REMOVED, _restoring(release, removed))
        return back(release)
    flash(left_out(block), Undo(request.path, {"what": "in" if is_out else "out"}))
    return back(release, block)


@blueprint.post("/removed/<int:removed_id>/restoration")
@needs(Role.EDITOR)
@keeps_what_was_typed
def restore(release_id: int, removed_id: int) -> ResponseReturnValue:
    """Bring a removed paragraph back."""
    begin_writing()
    release, removed = find_release(release_id), found_in(Removed, removed_id)
    is_ours = (removed.event_id, removed.subject_kind) == (release.event_id, Block.__tablename__)
    block = bring_block_back(current_work(), release, found(removed if is_ours else None))
    flash(_("The paragraph is in the text again."))
    return back(release, block)


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
    if request.form.get("what") != "take":
        dismiss_proposal(current_work(), block)
    elif removed := take_proposal(current_work(), block):
        flash(REMOVED, _restoring(release, removed))
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


def _previous(block: Block) -> Block | None:
    blocks = block.release.blocks
    place = blocks.index(block)
    return blocks[place - 1] if place else None


def _move(release: Release, block: Block) -> None:
    where = request.form.get("where")
    if where == "after":
        after = row_number(request.form.get("placed_after", ""))
        place_block(current_work(), block, _block(release, after) if after else None)
    else:
        move_block(current_work(), block, Direction.UP if where == "up" else Direction.DOWN)


def _restoring(release: Release, removed: Removed) -> Undo:
    return Undo(url_for("desk.releases.restore", release_id=release.id, removed_id=removed.id))
