"""Words of welcome, and the moderators."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import DraftBlock, DraftContext
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.values import Several
from planner.releases.models import Section

_LISTED_FROM = 4


def welcome(context: DraftContext) -> list[DraftBlock]:
    """The speakers of all welcome items in order; four or more as a list."""
    builder = context.builder()
    items = [item for item in context.facts.items if item.kind is ItemKind.WELCOME]
    builder.cite(*(item.path for item in items))
    speakers = Several(builder, [builder.value(s) for item in items for s in item.speakers])
    if len(speakers.entries) >= _LISTED_FROM:
        builder.put(builder.words("welcome-list", speakers=speakers))
    elif speakers.is_given:
        builder.say("welcome", speakers=speakers)
    return [*builder.block("welcome", Section.WELCOME), *_moderators(context)]


def _moderators(context: DraftContext) -> list[DraftBlock]:
    builder = context.builder()
    named = Several(builder, [builder.value(speaker) for speaker in moderators(context.facts)])
    if named.is_given:
        builder.say("moderators", moderators=named)
    return builder.block("moderators", Section.WELCOME)
