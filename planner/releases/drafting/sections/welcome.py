"""Words of welcome, messages that were read out, the moderators and hosts."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind, PartRole
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.item_titles import title_of_item
from planner.releases.drafting.paragraphs import fits, joined
from planner.releases.drafting.programme import (
    in_role,
    is_discussion,
    led_by,
    moderators,
    opening,
    say_of,
)
from planner.releases.drafting.sections.statements import words_of
from planner.releases.drafting.speakers import SpeakerValue
from planner.releases.drafting.values import Several
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section

_LISTED_FROM = 4


def welcome(context: DraftContext) -> list[DraftBlock]:
    """The speakers of all welcome items in order; four or more as a list."""
    builder, facts = context.builder(), context.facts
    items = [item for item in facts.items if item.kind is ItemKind.WELCOME]
    builder.cite(*(item.path for item in items if any(s.is_known for s in item.speakers)))
    speakers = [SpeakerValue(builder, s) for item in items for s in item.speakers if s.is_known]
    is_alone = len(speakers) == 1 and not speakers[0].is_plural
    is_opening = is_alone and opening(facts) in items
    here = [one for one in speakers if not one.stands_apart]
    listed: list[DraftBlock] = []
    if len(here) >= _LISTED_FROM:
        builder.put(builder.words("welcome-list", speakers=here, count=len(here)))
        listed, builder = builder.block("welcome", Section.WELCOME), context.builder()
    else:
        _greeted(builder, here, is_opening=is_opening)
    apart = [one for one in speakers if one.stands_apart]
    _greeted(builder, [one for one in apart if not one.on_behalf_of], is_opening=is_opening)
    for one in apart:
        if one.on_behalf_of:
            _greeted(builder, [one], is_opening=is_opening)
    say_of(builder, "message-read", in_role(facts, PartRole.MESSAGE))
    if len(speakers) == 1:
        context.said.note_greeting((speakers[0].key,))
    key = "welcome.apart" if listed else "welcome"
    blocks = [*listed, *builder.block(key, Section.WELCOME)]
    for item in items:
        blocks += words_of(context, item)
    return [*_with_words(blocks, facts.language), *_leaders(context)]


def _with_words(blocks: list[DraftBlock], language: str) -> list[DraftBlock]:
    """What those who welcomed the participants said stands in the same paragraph, if there is room."""
    if len(blocks) > 1 and fits(blocks[0], blocks[1], language):
        return [joined(blocks[0], blocks[1]), *blocks[2:]]
    return blocks


def _greeted(builder: BlockBuilder, speakers: list[SpeakerValue], *, is_opening: bool) -> None:
    """A sentence on those who speak in the hall, by video link, or on behalf of the same person."""
    if speakers:
        builder.say(
            "welcome",
            speakers=Several(builder, speakers),
            on_behalf_of=speakers[0].on_behalf_of,
            is_remote=speakers[0].is_remote,
            is_opening=is_opening,
        )


def _leaders(context: DraftContext) -> list[DraftBlock]:
    """The moderators of the event and of items, and hosts."""
    builder, facts = context.builder(), context.facts
    say_of(builder, "moderators", moderators(facts))
    for item in facts.items:
        if not is_discussion(context, item):
            told = {
                "item_kind": item.kind,
                "title": title_of_item(builder, item),
                "topic": item.topic,
                "about": EMPTY,
            }
            say_of(builder, "item-moderators", led_by(item), **told)
    say_of(builder, "hosts-of-guests", in_role(facts, PartRole.HOST))
    return builder.block("moderators", Section.WELCOME)
