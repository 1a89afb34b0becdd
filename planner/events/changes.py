"""Snapshots of what guests and calendars see of an event, and their differences."""

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
    """Dates and local times in an IANA zone, as entered.

    `second_hour`: whether the second one is meant where clocks repeat an hour; None if unanswered.
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
    """Place, link or both."""

    cities: Texts = Texts()
    venues: Texts = Texts()
    addresses: Texts = Texts()
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A snapshot of what guests see. `starts_at` and `ends_at` are derived, in UTC."""

    when: When
    starts_at: datetime | None
    ends_at: datetime | None
    where: Where
    status: EventStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The difference between two snapshots. Truthy if anything changed."""

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
        """Whether SEQUENCE must rise (RFC 5546 2.1.4): another DTSTART, DTEND, STATUS or place.

        A place named in one more language or respelt, or another link, does not count. Postponing
        does, although iCalendar has no such status: guests had accepted a date.
        """
        statuses = [
            (calendar_status(snapshot.status), snapshot.status is EventStatus.POSTPONED)
            for snapshot in (self.before, self.after)
        ]
        has_moved = is_other_place(self.before.where, self.after.where)
        return self.when_changed or has_moved or statuses[0] != statuses[1]

    def __bool__(self) -> bool:
        return self.when_changed or self.where_changed or self.status_changed


def shown(event: Event) -> Shown:
    """A snapshot of the event."""
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
    """Whether people outside the office may know of the event: announced, or no draft."""
    return event.announced_at is not None or event.status is not EventStatus.DRAFT


def count_revision(work: Work, event: Event, before: Shown, *, was_known: bool) -> Change:
    """Compare with `before`; raise `sequence` if it must (S2, S3) and set `revised_at`.

    Without `was_known` nobody has a calendar entry yet, and `sequence` stays. It never decreases.
    """
    change = Change(before=before, after=shown(event))
    if change.raises_sequence and was_known:
        event.sequence += 1
    if change:
        event.revised_at = work.now
    return change


def _instants(snapshot: Shown) -> tuple[object, ...]:
    """What counts as the time; the same instant in another zone is another time."""
    when = snapshot.when
    return snapshot.starts_at, snapshot.ends_at, when.zone, when.certainty, when.starts_clock
