"""Editing the blocks of a release. A new draft never overwrites what a person wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one, number
from planner.kernel.text_normalising import clean_text
from planner.kernel.work import Work
from planner.releases.drafting import DraftBlock, draft
from planner.releases.drafting.kept_paragraphs import in_kept_paragraphs
from planner.releases.drafting.paragraphs import parts_of
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.lifecycle import must_be_draft
from planner.releases.models import Block, Occasion, Release, Section
from planner.releases.revisions import keep_revision

_FREE_PREFIX = "free."
_EMPTY = _("An empty paragraph cannot be printed. Leave it out instead.")
_REMOVED = _("Somebody removed this paragraph meanwhile. Your words are kept as a new one: add it.")


def redraft(work: Work, release: Release, facts: ReleaseFacts, revision: str) -> int:
    """Draft again from `facts`; returns how many blocks have a proposal to decide on.

    Unedited blocks take the new text. An edited one keeps its text and gets the new one as a
    proposal, "" if the draft no longer has the block. What was joined in an edited or left-out one
    is not told again beside it. A new block is inserted after the one that precedes it in the
    draft; otherwise the order stays as people left it.
    """
    must_be_draft(release)
    release.revise(None)
    drafts = in_kept_paragraphs(draft(facts), _kept_paragraphs(release), facts.language)
    known = {block.key: block for block in release.blocks}
    order = list(release.blocks)
    previous: Block | None = None
    for drafted in drafts:
        block = known.get(drafted.key)
        if block is None:
            block = new_block(release.office_id, drafted)
            order.insert(order.index(previous) + 1 if previous else 0, block)
        else:
            _update(block, drafted)
        previous = block
    drafted_keys = {drafted.key for drafted in drafts}
    for block in [block for block in order if block.key not in drafted_keys and not is_free(block)]:
        if not block.is_edited:
            order.remove(block)
        elif block.drafted:
            block.redrafted = ""
    _reorder(release, order)
    release.data_revision, release.drafted_at = revision, work.now
    release.written_by(work.actor_id)
    work.session.flush()
    keep_revision(work, release, Occasion.DRAFTED)
    record(work, "release.redrafted", release, event_id=release.event_id)
    return sum(block.redrafted is not None for block in release.blocks)


def _kept_paragraphs(release: Release) -> dict[str, str]:
    """The key of each paragraph that a person edited or left out, by the keys of its parts."""
    return {
        part: block.key
        for block in release.blocks
        if (block.is_edited or block.is_left_out) and not is_free(block)
        for part in (block.key, *block.parts)
    }


@dataclass(frozen=True, slots=True)
class Typed:
    """The submitted text of a paragraph, and the `text_mark` of the text that had been opened."""

    text: str
    opened: str


def text_mark(text: str) -> str:
    """A hash of the text, to detect whether a paragraph has changed since a page was opened."""
    return hashlib.sha256(clean_text(text).encode()).hexdigest()[:16]


def edit_blocks(work: Work, release: Release, typed: Mapping[int, Typed]) -> dict[int, str]:
    """Save the changed paragraphs, by block id. Returns the refusals by block id, or {}.

    If one is refused none is saved. Paragraphs are compared one by one, so two people can edit
    different ones at the same time.
    """
    blocks = {block.id: block for block in release.blocks}
    changed = {n: one for n, one in typed.items() if text_mark(one.text) != one.opened}
    refused = {n: why for n, one in changed.items() if (why := _refusal(blocks.get(n), one))}
    if not refused:
        for number, one in changed.items():
            edit_block(work, blocks[number], one.text)
    return refused


def _refusal(block: Block | None, typed: Typed) -> str:
    text = clean_text(typed.text)
    if block is None:
        return _REMOVED
    if not text:
        return _EMPTY
    if text_mark(block.text) != typed.opened and block.text != text:
        return Stale().message
    return ""


def edit_block(work: Work, block: Block, text: str) -> None:
    """Save the text. A block with exactly the drafted text counts as unedited."""
    release = _editable_release(block)
    text = clean_text(text)
    if not text:
        raise Invalid("text", _EMPTY)
    if text == block.text:
        return
    set_text(work, block, text, Occasion.EDITED)
    record(work, "release.edited", release, event_id=release.event_id, block=block.key)


def set_text(work: Work, block: Block, text: str, occasion: Occasion) -> None:
    """Put a clean text in place; the caller records it."""
    release = _editable_release(block)
    block.text = text
    block.is_edited = text != block.drafted or is_free(block)
    release.written_by(work.actor_id)
    keep_revision(work, release, occasion)


def take_proposal(work: Work, block: Block) -> Removed | None:
    """Replace the edited text by the new draft; without one the block is removed, and returned."""
    release = _editable_release(block)
    if block.redrafted is None:
        raise Conflict(_("There is no proposal for this paragraph any more."))
    removed = None
    if block.redrafted:
        block.text = block.drafted = block.redrafted
        block.redrafted, block.is_edited = None, False
    else:
        removed = _remove(work, release, block)
    _note(work, release, block, "release.proposal_taken")
    return removed


def dismiss_proposal(work: Work, block: Block) -> None:
    """Keep the edited text; the proposal becomes the draft that later ones are compared with."""
    release = _editable_release(block)
    if block.redrafted is None:
        raise Conflict(_("There is no proposal for this paragraph any more."))
    block.drafted, block.redrafted = block.redrafted, None
    work.session.flush()
    record(
        work,
        "release.proposal_dismissed",
        release,
        event_id=release.event_id,
        block=block.key,
    )


def add_free_block(work: Work, release: Release, text: str, after: Block | None) -> Block:
    """Add a paragraph that is not drafted, after `after` or as the first one."""
    must_be_draft(release)
    text = clean_text(text)
    if not text:
        raise Invalid("text", _("Write the paragraph first."))
    release.revise(None)
    block = Block(
        office_id=release.office_id,
        key=f"{_FREE_PREFIX}{new_public_id()}",
        section=Section.FREE,
        position=0,
        text=text,
        is_edited=True,
        is_left_out=False,
    )
    order = list(release.blocks)
    order.insert(order.index(after) + 1 if after else 0, block)
    _reorder(release, order)
    release.written_by(work.actor_id)
    work.session.flush()
    keep_revision(work, release, Occasion.EDITED)
    record(work, "release.block_added", release, event_id=release.event_id)
    return block


def move_block(work: Work, block: Block, direction: Direction) -> None:
    """Move the block one place up or down; the first or last one stays where it is."""
    release = _editable_release(block)
    move_one(release.blocks, block, direction)
    release.blocks.sort(key=attrgetter("position"))
    _note(work, release, block, "release.block_moved")


def place_block(work: Work, block: Block, after: Block | None) -> None:
    """Move the block behind another one, or to the head."""
    release = _editable_release(block)
    order = [other for other in release.blocks if other is not block]
    order.insert(order.index(after) + 1 if after in order else 0, block)
    _reorder(release, order)
    _note(work, release, block, "release.block_moved")


def leave_out(work: Work, block: Block, *, is_left_out: bool) -> Removed | None:
    """Exclude a block from print, or include it again. A free one is removed, and returned."""
    release = _editable_release(block)
    removed = _remove(work, release, block) if is_free(block) and is_left_out else None
    if removed is None:
        block.is_left_out = is_left_out
    _note(
        work, release, block, "release.block_left_out" if is_left_out else "release.block_taken_in"
    )
    return removed


def bring_block_back(work: Work, release: Release, removed: Removed) -> Block:
    """Undo the removal of a block, at the place where it stood."""
    must_be_draft(release)
    release.revise(None)
    block = revived(work, removed, Block)
    if block.key in {other.key for other in release.blocks}:
        raise Conflict(_("The paragraph is in the text already."))
    release.blocks.insert(block.position, block)
    number(release.blocks)
    work.session.delete(removed)
    _note(work, release, block, "release.block_taken_in")
    return block


def is_free(block: Block) -> bool:
    """Whether a person added the block, so that no draft contains it."""
    return block.key.startswith(_FREE_PREFIX)


def new_block(office_id: int, drafted: DraftBlock, position: int = 0) -> Block:
    return Block(
        office_id=office_id,
        key=drafted.key,
        section=drafted.section,
        position=position,
        text=drafted.text,
        drafted=drafted.text,
        sources=list(drafted.sources),
        parts=_parts(drafted),
    )


def _parts(drafted: DraftBlock) -> list[str]:
    """The keys of the parts; [] if nothing is joined in it."""
    parts = parts_of(drafted)
    return [part.key for part in parts] if len(parts) > 1 else []


def _update(block: Block, drafted: DraftBlock) -> None:
    block.section, block.sources = drafted.section, list(drafted.sources)
    block.parts = _parts(drafted)
    if not block.is_edited or block.text == drafted.text:
        block.text = block.drafted = drafted.text
        block.is_edited, block.redrafted = False, None
    elif drafted.text != block.drafted:
        block.redrafted = drafted.text
    else:
        block.redrafted = None


def _remove(work: Work, release: Release, block: Block) -> Removed:
    removed = keep_removed(work, block, release.event_id)
    release.blocks.remove(block)
    return removed


def _reorder(release: Release, order: list[Block]) -> None:
    number(order)
    release.blocks[:] = order


def _editable_release(block: Block) -> Release:
    """The block's release, which must be a draft. Read it first: a removed block has none."""
    release = block.release
    must_be_draft(release)
    release.revise(None)
    return release


def _note(work: Work, release: Release, block: Block, verb: str) -> None:
    release.written_by(work.actor_id)
    keep_revision(work, release, Occasion.EDITED)
    record(work, verb, release, event_id=release.event_id, block=block.key)
