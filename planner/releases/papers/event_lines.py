"""When, where and who, as printed before the event."""

from __future__ import annotations

from datetime import datetime

from planner.events.known_days import is_date_open
from planner.events.models.kinds import Certainty, ItemKind
from planner.events.programme_words import item_title, printed_parts
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyEvent
from planner.events.timetable import day_headings
from planner.events.when_words import when_text
from planner.kernel.dates import clock_text
from planner.phrases import phrase
from planner.releases.papers.paper import ProgrammeRow
from planner.releases.papers.people_lines import who, who_briefly


def when_line(event: AnyEvent, language: str) -> str:
    """`when_words.when_text`, and whether the date may still change; "" while it is open."""
    if is_date_open(event):
        return ""
    parts = [when_text(event, language)]
    if event.certainty is Certainty.TENTATIVE and parts[0]:
        parts.append(phrase(language, "papers.date_tentative"))
    return ", ".join(filter(None, parts))


def programme_rows(
    event: AnyEvent, language: str, at: datetime, *, is_brief: bool = False
) -> tuple[ProgrammeRow, ...]:
    """The items that may be shown at that moment, with their hours, under headings of their days.

    `is_brief`: people without their functions, which stand elsewhere on the paper.
    """
    who_of = who_briefly if is_brief else who
    languages = (language, *event.languages)
    shown = disclosed_programme(event, at)
    headings = day_headings([slot for _, slot in shown], language)
    return tuple(
        ProgrammeRow(
            day=heading,
            clock=clock_text(slot.begins.time()) if slot.begins else "",
            title=item_title(item, *languages),
            where=item.venues.best(*languages),
            who=tuple(who_of(part, *languages) for part in printed_parts(item)),
            is_break=item.kind is ItemKind.BREAK,
        )
        for (item, slot), heading in zip(shown, headings, strict=True)
    )
