"""Words of welcome, and who led through the meeting."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import DraftBlock, DraftContext
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.values import Several
from planner.releases.models import Section

_LISTED_FROM = 4


def welcome(context: DraftContext) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol; from four on as a list."""
    builder = context.builder()
    items = [item for item in context.facts.items if item.kind is ItemKind.WELCOME]
    builder.cite(*(item.path for item in items))
    spoke = Several(builder, [builder.value(s) for item in items for s in item.speakers])
    if len(spoke.entries) >= _LISTED_FROM:
        builder.put(builder.words("welcome-list", speakers=spoke))
    elif spoke.is_given:
        builder.say("welcome", speakers=spoke)
    return [*builder.block("welcome", Section.WELCOME), *_moderated(context)]


def _moderated(context: DraftContext) -> list[DraftBlock]:
    """Each once."""
    builder = context.builder()
    led = Several(builder, [builder.value(one) for one in moderators(context.facts)])
    if led.is_given:
        builder.say("moderators", moderators=led)
    return builder.block("moderators", Section.WELCOME)
