"""The day and the hour of each item of a programme, and which of them cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.events.known_days import days_of, has_hour
from planner.events.models.times import ItemBegin
from planner.events.places import is_same_venue
from planner.events.public.visible_fields import AnyEvent, AnyItem
from planner.kernel.dates import clock_text, day_text, full_day_text, instant
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.phrases import phrase


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with its day and its begin and end in the event's zone, None if they are not known."""

    item: AnyItem
    day: date | None
    begins: datetime | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Misfit:
    """An item whose day or hour cannot be: the field of the item, and a sentence for people."""

    item: AnyItem
    field: str
    sentence: str

    def with_title(self) -> str:
        """The sentence with the title of the item in front of it."""
        language = reader_language()
        title = self.item.titles.best(language)
        return _(
            "“%(title)s”: %(objection)s",
            title=title or phrase(language, f"programme.item_{self.item.kind}"),
            objection=self.sentence,
        )


def timetable(event: AnyEvent) -> list[Slot]:
    """Each item with its day and hour.

    Hours are only those that were entered, or that follow from entered lengths. An item that cannot
    be when it says (`misfits`) has none. Added up in UTC, so that a clock change during the
    programme does not shift the items.
    """
    return list(_Walk(event).slots())


def misfits(event: AnyEvent) -> list[Misfit]:
    """Items outside the event or before the item in front of them, and items that overlap in one
    place.
    """
    walk = _Walk(event)
    list(walk.slots())
    return walk.misfits


def length(event: AnyEvent) -> timedelta:
    """The total of the lengths that are known or guessed."""
    return timedelta(minutes=sum(item.minutes or 0 for item in event.programme))


def programme_end(event: AnyEvent) -> datetime | None:
    """When the programme ends; None if that does not follow from entered hours and lengths."""
    ends = [slot.ends for slot in timetable(event)]
    known = [end for end in ends if end is not None]
    return max(known, key=datetime.timestamp) if known and len(known) == len(ends) else None


def overrun(event: AnyEvent) -> timedelta:
    """By how much the programme exceeds the event; zero if it fits or its end is not known."""
    if not has_hour(event) or event.ends_clock is None or event.ends_at is None:
        return timedelta()
    ends = [slot.ends - event.ends_at for slot in timetable(event) if slot.ends]
    return max([timedelta(), *ends])


def day_headings(slots: list[Slot], language: str) -> list[str]:
    """For each item the heading in front of it: the weekday and date where its day begins, else "".

    None where all items stand on one day.
    """
    if not spans_days(slots):
        return [""] * len(slots)
    before = [None, *(slot.day for slot in slots)]
    return [
        full_day_text(slot.day, language) if slot.day and slot.day != last else ""
        for slot, last in zip(slots, before, strict=False)
    ]


def spans_days(slots: list[Slot]) -> bool:
    """Whether the items stand on more than one day, so that a list of them needs headings."""
    return len({slot.day for slot in slots if slot.day}) > 1


