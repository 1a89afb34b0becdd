"""Releases and events as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.events.kind_words import kind_name
from planner.events.known_days import has_calendar_date
from planner.events.models.event import Event
from planner.events.where_words import where_text
from planner.releases.models import Release
from planner.releases.papers.event_lines import when_line
from planner.releases.papers.release_text import ReleaseText
from planner.releases.publication.summary import summary_of


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A public release. `day` is when it became public, in its time zone."""

    slug: str
    language: str
    day: date
    headline: str
    summary: str
    correction: str

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
        )


@dataclass(frozen=True, slots=True)
class EventLine:
    """An announced event, in the language of the page; `when` is "" while the date is open."""

    public_id: str
    languages: list[str]
    status: str
    kind: str
    title: str
    when: str
    where: str
    has_calendar_date: bool

    @classmethod
    def of(cls, event: Event, language: str) -> EventLine:
        return cls(
            public_id=event.public_id,
            languages=event.languages,
            status=event.status.value,
            kind=kind_name(event, language),
            title=event.title(language),
            when=when_line(event, language),
            where=where_text(event, language),
            has_calendar_date=has_calendar_date(event),
        )


def opened_at(release: Release) -> datetime:
    """When a public release became public, in its time zone."""
    assert release.published_at is not None
    opened = max(filter(None, (release.published_at, release.embargo_until)))
    return opened.astimezone(ZoneInfo(release.zone))
