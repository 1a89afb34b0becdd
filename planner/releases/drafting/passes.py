"""The two passes over the sections of a draft.

The first pass shows which names are repeated, and therefore get an abbreviation, and what headline
and lead say already. The second drafts only those sections anew that this makes a difference to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.grammar.needs import AskedForm
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext, Progress
from planner.releases.drafting.paragraphs import goes_on, in_paragraphs
from planner.releases.drafting.whole_text import Question, WholeText
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import OUTSIDE_BODY, Section

BODY = frozenset(Section) - OUTSIDE_BODY
_ABOUT_EVENT = ("occasions", "frame")  # keys of blocks that may end with “the round table was …”
_OPENING = (Section.HEADLINE, Section.LEAD)

Tell = Callable[[DraftContext], list[DraftBlock]]


@dataclass(frozen=True, slots=True)
class Draft:
    blocks: tuple[DraftBlock, ...]
    asked: tuple[AskedForm, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A section that was drafted: what it depended on (`before`, `answers`) and what came of it."""

    before: Progress
    answers: dict[tuple[Question, str], bool]
    blocks: list[DraftBlock]
    asked: dict[AskedForm, None]
    after: Progress
    had_room: bool  # in the paragraph before it


def in_two_passes(
    facts: ReleaseFacts, sections: Sequence[Tell], *, is_brief: bool, is_briefest: bool
) -> Draft:
    context = DraftContext(facts, is_brief=is_brief, is_briefest=is_briefest)
    first = [_told(context, section) for section in sections]
    named, blocks = context.named, _blocks(first)
    body = " ".join(block.text for block in blocks if block.section in BODY)
    opening = "\n".join(block.text for block in blocks if block.section in _OPENING)
    whole = WholeText(named, body, opening)
    again = DraftContext(
        facts, whole, is_brief=is_brief, is_briefest=is_briefest, names=context.names
    )
    told = list(_again(again, sections, first))
    asked = {form: None for one in told for form in one.asked}
    return Draft(tuple(in_paragraphs(_blocks(told), facts.language)), tuple(asked))


def _blocks(told: Sequence[_Told]) -> list[DraftBlock]:
    return [block for one in told for block in one.blocks]


def _told(context: DraftContext, section: Tell, *, has_room: bool = True) -> _Told:
    """A section that might have called the event “it” is told anew if it has no room in the paragraph
    before. Nobody is called by a pronoun for what another section has told of them.

    `has_room` is False for what had none when it was told before.
    """
    context.whole.answers, context.bending.asked = {}, {}
    before, language = context.progress(), context.facts.language
    context.said.speakers = ()
    context.said.is_about_event &= has_room
    blocks = section(context)
    if before.said.is_about_event and has_room and blocks:
        has_room = goes_on(before.paragraph, blocks[0], language)
        if not has_room:
            context.go_on_from(before)
            context.said.is_about_event, context.said.speakers = False, ()
            blocks = section(context)
    if blocks:
        context.said.is_about_event &= blocks[-1].key in _ABOUT_EVENT
        row = filter(None, (before.paragraph, *blocks))
        context.paragraph = in_paragraphs(row, language)[-1]
    answers, asked = context.whole.answers, context.bending.asked
    return _Told(before, answers, blocks, asked, context.progress(), has_room)


def _again(
    context: DraftContext, sections: Sequence[Tell], first: Sequence[_Told]
) -> Iterator[_Told]:
    """What the first pass told stays where its beginning and all its answers are still the same."""
    for section, told in zip(sections, first, strict=True):
        if context.progress() == told.before and context.whole.answers_like(told.answers):
            context.go_on_from(told.after)
            yield told
        else:
            yield _told(context, section, has_room=told.had_room)