@dataclass
class _Walk:
    """Goes through the programme once. `cursor` is when the last item ends, in UTC, if known."""

    event: AnyEvent
    misfits: list[Misfit] = field(default_factory=list)
    cursor: datetime | None = None
    day: date | None = None
    last: Slot | None = None
    days: list[date] = field(default_factory=list)
    zone: ZoneInfo = field(init=False)
    _past: list[Slot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.days, self.zone = days_of(self.event), ZoneInfo(self.event.zone)

    def slots(self) -> Iterator[Slot]:
        if has_hour(self.event):
            self.cursor = self.event.starts_at
        is_certain = bool(self.cursor) or len(self.days) == 1
        self.day = self.days[0] if self.days and is_certain else None
        for item in self.event.programme:
            slot = self._slot(item)
            self.day = slot.day
            self._past.append(slot)
            self.last = slot if slot.begins else self.last
            self.cursor = slot.ends
            yield slot

    def _slot(self, item: AnyItem) -> Slot:
        if not self.days:
            return Slot(item, None, None, None)
        day = self._day_of(item)
        begins = self._begin_of(item, day)
        if begins is not None:
            day = begins.date()
        ends = None
        if begins and item.minutes is not None and not item.length_is_guess:
            length = timedelta(minutes=item.minutes)
            ends = (begins.astimezone(UTC) + length).astimezone(self.zone)
        return Slot(item, day, begins, ends)

    def _day_of(self, item: AnyItem) -> date | None:
        """The day that was chosen, else that of the item before."""
        before = self.cursor.astimezone(self.zone).date() if self.cursor else self.day
        if item.day is None:
            return before
        if item.day > len(self.days):
            self._refuse(item, "day", _("The event has no such day. Choose one of its days."))
            return before
        chosen = self.days[item.day - 1]
        if self.day and chosen < self.day:
            sentence = _(
                "The item in front of it stands on %(day)s. Choose that day or a later one, or "
                "move the item up.",
                day=day_text(self.day, reader_language()),
            )
            self._refuse(item, "day", sentence)
            return before
        return chosen

    def _begin_of(self, item: AnyItem, day: date | None) -> datetime | None:
        """In the event's zone. None if it is not known, or cannot be."""
        if item.begins is ItemBegin.FOLLOWS:
            return self._following(item, day)
        if item.begins is ItemBegin.UNKNOWN or item.clock is None or day is None:
            return None
        try:
            moment = instant(day, item.clock, self.event.zone, field="clock")
        except Invalid as error:
            self._refuse(item, "clock", error.message)
            return None
        begins = moment.astimezone(self.zone)
        sentence = self._objection(item, begins)
        if sentence:
            self._refuse(item, "clock", sentence)
            return None
        return begins

    def _following(self, item: AnyItem, day: date | None) -> datetime | None:
        """When the item before ends, unless that is on another day or inside an earlier item."""
        begins = self.cursor.astimezone(self.zone) if self.cursor else None
        if begins is None or begins.date() != day:
            return None
        sentence = self._overlapping(item, begins)
        if sentence:
            self._refuse(item, "begins", sentence)
            return None
        return begins

    def _objection(self, item: AnyItem, begins: datetime) -> str:
        """Why an item cannot begin then; "" if it can."""
        return (
            self._exceeding_event(begins)
            or self._before(begins)
            or self._overlapping(item, begins)
        )  # fmt: skip

    def _exceeding_event(self, begins: datetime) -> str:
        event = self.event
        if not has_hour(event) or event.starts_at is None or event.ends_at is None:
            return ""
        is_late = event.ends_clock is not None and begins.timestamp() > event.ends_at.timestamp()
        if begins.timestamp() >= event.starts_at.timestamp() and not is_late:
            return ""
        first = clock_text(event.starts_at.astimezone(self.zone).time())
        if not is_late:
            return _(
                "The event begins at %(clock)s. Give that hour or a later one, or change the hour "
                "of the event.",
                clock=first,
            )
        return _(
            "The event ends at %(clock)s. Give an earlier hour, or change the end of the event.",
            clock=clock_text(event.ends_at.astimezone(self.zone).time()),
        )

    def _before(self, begins: datetime) -> str:
        last = self.last
        if last is None or last.begins is None or begins.timestamp() >= last.begins.timestamp():
            return ""
        return _(
            "The item in front of it begins at %(clock)s. Give that hour or a later one, or move "
            "the item up.",
            clock=clock_text(last.begins.time()),
        )

    def _overlapping(self, item: AnyItem, begins: datetime) -> str:
        for slot in self._past:
            if slot.ends is None or slot.ends.timestamp() <= begins.timestamp():
                continue
            if is_same_venue(
                slot.item.venues or self.event.venues, item.venues or self.event.venues
            ):
                return _(
                    "An item in front of it lasts until %(clock)s in the same place. Let it begin "
                    "at that hour or later, make that item shorter, or name another place.",
                    clock=clock_text(slot.ends.time()),
                )
        return ""

    def _refuse(self, item: AnyItem, at: str, sentence: str) -> None:
        self.misfits.append(Misfit(item, at, sentence))
