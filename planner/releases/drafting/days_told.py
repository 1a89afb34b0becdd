"""“On the second day”: where the text comes to another day of an event that took several."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.values import Value
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import Count


def other_day(builder: BlockBuilder, item: ItemFacts) -> Count | None:
    """The day of the item, if the text has told another one so far."""
    return item.day if item.day and item.day.number != builder.context.said.day else None


def on_day(builder: BlockBuilder, day: Count | None) -> Value:
    """“on the second day”; not given for None. The text has come to that day where it is printed."""
    if day is None:
        return builder.value(None)
    number = day.number

    def words(style: str) -> str:
        builder.context.said.day = number
        builder.cite(day.path)
        return builder.words("on-day", day=number)

    return Value(builder, words)
