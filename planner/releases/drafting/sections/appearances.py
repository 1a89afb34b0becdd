"""Guests of honour, trainers and performers, and those who were present without speaking."""

from __future__ import annotations

from collections.abc import Sequence

from planner.events.models.kinds import PartRole
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.programme import in_role, say_of
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.models import Section


def trainers(context: DraftContext) -> list[DraftBlock]:
    """Who led the classes."""
    return _told(context, "trainers", PartRole.TRAINER)


def performers(context: DraftContext) -> list[DraftBlock]:
    """Who performed."""
    return _told(context, "performers", PartRole.PERFORMER)


def guests_of_honour(context: DraftContext) -> list[DraftBlock]:
    """The special guests of the event."""
    return _told(context, "special-guests", PartRole.SPECIAL_GUEST)


def present_guests(context: DraftContext) -> list[DraftBlock]:
    """Who was there besides, by name. Whoever has spoken, moderated or the like is told there."""
    facts = context.facts
    told = {one.identity for one in facts.taking_part() if one.key in context.people}
    told |= {one.identity for one in in_role(facts, PartRole.SPECIAL_GUEST)}
    others = [one for one in in_role(facts, PartRole.PRESENT) if one.identity not in told]
    return _told_of(context, "present-guests", others)


def _told(context: DraftContext, message: str, role: PartRole) -> list[DraftBlock]:
    return _told_of(context, message, in_role(context.facts, role))


def _told_of(context: DraftContext, message: str, who: Sequence[SpeakerFacts]) -> list[DraftBlock]:
    builder = context.builder()
    say_of(builder, message, who)
    return builder.block(message, Section.PRESENTATION)
