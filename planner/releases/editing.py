"""Work on the blocks of a release: a person's words are never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one, number
from planner.kernel.text_normalising import clean_text
from planner.kernel.work import Work
from planner.releases.drafting import DraftBlock, draft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.lifecycle import must_be_draft
from planner.releases.models import Block, Release, Section

_FREE = "free."
_EMPTY = _("An empty paragraph cannot be printed. Leave it out instead.")
_REMOVED = _("Somebody removed this paragraph meanwhile. Your words are kept as a new one: add it.")


def redraft(work: Work, release: Release, facts: ReleaseFacts, revision: str) -> int:
    """Draft again from what is known now; how many blocks have a proposal for a person.

    Untouched blocks follow the data. One that a person edited keeps its words and gets the new
    text as a proposal, "" where the data no longer say it. New blocks come after the one that
    precedes them in the draft; the order that a person made stays.
    """
    must_be_draft(release)
    release.revise(None)
    drafts = draft(facts)
    known = {block.key: block for block in release.blocks}
    order = list(release.blocks)
    previous: Block | None = None
    for drafted in drafts:
        block = known.get(drafted.key)
        if block is None:
            block = _written(release, drafted)
            order.insert(order.index(previous) + 1 if previous else 0, block)
        else:
            _follow(block, drafted)
        previous = block
    told = {drafted.key for drafted in drafts}
    for block in [block for block in order if block.key not in told and not is_free(block)]:
        if not block.is_edited:
            order.remove(block)
        elif block.drafted:
            block.redrafted = ""
    _arrange(release, order)
    release.data_revision, release.drafted_at = revision, work.now
    release.written_by(work.actor_id)
    work.session.flush()
    record(work, "release.redrafted", release, event_id=release.event_id)
    return sum(block.redrafted is not None for block in release.blocks)


@dataclass(frozen=True, slots=True)
class Typed:
    """The text that a person left in a paragraph, and the mark of the one they had opened."""

    text: str
    opened: str


def text_mark(text: str) -> str:
    """Tells whether a paragraph is still the one that somebody opened."""
    return hashlib.sha256(clean_text(text).encode()).hexdigest()[:16]


def edit_blocks(work: Work, release: Release, typed: Mapping[int, Typed]) -> dict[int, str]:
    """Save the paragraphs that a person changed; why one cannot be saved, by its number.

    Where one is refused none is saved. Each paragraph has a version of its own: two people who
    work on different ones do not disturb each other.
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
    """Save a person's words. The drafted ones again make the block untouched."""
    release = _open(block)
    text = clean_text(text)
    if not text:
        raise Invalid("text", _EMPTY)
    if text == block.text:
        return
    block.text = text
    block.is_edited = text != block.drafted or is_free(block)
    _note(work, release, block, "release.edited")


def take_proposal(work: Work, block: Block) -> None:
    """What the data say now, instead of the person's words."""
    release = _open(block)
    if block.redrafted is None:
        raise Conflict(_("There is no proposal for this paragraph any more."))
    if block.redrafted:
        block.text = block.drafted = block.redrafted
        block.redrafted, block.is_edited = None, False
    else:
        release.blocks.remove(block)
    _note(work, release, block, "release.proposal_taken")


def dismiss_proposal(work: Work, block: Block) -> None:
    """The person's words stay, knowing the data."""
    release = _open(block)
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
    """A paragraph of one's own, behind another one or at the head of the text."""
    must_be_draft(release)
    text = clean_text(text)
    if not text:
        raise Invalid("text", _("Write the paragraph first."))
    release.revise(None)
    block = Block(
        office_id=release.office_id,
        key=f"{_FREE}{new_public_id()}",
        section=Section.FREE,
        position=0,
        text=text,
        is_edited=True,
        is_left_out=False,
    )
    order = list(release.blocks)
    order.insert(order.index(after) + 1 if after else 0, block)
    _arrange(release, order)
    release.written_by(work.actor_id)
    work.session.flush()
    record(work, "release.block_added", release, event_id=release.event_id)
    return block


def move_block(work: Work, block: Block, direction: Direction) -> None:
    """One place up or down; at the end of the way it stays."""
    release = _open(block)
    move_one(release.blocks, block, direction)
    release.blocks.sort(key=attrgetter("position"))
    _note(work, release, block, "release.block_moved")


def leave_out(work: Work, block: Block, *, is_left_out: bool) -> None:
    """Keep a block out of print, knowingly, or take it in again. A free one goes for good."""
    release = _open(block)
    if is_free(block) and is_left_out:
        release.blocks.remove(block)
    else:
        block.is_left_out = is_left_out
    _note(
        work, release, block, "release.block_left_out" if is_left_out else "release.block_taken_in"
    )


def is_free(block: Block) -> bool:
    """Written by a person from the beginning: no draft will ever know it."""
    return block.key.startswith(_FREE)


def _written(release: Release, drafted: DraftBlock) -> Block:
    return Block(
        office_id=release.office_id,
        key=drafted.key,
        section=drafted.section,
        position=0,
        text=drafted.text,
        drafted=drafted.text,
        sources=list(drafted.sources),
        is_left_out=drafted.is_left_out,
    )


def _follow(block: Block, drafted: DraftBlock) -> None:
    block.section, block.sources = drafted.section, list(drafted.sources)
    if not block.is_edited or block.text == drafted.text:
        block.text = block.drafted = drafted.text
        block.is_edited, block.redrafted = False, None
    elif drafted.text != block.drafted:
        block.redrafted = drafted.text
    else:
        block.redrafted = None


def _arrange(release: Release, order: list[Block]) -> None:
    number(order)
    release.blocks[:] = order


def _open(block: Block) -> Release:
    """The block's release, still a draft; a block that is taken out knows it no longer."""
    release = block.release
    must_be_draft(release)
    release.revise(None)
    return release


def _note(work: Work, release: Release, block: Block, verb: str) -> None:
    release.written_by(work.actor_id)
    work.session.flush()
    record(work, verb, release, event_id=release.event_id, block=block.key)
