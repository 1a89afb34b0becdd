"""The newsroom of an office: its releases by year, and coming events."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.events.public.queries import coming_up
from planner.events.where_words import where_text
from planner.releases.models import Release
from planner.releases.papers.event_lines import when_line
from planner.releases.papers.release_text import ReleaseText
from planner.releases.publication.newsroom_list import News
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now
from planner.web.newsroom.reading import PublicOffice, chosen_language, public_page, shown, switch

blueprint = Blueprint("office", __name__)


@blueprint.get("/newsroom/<office_slug>/")
@public
@public_page
def show(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    given = {name: request.args.get(name, "") for name in ("before", "after")}
    news = News(office_id=office.id, now=now(), languages=(language, *office.languages), **given)
    page = news.page(db.session())
    zone = ZoneInfo(office.zone)
    by_year = [
        (year, [(release, ReleaseText.from_json(release.issued)) for release in releases])
        for year, releases in groupby(page.releases, lambda r: _published(r).astimezone(zone).year)
    ]
    coming = [] if page.newer else db.session.scalars(coming_up(office.id, now())).all()
    return shown(
        "newsroom/office/show.html",
        office,
        language,
        office.languages,
        by_year=by_year,
        page=page,
        events=coming,
        until=min((event.ends_at for event in coming if event.ends_at), default=None),
        when_text=when_line,
        where_text=where_text,
        switch=switch,
    )


def _published(release: Release) -> datetime:
    assert release.published_at is not None
    return release.published_at
