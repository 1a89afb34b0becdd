"""Guests of honour, trainers and performers, and those who were present without speaking."""

from __future__ import annotations

from planner.events.models.kinds import PartRole
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.programme import in_role, say_of
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
    """Who was there besides, by name."""
    return _told(context, "present-guests", PartRole.PRESENT)


def _told(context: DraftContext, message: str, role: PartRole) -> list[DraftBlock]:
    builder = context.builder()
    say_of(builder, message, in_role(context.facts, role))
    return builder.block(message, Section.PRESENTATION)
