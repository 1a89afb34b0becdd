"""The anniversaries that the event marks, and days of mourning."""

from __future__ import annotations

from babel.dates import format_date

from planner.kernel.dates import locale_of
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.values import Value
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.models import Section


def occasions(context: DraftContext) -> list[DraftBlock]:
    """Celebrations first, then days of mourning.

    The message gets the celebrations one by one and grouped by number of years.
    """
    builder = context.builder()
    marked = [o for o in context.facts.occasions if o.years > 0 and o.phrase]
    festive = [occasion for occasion in marked if not occasion.is_mourning]
    by_years: dict[int, list[OccasionFacts]] = {}
    for occasion in festive:
        by_years.setdefault(occasion.years, []).append(occasion)
    if festive:
        builder.say(
            "anniversaries",
            count=len(festive),
            dates=[_anniversary(builder, [occasion]) for occasion in festive],
            dates_by_years=[_anniversary(builder, group) for group in by_years.values()],
        )
    mourned = [occasion for occasion in marked if occasion.is_mourning]
    if mourned:
        builder.say(
            "days-of-mourning",
            count=len(mourned),
            is_also=bool(festive),
            dates=[_day_of_mourning(builder, o, is_also=bool(festive)) for o in mourned],
        )
    return builder.block("occasions", Section.OCCASIONS)


def _anniversary(builder: BlockBuilder, group: list[OccasionFacts]) -> Value:
    """Occasions with the same number of years; for a single one also its day if that is later."""
    return builder.phrase(
        "anniversary",
        years=_years(builder, group[0]),
        phrases=[occasion.phrase for occasion in group],
        later=_later(builder, group[0]) if len(group) == 1 else EMPTY,
    )


def _day_of_mourning(builder: BlockBuilder, occasion: OccasionFacts, *, is_also: bool) -> Value:
    years = _years(builder, occasion)
    return builder.phrase(
        "day-of-mourning", years=years, count=years, phrase=occasion.phrase, is_also=is_also
    )


def _later(builder: BlockBuilder, occasion: OccasionFacts) -> SourcedValue:
    """“3 November”: the day of the anniversary if it falls after the event in the same year."""
    facts, day = builder.context.facts, occasion.falls_on
    last = facts.event.last_on
    if day is None or last is None or day <= last or facts.on.year != day.year:
        return EMPTY
    text = format_date(day, "d MMMM", locale=locale_of(facts.language))
    return SourcedValue(text, f"{occasion.path}.exact_on")


def _years(builder: BlockBuilder, occasion: OccasionFacts) -> int:
    """The number of years; cites both fields that it is computed from."""
    builder.cite(occasion.base_year.path, "event.starts_on")
    return occasion.years
