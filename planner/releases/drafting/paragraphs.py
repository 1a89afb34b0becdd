"""Joining what belongs together in one paragraph. A paragraph is a block: it is edited, moved and left
out as a whole, and has the sources of all its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.lengths import PARAGRAPH_SENTENCES, PARAGRAPH_WORDS
from planner.releases.drafting.sentence_ends import sentences
from planner.releases.drafting.typography import base
from planner.releases.models import Section

# What may stand in one paragraph, by the first part of the key: the setting of the event, and what
# happened at it without words on record.
_SETTING = frozenset({"organisers", "special-guests", "frame", "places", "occasions"})
_HOTLINE, _ATTENDANCE = frozenset({"hotline"}), frozenset({"attendance"})
_PROGRAMME = frozenset(
    {
        *("welcome", "moderators", "special-guests", "trainers", "visits", "presentation"),
        *("statement", "performers", "present-guests", "speakers"),
    }
)
_TOGETHER = (_SETTING | _HOTLINE, _SETTING | _ATTENDANCE, _PROGRAMME | _ATTENDANCE)


def in_paragraphs(blocks: Iterable[DraftBlock], language: str) -> list[DraftBlock]:
    """The blocks, each joined to the one before it if they belong together and there is room."""
    found: list[DraftBlock] = []
    for block in blocks:
        last = found[-1] if found else None
        if last and goes_on(last, block, language):
            found[-1] = joined(last, block)
        else:
            found.append(block)
    return found


def goes_on(block: DraftBlock | None, after: DraftBlock, language: str) -> bool:
    """Whether `after` stands in the paragraph of the block."""
    return block is not None and _belongs(block, after) and fits(block, after, language)


def _belongs(block: DraftBlock, after: DraftBlock) -> bool:
    """Whether `after` goes on with the subject of the block. Nothing follows what somebody said."""
    keys = {part.key.split(".")[0] for part in (*parts_of(block), after)}
    is_speech = Section.STATEMENT in (block.section, after.section)
    return not is_speech and any(keys <= kind for kind in _TOGETHER)


def fits(block: DraftBlock, after: DraftBlock, language: str) -> bool:
    """Whether both make a paragraph that is no list and not too long."""
    text = f"{block.text} {after.text}"
    return (
        "\n" not in text
        and len(text.split()) <= PARAGRAPH_WORDS[base(language)]
        and len(sentences(text, language)) <= PARAGRAPH_SENTENCES
    )


def joined(block: DraftBlock, after: DraftBlock) -> DraftBlock:
    """One block under the key of the first. If one of them is speech, it is a statement."""
    is_speech = Section.STATEMENT in (block.section, after.section)
    return replace(
        block,
        section=Section.STATEMENT if is_speech else block.section,
        text=f"{block.text} {after.text}",
        sources=tuple(dict.fromkeys((*block.sources, *after.sources))),
        proposed=tuple(dict.fromkeys((*block.proposed, *after.proposed))),
        parts=(*parts_of(block), *parts_of(after)),
    )


def parts_of(block: DraftBlock) -> tuple[DraftBlock, ...]:
    return block.parts or (block,)
