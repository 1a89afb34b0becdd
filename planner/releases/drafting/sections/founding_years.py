"""The note to editors that says since when there is what the event marks."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from planner.anniversaries.calendars import WrittenDay
from planner.kernel.dates import locale_of
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.sections.anniversaries import told
from planner.releases.drafting.values import Value
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


def say_founding_years(builder: BlockBuilder) -> None:
    """Bodies by the year in which they were founded, oldest first; then other anniversaries.

    A body whose day is known has a sentence of its own. Years of mourning are told by the text.
    """
    festive = [o for o in told(builder.context.facts) if not o.is_mourning]
    founded = sorted((o for o in festive if _owner(o)), key=lambda o: o.base_year.number)
    for occasion in founded:
        if occasion.founded_on:
            _say_day(builder, occasion)
    _say_years(builder, [o for o in founded if not o.founded_on])
    for occasion in festive:
        if not _owner(occasion):
            builder.say(
                "counted-from",
                years=occasion.years,
                phrase=occasion.phrase,
                year=occasion.base_year,
            )


def _owner(occasion: OccasionFacts) -> bool:
    return bool(occasion.is_foundation and occasion.owner and occasion.owner.name)


def _say_years(builder: BlockBuilder, row: list[OccasionFacts]) -> None:
    if not row:
        return
    by_year: dict[int, list[OccasionFacts]] = {}
    for occasion in row:
        by_year.setdefault(occasion.base_year.number, []).append(occasion)
    first, *others = by_year.values()
    builder.say(
        "founded",
        bodies=[occasion.owner for occasion in first],
        all_bodies=[occasion.owner for occasion in row],
        year=first[0].base_year,
        others=[_others(builder, group) for group in others],
        each=[_one(builder, occasion) for occasion in row],
    )


def _others(builder: BlockBuilder, group: list[OccasionFacts]) -> Value:
    bodies = [occasion.owner for occasion in group]
    return builder.phrase("founded-others", bodies=bodies, year=group[0].base_year)


def _one(builder: BlockBuilder, occasion: OccasionFacts) -> Value:
    return builder.phrase("founded-year", body=occasion.owner, year=occasion.base_year)


def _say_day(builder: BlockBuilder, occasion: OccasionFacts) -> None:
    """The Gregorian day, and the Julian one where the day is known by that calendar."""
    language = builder.context.facts.language
    day, julian = occasion.founded_on, occasion.julian_on
    assert day is not None
    builder.cite(occasion.base_year.path)
    builder.say(
        "founded-on",
        body=occasion.owner,
        bodies=[occasion.owner],
        day=_text(day, "d MMMM", language, occasion),
        year=str(julian.year if julian else day.year),
        julian=_julian_text(julian, language, occasion) if julian else EMPTY,
        gregorian_year=str(day.year) if julian and julian.year != day.year else "",
    )


def _text(day: date, pattern: str, language: str, occasion: OccasionFacts) -> SourcedValue:
    text = format_date(day, pattern, locale=locale_of(language))
    return SourcedValue(text, f"{occasion.path}.exact_on")


def _julian_text(written: WrittenDay, language: str, occasion: OccasionFacts) -> SourcedValue:
    """Written in a leap year, because the Julian 29 February may be none in the Gregorian calendar."""
    return _text(date(2000, written.month, written.day), "d MMMM", language, occasion)
