"""All releases of an office by year, kind of event and topic, and the search of its newsroom."""

from __future__ import annotations

from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.events.public.lists import events_found
from planner.kernel.text_normalising import clean_line
from planner.releases.models import Release
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now
from planner.web.newsroom.choice import Choice
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
    choice = Choice.read(office)
    page = choice.news(language).page(db.session())
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
        **choice.shown(language),
        switch=switch,
    )


@blueprint.get("/newsroom/<office_slug>/search")
@public
def search(office_slug: str) -> ResponseReturnValue:
    """Not cached: whoever searches for one word after another would push out all other pages."""
    office = find_office(office_slug)
    language = chosen_language(office.languages)
    words = clean_line(request.args.get("q", ""))[:_LONGEST_SEARCH]
    choice = Choice.read(office)
    page = choice.news(language, words).page(db.session()) if words else None
    has_events = words and not choice.is_narrowed
    events = events_found(db.session(), office.id, words, now()) if has_events else []
    return shown(
        "newsroom/archive/search.html",
        office,
        language,
        office.languages,
        words=words,
        releases=[ReleaseLine.of(release) for release in page.releases] if page else [],
        page=page,
        events=[EventLine.of(event, language, now()) for event in events],
        **choice.shown(language),
        switch=switch,
    )


def _year_of(release: Release, zone: str) -> int:
    assert release.published_at is not None
    return release.published_at.astimezone(ZoneInfo(zone)).year
