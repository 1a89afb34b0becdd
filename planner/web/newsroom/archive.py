"""All releases of an office by year and kind of event, and the search of its newsroom."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.events.kind_words import kind_of_several
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.public.lists import events_found
from planner.kernel.text_normalising import clean_line
from planner.releases.models import Release
from planner.releases.publication.newsroom_list import News, kinds_of_events, span
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now
from planner.web.newsroom.lists import EventLine, ReleaseLine
from planner.web.newsroom.reading import (
    PublicOffice,
    chosen_language,
    find_office,
    public_page,
    shown,
    switch,
)

blueprint = Blueprint("archive", __name__)

_LONGEST_SEARCH = 200


@blueprint.get("/newsroom/<office_slug>/releases/")
@public
@public_page
def index(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    years = _years(office)
    year = next((one for one in years if str(one) == request.args.get("year")), None)
    kinds = _kinds(office)
    kind = request.args.get("kind", "")
    page = News(
        office_id=office.id,
        now=now(),
        languages=(language, *office.languages),
        between=_year(year, office.zone) if year else None,
        kind=kinds.get(kind),
        before=request.args.get("before", ""),
        after=request.args.get("after", ""),
    ).page(db.session())
    return shown(
        "newsroom/archive/index.html",
        office,
        language,
        office.languages,
        by_year=[
            (one, [ReleaseLine.of(release) for release in some])
            for one, some in groupby(page.releases, lambda release: _year_of(release, office.zone))
        ],
        page=page,
        years=years,
        year=year,
        kinds={
            one: kind_of_several(found, language, *office.languages) for one, found in kinds.items()
        },
        kind=kind if kind in kinds else None,
        switch=switch,
    )


@blueprint.get("/newsroom/<office_slug>/search")
@public
def search(office_slug: str) -> ResponseReturnValue:
    """Not cached: whoever searches for one word after another would push out all other pages."""
    office = find_office(office_slug)
    language = chosen_language(office.languages)
    words = clean_line(request.args.get("q", ""))[:_LONGEST_SEARCH]
    news = News(
        office_id=office.id,
        now=now(),
        languages=(language, *office.languages),
        search=words,
        before=request.args.get("before", ""),
        after=request.args.get("after", ""),
    )
    page = news.page(db.session()) if words else None
    events = events_found(db.session(), office.id, words, now()) if words else []
    return shown(
        "newsroom/archive/search.html",
        office,
        language,
        office.languages,
        words=words,
        releases=[ReleaseLine.of(release) for release in page.releases] if page else [],
        page=page,
        events=[EventLine.of(event, language) for event in events],
        switch=switch,
    )


def _kinds(office: PublicOffice) -> dict[str, EventKind | OwnKind]:
    """The kinds of events that have a public release, as addresses name them."""
    return {
        kind.uid if isinstance(kind, OwnKind) else kind.value: kind
        for kind in kinds_of_events(db.session(), office.id, now())
    }


def _years(office: PublicOffice) -> list[int]:
    """From the year of the last release to that of the first, in the zone of the office."""
    ends = span(db.session(), office.id, now())
    if ends is None:
        return []
    first, last = (moment.astimezone(ZoneInfo(office.zone)).year for moment in ends)
    return list(range(last, first - 1, -1))


def _year_of(release: Release, zone: str) -> int:
    assert release.published_at is not None
    return release.published_at.astimezone(ZoneInfo(zone)).year


def _year(year: int, zone: str) -> tuple[datetime, datetime]:
    first, end = (datetime(one, 1, 1, tzinfo=ZoneInfo(zone)) for one in (year, year + 1))
    return first, end
