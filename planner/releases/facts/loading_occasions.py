"""Facts on the anniversaries that the event marks."""

from __future__ import annotations

from datetime import date

from planner.anniversaries.models import Anniversary, AnniversaryKind, Precision
from planner.events.models.event import Event
from planner.grammar.needs import Sort
from planner.kernel.messages import gettext as _
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import Count


def occasions_facts(reader: LanguageReader, event: Event) -> tuple[OccasionFacts, ...]:
    """() for an event without a date: years are counted to the year of the event."""
    day = event.starts_on
    if day is None:
        return ()
    return tuple(
        _occasion(reader, occasion.anniversary, f"occasions.{index}", day)
        for index, occasion in enumerate(event.occasions)
    )


def _occasion(
    reader: LanguageReader, anniversary: Anniversary, path: str, day: date
) -> OccasionFacts:
    return OccasionFacts(
        path=path,
        years=anniversary.years_in(day.year),
        base_year=Count(anniversary.base_year, f"{path}.base_year"),
        phrase=reader.phrase(
            anniversary.phrases,
            f"{path}.phrases",
            _("what the anniversary is of"),
            sort=Sort.OCCASION,
        ),
        is_mourning=anniversary.kind is AnniversaryKind.MOURNING,
        falls_on=_day_in_year(anniversary, day.year),
        is_foundation=anniversary.kind is AnniversaryKind.FOUNDATION,
        owner=reader.perhaps_body(anniversary.owner, f"{path}.owner"),
        founded_on=anniversary.exact_on if anniversary.has_certain_day else None,
        has_uncertain_day=anniversary.precision is Precision.DAY
        and not anniversary.has_certain_day,
        julian_on=anniversary.written_on if anniversary.is_julian else None,
    )


def _day_in_year(anniversary: Anniversary, year: int) -> date | None:
    """None if the day is not known exactly, or is 29 February and `year` is not a leap year."""
    exact = anniversary.exact_on
    if exact is None or not anniversary.has_certain_day:
        return None
    try:
        return exact.replace(year=year)
    except ValueError:
        return None
