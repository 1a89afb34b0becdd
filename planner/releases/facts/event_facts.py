"""The facts of the outline of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from planner.events.models.kinds import EventStatus, LeadWith
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.facts.withheld_facts import Withheld


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesFacts:
    """The next and an earlier event of the kind. `next_is_past`: it is over when the release is read,
    so that nothing is told of it.
    """

    next_on: date | None = None
    next_city: SourcedValue = EMPTY
    next_is_past: bool = False
    earlier_on: date | None = None
    earlier_city: SourcedValue = EMPTY
    earlier_is_first: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class EventFacts:
    """The outline of the event. `city` is the venue's, or the sender's if it is held online;
    `lead_with` is never `OFFICE`. `is_coming`: it has not begun when the release is read.
    `is_same_place`: it was put off but not moved.

    `country` is given if the office prints it. `is_hybrid`: it has a venue, and one could take part
    by video link; `has_remote_guests`: journalists did, perhaps from `remote_sites`.
    """

    uid: str
    kind: KindFacts
    status: EventStatus
    title: SourcedValue
    subject: SourcedValue
    city: SourcedValue
    is_online: bool
    first_on: date | None
    last_on: date | None
    days_path: str
    audience: SourcedValue
    next_steps: SourcedValue
    materials_url: SourcedValue
    lead_with: LeadWith
    span: DateSpan = DateSpan.DAYS
    day_places: tuple[SourcedValue, ...] = ()
    news_line: SourcedValue = EMPTY
    short_title: SourcedValue = EMPTY
    is_coming: bool = False
    put_off_from: date | None = None
    change_reason: SourcedValue = EMPTY
    is_same_place: bool = False
    venue: SourcedValue = EMPTY
    venue_takes_the: bool = False
    country: SourcedValue = EMPTY
    remote_sites: tuple[SourcedValue, ...] = ()
    has_remote_guests: bool = False
    is_hybrid: bool = False
    series: SeriesFacts = SeriesFacts()
    photo_captions: tuple[SourcedValue, ...] = ()
    interviews: SourcedValue = EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class EventStanding:
    """What checks need besides: when the event begins, which speakers are not named in public, and
    what is left out. Nothing of it is printed, so it is no part of the data revision.

    Without an hour `starts_at` is the beginning of the first day in `zone`. `unnamed` are the paths
    of parts whose speakers are not disclosed (`events.public.disclosure`); `under_embargo` are the
    studies of which a release before the event does not tell.
    """

    starts_at: datetime | None
    zone: str
    has_hour: bool
    unnamed: tuple[str, ...]
    withheld: tuple[Withheld, ...] = ()
    under_embargo: tuple[StudyFacts, ...] = ()
