"""The programme in days and rows, and what was done to it in sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planner.events.known_days import days_of
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.study import Study
from planner.events.one_line import Line
from planner.events.operations.moving import Place
from planner.events.operations.one_line import Speaker
from planner.events.timetable import Slot, timetable
from planner.kernel.dates import clock_text, full_day_text, number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, reader_language
from planner.web.transaction import reading_languages
from planner.web.words import word


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """The items of one day of the event, counted from 1; `number` is None in an event of one day, and
    for items in front of the first known day.
    """

    number: int | None
    day: date | None
    slots: list[Slot] = field(default_factory=list)


def programme_days(event: Event) -> list[ProgrammeDay]:
    """All days of the event, also those on which nothing stands yet."""
    slots, days = timetable(event), days_of(event)
    if len(days) < 2:
        return [ProgrammeDay(None, None, slots)]
    early = ProgrammeDay(None, None)
    by_day = {day: ProgrammeDay(number, day) for number, day in enumerate(days, 1)}
    last = early
    for slot in slots:
        last = by_day.get(slot.day, last) if slot.day else last
        last.slots.append(slot)
    return [*([early] if early.slots else []), *by_day.values()]


def item_name(item: ProgrammeItem) -> str:
    """The title, else the word for its kind."""
    name = item.titles.best(*reading_languages()) or str(word(item.kind))
    return name[:1].upper() + name[1:]


def part_words(part: Part) -> str:
    """The name of a speaker, as plain text."""
    languages = reading_languages()
    if part.person:
        return part.person.name(*languages)
    body = part.organisation.names.best(*languages) if part.organisation else ""
    return part.unnamed_roles.best(*languages) or body


def moved(item: ProgrammeItem, place: Place) -> str:
    """Where an item stands after it was moved."""
    days = days_of(item.event)
    if place.day and len(days) > 1 and not _is_on(place.after, place.day):
        return _(
            "“%(title)s” is the first item of %(day)s now.",
            title=item_name(item),
            day=full_day_text(days[place.day - 1], reader_language()),
        )
    if place.after is None:
        return _("“%(title)s” comes first now.", title=item_name(item))
    return _(
        "“%(title)s” stands behind “%(before)s” now.",
        title=item_name(item),
        before=item_name(place.after),
    )


def removed(name: str, speakers: int) -> str:
    if not speakers:
        return _("“%(title)s” is out of the programme.", title=name)
    return ngettext(
        "“%(title)s” is out of the programme, with %(count)s speaker.",
        "“%(title)s” is out of the programme, with %(count)s speakers.",
        speakers,
        title=name,
        count=number_text(speakers),
    )


def understood(line: Line, speaker: Speaker | None, study: Study | None) -> str:
    """How a line was read: “10:15 · 15 minutes · Report · Anna Berg, Director · new in the register”."""
    kind = str(word(line.kind))
    what = f"{kind}: {line.title}" if line.title else kind
    pieces = [
        clock_text(line.clock) if line.clock else "",
        _minutes(line.minutes) if line.minutes is not None else "",
        what[:1].upper() + what[1:],
        str(_("a study of the register")) if study else "",
        ", ".join(filter(None, (line.name, line.function))),
        _known(speaker) if speaker else "",
    ]
    return " · ".join(filter(None, pieces))


def _minutes(minutes: int) -> str:
    return str(
        ngettext(
            "%(count)s minute", "%(count)s minutes", minutes, count=number_text(minutes)
        )
    )  # fmt: skip


def _known(speaker: Speaker) -> str:
    if speaker.person:
        return str(_("in the register of people"))
    return str(_("an organisation of the register") if speaker.body else _("new in the register"))


def _is_on(item: ProgrammeItem | None, number: int) -> bool:
    if item is None:
        return False
    days = {slot.item: slot.day for slot in timetable(item.event)}
    return days[item] == days_of(item.event)[number - 1]
