"""The slug line of a release: its number in the year, the kind of event, its language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from planner.events.kind_words import kind_name
from planner.events.models.event import Event
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.notices import number_in


def first_slug_line(work: Work, event: Event, language: str) -> str:
    """“PR 2012/03 – Round table – EN”. All releases of one event share the number."""
    return phrase(
        language,
        "releases.slug",
        number=_number_of(work, event) or _next_number(work, event),
        title=kind_name(event, language),
        tag=language.upper(),
    )


def _number_of(work: Work, event: Event) -> str:
    lines = select(Release.slug_line).where(
        Release.office_id == work.office_id, Release.event_id == event.id
    )
    numbers = map(number_in, work.session.scalars(lines.order_by(Release.id)))
    return next(filter(None, numbers), "")


def _next_number(work: Work, event: Event) -> str:
    """One more than the number of events with a release drafted this year, in the event's zone."""
    zone = ZoneInfo(event.zone)
    year = work.now.astimezone(zone).year
    count = select(func.count(Release.event_id.distinct())).where(
        Release.office_id == work.office_id,
        Release.event_id != event.id,
        Release.drafted_at >= datetime(year, 1, 1, tzinfo=zone),
    )
    return f"{year}/{(work.session.scalar(count) or 0) + 1:02}"
