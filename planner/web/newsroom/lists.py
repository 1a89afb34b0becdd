"""Releases and events as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.accreditation.asking import closes_at, takes_requests
from planner.events.kind_words import kind_name
from planner.events.known_days import has_calendar_date, has_new_day
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.events.where_words import where_text
from planner.releases.models import Release
from planner.releases.papers.event_lines import when_line
from planner.releases.papers.release_text import ReleaseText
from planner.releases.papers.shown_pictures import ShownPicture
from planner.releases.publication.summary import summary_of


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A public release. `day` is when it became public, in its time zone; `picture` is its
    lead picture.
    """

    slug: str
    language: str
    day: date
    headline: str
    summary: str
    correction: str
    picture: ShownPicture | None

    @classmethod
    def of(cls, release: Release) -> ReleaseLine:
        issue = ReleaseText.from_json(release.issued)
        return cls(
            slug=release.slug,
            language=release.language,
            day=opened_at(release).date(),
            headline=issue.headline,
            summary=summary_of(issue),
            correction=issue.correction,
            picture=issue.pictures[0] if issue.pictures else None,
        )


@dataclass(frozen=True, slots=True)
class EventLine:
    """An announced event, in the language of the page; `when` is "" while the date is open. `state` is
    as `state_key` has it. `asks`: its form to ask to attend is open.
    """

    public_id: str
    languages: list[str]
    state: str
    kind: str
    title: str
    when: str
    where: str
    has_calendar_date: bool
    asks: bool

    @classmethod
    def of(cls, event: Event, language: str, now: datetime) -> EventLine:
        return cls(
            public_id=event.public_id,
            languages=event.languages,
            state=state_key(event),
            kind=kind_name(event, language),
            title=event.title(language),
            when=when_line(event, language),
            where=where_text(event, language),
            has_calendar_date=has_calendar_date(event),
            asks=takes_requests(event, now),
        )


def state_key(event: AnyEvent) -> str:
    """The key of the phrase that says that it does not take place as announced; "" if it does."""
    if has_new_day(event):
        return "put_off_to"
    off = (EventStatus.CANCELLED, EventStatus.POSTPONED)
    return event.status.value if event.status in off else ""


def changes_at(event: AnyEvent, now: datetime) -> list[datetime]:
    """When what pages show of an event will change by itself: at its end, and when requests to attend
    are no longer taken.
    """
    closes = closes_at(event) if takes_requests(event, now) else None
    return [one for one in (event.ends_at, closes) if one is not None and one >= now]


def opened_at(release: Release) -> datetime:
    """When a public release became public, in its time zone."""
    assert release.published_at is not None
    opened = max(filter(None, (release.published_at, release.embargo_until)))
    return opened.astimezone(ZoneInfo(release.zone))
