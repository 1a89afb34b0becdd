"""The anniversaries that the event marks, and days of mourning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from planner.kernel.dates import locale_of
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.values import Value
from planner.releases.facts.release_facts import OccasionFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.models import Section

_ROUND = 5
_LONG_LIST = 4


class _Messages(NamedTuple):
    """The sentence, a date in it, the date in the case that the sentence needs, and in few words."""

    sentence: str
    date: str
    bent: str
    brief: str


_FESTIVE = _Messages("anniversaries", "anniversary", "anniversary-bent", "anniversary-brief")
_MOURNING = _Messages(
    "days-of-mourning", "day-of-mourning", "day-of-mourning-bent", "day-of-mourning"
)


def told(facts: ReleaseFacts) -> list[OccasionFacts]:
    """The occasions that a text can tell: at least a year old, and named in this language."""
    return [o for o in facts.occasions if o.years > 0 and o.phrase]


def occasions(context: DraftContext) -> list[DraftBlock]:
    """Days of mourning first, then anniversaries, in sentences of their own."""
    builder = context.builder()
    marked = told(context.facts)
    mourned = [occasion for occasion in marked if occasion.is_mourning]
    festive = [occasion for occasion in marked if not occasion.is_mourning]
    if mourned:
        _say(builder, _MOURNING, mourned)
    if festive:
        _say(builder, _FESTIVE, festive, is_also=bool(mourned))
        if len(festive) == 1:
            builder.say("anniversary-falls-on", day=day_in_year(builder, festive[0]))
    if mourned or festive:
        context.said.is_about_event = len(builder.parts) == bool(mourned) + bool(festive)
    return builder.block("occasions", Section.OCCASIONS)


def _say(
    builder: BlockBuilder,
    messages: _Messages,
    row: Sequence[OccasionFacts],
    *,
    is_also: bool = False,
) -> None:
    """The message gets the occasions one by one and grouped by number of years."""

    def dates(message: str, groups: Sequence[Sequence[OccasionFacts]]) -> list[Value]:
        return [_date(builder, group, message) for group in groups]

    event = builder.context.facts.event
    builder.cite(*(path for o in row for path in (o.base_year.path, "event.starts_on")))
    groups, each = _grouped(builder, row), [[occasion] for occasion in row]
    builder.say_of_event(
        messages.sentence,
        count=len(row),
        phrases=[occasion.phrase for occasion in row],
        dates=dates(messages.date, each),
        dates_by_years=dates(messages.date, groups),
        forms=dates(messages.bent, each),
        forms_by_years=dates(messages.bent, groups),
        brief=dates(messages.brief, groups),
        is_same=len(groups) == 1,
        is_long=len(row) >= _LONG_LIST,
        is_round=all(occasion.years % _ROUND == 0 for occasion in row),
        is_also=is_also,
        year=event.first_on.year if event.first_on else 0,
    )


def _grouped(builder: BlockBuilder, row: Sequence[OccasionFacts]) -> list[list[OccasionFacts]]:
    """Those with the same number of years together, if their phrases can stand in one list."""
    groups: dict[tuple[int, str], list[OccasionFacts]] = {}
    for occasion in row:
        shape = builder.context.builder().words("anniversary-shape", phrase=occasion.phrase)
        groups.setdefault((occasion.years, shape), []).append(occasion)
    return list(groups.values())


def _date(builder: BlockBuilder, group: Sequence[OccasionFacts], message: str) -> Value:
    """Occasions with the same number of years; for a single one also its day."""
    facts = builder.context.facts
    first = group[0]
    is_past = bool(first.falls_on and facts.event.last_on and first.falls_on < facts.event.last_on)
    return builder.phrase(
        message,
        years=first.years,
        count=first.years,
        phrases=[occasion.phrase for occasion in group],
        day=day_in_year(builder, first) if len(group) == 1 else EMPTY,
        is_past=is_past,
        names_centenaries=facts.names_centenaries,
    )


def day_in_year(builder: BlockBuilder, occasion: OccasionFacts) -> SourcedValue:
    """“3 November”: the day of the anniversary in the year of the event, unless it is that day."""
    event, day = builder.context.facts.event, occasion.falls_on
    if day is None or event.first_on is None or event.last_on is None:
        return EMPTY
    if day.year != event.first_on.year or event.first_on <= day <= event.last_on:
        return EMPTY
    return SourcedValue(_day_and_month(day, builder), f"{occasion.path}.exact_on")


def _day_and_month(day: date, builder: BlockBuilder) -> str:
    return str(format_date(day, "d MMMM", locale=locale_of(builder.context.facts.language)))
