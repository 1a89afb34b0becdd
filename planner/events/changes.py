"""What guests and calendars see of an event, and what a revision changed of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from planner.events.lifecycle import calendar_status
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.events.places import is_other_place
from planner.kernel.texts import Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """Date and hour as typed: a wall clock in a zone.

    `second_hour` says which is meant where the clocks repeat an hour; None was not asked yet.
    """

    starts_on: date | None = None
    ends_on: date | None = None
    starts_clock: time | None = None
    ends_clock: time | None = None
    second_hour: bool | None = None
    zone: str = "UTC"
    certainty: Certainty = Certainty.FIXED


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Place or link or both."""

    cities: Texts = Texts()
    venues: Texts = Texts()
    addresses: Texts = Texts()
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """The event as a guest was last told of it. `starts_at` and `ends_at` are derived, in UTC."""

    when: When
    starts_at: datetime | None
    ends_at: datetime | None
    where: Where
    status: EventStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What one act changed of what guests see. True where anything did."""

    before: Shown
    after: Shown

    @property
    def when_changed(self) -> bool:
        return _instants(self.before) != _instants(self.after)

    @property
    def where_changed(self) -> bool:
        return self.before.where != self.after.where

    @property
    def status_changed(self) -> bool:
        return self.before.status is not self.after.status

    @property
    def raises_sequence(self) -> bool:
        """RFC 5546 2.1.4: DTSTART, DTEND, STATUS; and another place, its own example. The same
        place in one more language or mended spelling, or another link, raises nothing.

        Postponing counts though iCalendar has no word for it: who said yes said it to a date.
        """
        stands = [
            (calendar_status(seen.status), seen.status is EventStatus.POSTPONED)
            for seen in (self.before, self.after)
        ]
        has_moved = is_other_place(self.before.where, self.after.where)
        return self.when_changed or has_moved or stands[0] != stands[1]

    def __bool__(self) -> bool:
        return self.when_changed or self.where_changed or self.status_changed


def shown(event: Event) -> Shown:
    """The event as it stands now."""
    return Shown(
        when=When(
            starts_on=event.starts_on,
            ends_on=event.ends_on,
            starts_clock=event.starts_clock,
            ends_clock=event.ends_clock,
            second_hour=event.second_hour,
            zone=event.zone,
            certainty=event.certainty,
        ),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        where=Where(
            cities=event.cities,
            venues=event.venues,
            addresses=event.addresses,
            link=event.link,
        ),
        status=event.status,
    )


def is_known(event: Event) -> bool:
    """Somebody outside may know of it: it is announced, or firm enough to invite to."""
    return event.announced_at is not None or event.status is not EventStatus.DRAFT


def count_revision(work: Work, event: Event, before: Shown, *, was_known: bool) -> Change:
    """Compare with `before` and count the calendar entry's version up where it must be (S2, S3).

    Plans that nobody outside has seen are not counted. `sequence` never falls.
    """
    change = Change(before=before, after=shown(event))
    if change.raises_sequence and was_known:
        event.sequence += 1
    if change:
        event.revised_at = work.now
    return change


def _instants(seen: Shown) -> tuple[object, ...]:
    """What a reader takes for the time: another zone at the same instant is another time."""
    return seen.starts_at, seen.ends_at, seen.when.zone, seen.when.certainty, seen.when.starts_clock
