"""Where the days of the event were held, if not in one place."""

from __future__ import annotations

from planner.releases.drafting.block_builder import DraftBlock, DraftContext
from planner.releases.models import Section


def places_by_day(context: DraftContext) -> list[DraftBlock]:
    """Told of two days with a place each; more are not told."""
    places = context.facts.event.day_places
    if len(places) != 2:
        return []
    builder = context.builder()
    builder.say("places-by-day", first=places[0], second=places[1])
    return builder.block("places", Section.FRAME)
