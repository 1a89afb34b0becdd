"""The front page of an office's newsroom, and its logo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint
from flask.typing import ResponseReturnValue

from planner.anniversaries.models import Anniversary
from planner.anniversaries.queries import round_in
from planner.events.public.lists import coming_up
from planner.files.models import StoredFile
from planner.files.operations import read
from planner.files.queries import office_logo
from planner.kernel.dates import month_day_text
from planner.phrases import phrase
from planner.releases.papers.shown_pictures import picture_words
from planner.releases.publication.newsroom_list import News, counted_topics
from planner.releases.queries import other_languages
from planner.web.database import db
from planner.web.doors import public
from planner.web.downloads import file_response
from planner.web.extensions import now, settings
from planner.web.newsroom.lists import EventLine, ReleaseLine, changes_at
from planner.web.newsroom.pictures import picture_url
from planner.web.newsroom.reading import (
    PublicOffice,
    chosen_language,
    find_office,
    public_page,
    revalidated,
    shown,
    switch,
)
from planner.web.transaction import found

blueprint = Blueprint("office", __name__)

# How many releases and events stand on the front page.
_RELEASES, _EVENTS = 9, 3


@dataclass(frozen=True, slots=True)
class AnniversaryLine:
    """“25”, “years since the founding of …”, “12 December”; `day` is "" if it is not certain."""

    years: int
    text: str
    day: str


@blueprint.get("/newsroom/<office_slug>/")
@public
@public_page
def show(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    news = News(office_id=office.id, now=now(), languages=(language, *office.languages))
    newest = news.first(db.session(), _RELEASES)
    others = db.session.scalars(other_languages(newest[0], now())).all() if newest else ()
    coming = db.session.scalars(coming_up(office.id, now()).limit(_EVENTS)).all()
    year = now().astimezone(ZoneInfo(office.zone)).year
    new_year = datetime(year + 1, 1, 1, tzinfo=ZoneInfo(office.zone))
    lines = [ReleaseLine.of(release) for release in newest]
    return shown(
        "newsroom/office/show.html",
        office,
        language,
        office.languages,
        lead=lines[0] if lines else None,
        picture_url=picture_url(office, newest[0]) if newest else None,
        also_in=sorted(others, key=lambda release: release.language),
        releases=lines[1:],
        topics=counted_topics(db.session(), office.id, now()),
        picture_words=picture_words,
        events=[EventLine.of(event, language, now()) for event in coming],
        anniversaries=list(_lines(_anniversaries(office, year), year, language)),
        until=min([new_year, *(one for event in coming for one in changes_at(event, now()))]),
        switch=switch,
    )


@blueprint.get("/newsroom/<office_slug>/logo/<public_id>")
@public
def logo(office_slug: str, public_id: str) -> ResponseReturnValue:
    office = find_office(office_slug)
    named = office_logo(office.id).where(StoredFile.public_id == public_id)
    file = found(db.session.scalar(named))
    response = file_response(file, read(settings().files_folder, file))
    response.set_etag(file.sha256)
    return revalidated(response)


def _anniversaries(office: PublicOffice, year: int) -> Iterable[Anniversary]:
    return db.session.scalars(round_in(office.id, year)).all()


def _lines(
    anniversaries: Iterable[Anniversary], year: int, language: str
) -> Iterator[AnniversaryLine]:
    """Those with a wording in that language, in the order of the year; without a day at the end."""
    for one in sorted(anniversaries, key=_day_in_year):
        if what := one.phrases.exactly(language):
            years = one.years_in(year)
            text = phrase(language, "newsroom.years_since", count=years, what=what)
            day = month_day_text(one.exact_on, language) if _has_day(one) and one.exact_on else ""
            yield AnniversaryLine(years, text, day)


def _has_day(anniversary: Anniversary) -> bool:
    """A day of the Julian calendar is another one each century: it is not shown."""
    return anniversary.has_certain_day and not anniversary.is_julian


def _day_in_year(anniversary: Anniversary) -> tuple[bool, int, int, int]:
    day = anniversary.exact_on if _has_day(anniversary) else None
    shown_on = day or date(1, 12, 31)
    return day is None, shown_on.month, shown_on.day, anniversary.base_year
