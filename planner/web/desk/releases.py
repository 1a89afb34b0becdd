"""The editor of a release: its blocks, what they come from, what the checks say."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.releases.blocks import (
    add_free_block,
    dismiss_proposal,
    edit_block,
    is_free,
    leave_out,
    move_block,
    redraft,
    take_proposal,
)
from planner.releases.models import Block, Release
from planner.releases.policy import may_clear
from planner.releases.queries import approver_count, release_with_blocks
from planner.web.database import db
from planner.web.desk.forms.releases import BlockForm, EmbargoForm, ReasonForm, SlugForm
from planner.web.desk.registers import attempt
from planner.web.desk.release_facts import findings_of, record_of, revision_of
from planner.web.desk.release_fields import Where
from planner.web.desk.release_words import difference, source_texts
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.unit import begin_writing, current_office, current_work, found, member, rechecked

blueprint = Blueprint("releases", __name__, url_prefix="/releases/<int:release_id>")


@blueprint.get("")
@needs(Role.VIEWER)
def show(release_id: int) -> ResponseReturnValue:
    return page(find_release(release_id))


@blueprint.post("/redraft")
@needs(Role.EDITOR)
def draft_again(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    record = record_of(release.event)
    facts = record.facts(release.language)
    proposals = redraft(current_work(), release, facts, revision_of(record))
    flash(
        f"Drafted again. {proposals} of your paragraphs differ from the record now: see below."
        if proposals
        else "Drafted again. The text says what the record says; your own words stayed."
    )
    return back(release)


@blueprint.post("/blocks")
@needs(Role.EDITOR)
def add(release_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    form = BlockForm.read()
    if not form.validate():
        return page(release, form=form, status=422)
    begin_writing()
    after = next((b for b in release.blocks if str(b.id) == form.after.data), None)
    add_free_block(current_work(), release, form.text.data, after)
    flash("Your paragraph is in the text.")
    return back(release)


@blueprint.post("/blocks/<int:block_id>")
@needs(Role.EDITOR)
def save(release_id: int, block_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    block = _block(release, block_id)
    form = BlockForm.read()
    _, status = attempt(
        form,
        lambda: edit_block(current_work(), block, form.text.data, form.opened_version),
        stored=lambda: BlockForm(data={"text": block.text, "version": release.version}),
    )
    if status != 303:
        return page(release, block, form, status=status)
    return back(release, block)


@blueprint.post("/blocks/<int:block_id>/position")
@needs(Role.EDITOR)
def move(release_id: int, block_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    block = _block(release, block_id)
    move_block(current_work(), block, up=request.form.get("where") == "up")
    return back(release, block)


@blueprint.post("/blocks/<int:block_id>/omission")
@needs(Role.EDITOR)
def omit(release_id: int, block_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    block = _block(release, block_id)
    leave_out(current_work(), block, is_left_out=request.form.get("what") != "in")
    return back(release, None if is_free(block) else block)


@blueprint.post("/blocks/<int:block_id>/proposal")
@needs(Role.EDITOR)
def settle_proposal(release_id: int, block_id: int) -> ResponseReturnValue:
    """`what=take` for what the record says now, else one's own words stay."""
    begin_writing()
    release = find_release(release_id)
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


def page(
    release: Release,
    block: Block | None = None,
    form: BlockForm | None = None,
    *,
    embargo: EmbargoForm | None = None,
    slug: SlugForm | None = None,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    """The editor; `form` is the one that was refused, of `block` or of a new paragraph."""
    record = record_of(release.event)
    approvers = db.session.scalar(approver_count(current_office().id)) or 0
    html = render_template(
        "desk/releases/show.html",
        release=release,
        event=release.event,
        findings=findings_of(release, record),
        tried=form,
        tried_block=block,
        embargo=embargo or EmbargoForm.filled(release, release.event),
        slug=slug or SlugForm.filled(release),
        reason=reason or ReasonForm(),
        may_clear=may_clear(release, member().user.id, approvers),
        is_outdated=release.data_revision != revision_of(record),
        is_free=is_free,
        difference=difference,
        source_texts=source_texts,
        where=Where(release.event),
    )
    return html, status


@rechecked
def _block(release: Release, block_id: int) -> Block:
    return found(next((block for block in release.blocks if block.id == block_id), None))
