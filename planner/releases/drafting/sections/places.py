"""Where the event was held, if the lead does not say so, and the places of its days."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.values import Value
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section

_MOST_DAYS = 7  # that the messages have words for


def places(context: DraftContext) -> list[DraftBlock]:
    """The place of each day if they differ, else the venue."""
    builder, event = context.builder(), context.facts.event
    if event.day_places:
        _by_day(builder, event.day_places)
    elif event.venue and not context.said.has_venue:
        takes_the = event.venue_takes_the
        builder.say("venue", venue=event.venue, takes_the=takes_the)
    return builder.block("places", Section.FRAME)


def _by_day(builder: BlockBuilder, day_places: tuple[SourcedValue, ...]) -> None:
    """A place with its days after the other, in the order of their first days."""
    days: dict[str, list[int]] = {}
    for day, place in enumerate(day_places, start=1):
        days.setdefault(place.text, []).append(day)
    named = {place.text: place for place in reversed(day_places)}

    def parts(*, is_nominative: bool) -> list[Value]:
        return [
            _of_days(builder, named[text], numbers, is_nominative=is_nominative)
            for text, numbers in days.items()
        ]

    if len(day_places) <= _MOST_DAYS:
        builder.say(
            "places-by-day",
            all=[named[text] for text in days],
            parts=parts(is_nominative=False),
            nominative=parts(is_nominative=True),
        )


def _of_days(
    builder: BlockBuilder, place: SourcedValue, days: list[int], *, is_nominative: bool
) -> Value:
    event = builder.context.facts.event
    return builder.phrase(
        "place-of-days",
        place=place,
        takes_the=event.venue_takes_the and place.text == event.venue.text,
        days=[builder.phrase("ordinal-day", day=day) for day in days],
        is_first=1 in days,
        is_nominative=is_nominative,
    )
