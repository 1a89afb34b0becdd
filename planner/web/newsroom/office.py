"""The newsroom of an office: its releases by year, and what is coming up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint
from flask.typing import ResponseReturnValue

from planner.events.public import coming_up
from planner.releases.announcements import when_text, where_lines
from planner.releases.issue import Issue
from planner.releases.models import Release
from planner.releases.queries import visible_releases
from planner.web.database import db
from planner.web.doors import public
from planner.web.fittings import now
from planner.web.newsroom.reading import chosen_language, find_office, shown, switch

blueprint = Blueprint("office", __name__)


@blueprint.get("/newsroom/<office_slug>/")
@public
def show(office_slug: str) -> ResponseReturnValue:
    office = find_office(office_slug)
    language = chosen_language(office.languages)
    releases = db.session.scalars(visible_releases(office.id, now())).all()
    chosen = _one_per_event(releases, language, office.languages)
    zone = ZoneInfo(office.zone)
    by_year = [
        (year, [(release, Issue.from_json(release.issued)) for release in some])
        for year, some in groupby(chosen, lambda r: _issued(r).astimezone(zone).year)
    ]
    return shown(
        "newsroom/office/show.html",
        office,
        language,
        office.languages,
        by_year=by_year,
        events=db.session.scalars(coming_up(office.id, now())).all(),
        when_text=when_text,
        where_lines=where_lines,
        switch=switch,
    )


def _one_per_event(
    releases: Sequence[Release], language: str, languages: list[str]
) -> list[Release]:
    """Each release once: in the reader's language, else in the first that the office prefers."""
    preference = [language, *languages]

    def rank(release: Release) -> int:
        known = release.language in preference
        return preference.index(release.language) if known else len(preference)

    best: dict[int, Release] = {}
    for release in releases:
        other = best.get(release.event_id)
        if other is None or rank(release) < rank(other):
            best[release.event_id] = release
    return sorted(best.values(), key=lambda r: (_issued(r), r.id), reverse=True)


def _issued(release: Release) -> datetime:
    assert release.published_at is not None
    return release.published_at
