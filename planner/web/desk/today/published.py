"""What was published lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from planner.coverage.models import Clip
from planner.outbox.models import LEFT, Letter
from planner.releases.models import Release
from planner.releases.publication.newsroom_list import News
from planner.releases.publication.publishing import BRINGS, letters_about
from planner.releases.queries import visible
from planner.web.database import db
from planner.web.extensions import now
from planner.web.transaction import current_office, reading_languages

MOST = 3


@dataclass(frozen=True, slots=True)
class Published:
    """A release with its day in the zone of the office, the languages in which the event has one, how
    many letters brought them, and how many publications about the event were noted.
    """

    release: Release
    day: date
    headline: str
    languages: list[str]
    sent_to: int
    clips: int


def published_lately() -> list[Published]:
    """The last three, one for each event, in four statements."""
    office, session = current_office(), db.session()
    news = News(office_id=office.id, now=now(), languages=reading_languages())
    newest = news.latest(session, MOST)
    if not newest:
        return []
    languages = _languages({release.event_id for release in newest})
    numbers = [number for found in languages.values() for number in found.values()]
    letters = _letters(numbers)
    clips = _clips(list(languages))
    return [
        Published(
            release,
            _day(release, office.zone),
            str(release.issued.get("headline", "")),
            list(languages[release.event_id]),
            sum(letters.get(number, 0) for number in languages[release.event_id].values()),
            clips.get(release.event_id, 0),
        )
        for release in newest
    ]


def _languages(events: set[int]) -> dict[int, dict[str, int]]:
    """By event: the newest public release of each language."""
    found = (
        select(Release.event_id, Release.language, Release.id)
        .where(
            Release.office_id == current_office().id, Release.event_id.in_(events), visible(now())
        )
        .order_by(Release.event_id, Release.language, Release.id)
    )
    languages: dict[int, dict[str, int]] = {}
    for event_id, language, number in db.session.execute(found).tuples():
        languages.setdefault(event_id, {})[language] = number
    return languages


def _letters(releases: list[int]) -> dict[int, int]:
    about = {letters_about(number): number for number in releases}
    found = (
        select(Letter.about, func.count())
        .where(
            Letter.office_id == current_office().id,
            Letter.about.in_(about),
            Letter.purpose == BRINGS,
            Letter.delivery.in_(LEFT),
        )
        .group_by(Letter.about)
    )
    return {about[row]: count for row, count in db.session.execute(found).tuples()}


def _clips(events: list[int]) -> dict[int, int]:
    found = (
        select(Clip.event_id, func.count())
        .where(Clip.office_id == current_office().id, Clip.event_id.in_(events))
        .group_by(Clip.event_id)
    )
    return dict(db.session.execute(found).tuples().all())


def _day(release: Release, zone: str) -> date:
    assert release.published_at is not None
    return release.published_at.astimezone(ZoneInfo(zone)).date()
