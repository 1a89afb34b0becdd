"""One release for everybody, as a page and as the paper that was printed once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from planner.files.operations import read
from planner.kernel.dates import day_text
from planner.releases.models import Release
from planner.releases.papers.release_text import document_title, note_line, release_text_at
from planner.releases.queries import sisters, visible_release, withdrawn_release
from planner.web.database import db
from planner.web.doors import public
from planner.web.downloads import paper_response
from planner.web.extensions import now, settings
from planner.web.newsroom.reading import PublicOffice, find_office, kept, public_page, shown
from planner.web.transaction import found

blueprint = Blueprint("releases", __name__)


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>")
@public
@public_page
def show(office: PublicOffice, release_slug: str) -> ResponseReturnValue:
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    others = db.session.scalars(sisters(release, now())).all()
    issue = release_text_at(release, now())
    links = {
        one.language: url_for(
            "newsroom.releases.show", office_slug=office.slug, release_slug=one.slug
        )
        for one in (release, *others)
    }
    return shown(
        "newsroom/releases/show.html",
        office,
        release.language,
        sorted(links),
        release=release,
        issue=issue,
        title=document_title(issue),
        note_line=note_line,
        published=day_text(_day(release), release.language),
        switch=links.__getitem__,
    )


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>.pdf")
@public
def pdf(office_slug: str, release_slug: str) -> ResponseReturnValue:
    """The stored bytes: the same at every download."""
    office = find_office(office_slug)
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    file = found(release.paper_at(now()))
    response = paper_response(read(settings().files_folder, file), release.slug)
    response.set_etag(file.sha256)
    return kept(response)


def _visible(office: PublicOffice, slug: str) -> Release | None:
    return db.session.scalars(visible_release(office.id, slug, now())).one_or_none()


def _gone(office: PublicOffice, slug: str) -> ResponseReturnValue:
    """410 for what everybody could read once, with the notice to readers and without its title; else the 404 of any address."""
    release = found(db.session.scalars(withdrawn_release(office.id, slug, now())).first())
    language = release.language
    return shown(
        "newsroom/releases/gone.html",
        office,
        language,
        [language],
        status=410,
        notice=release.withdrawn_notice,
    )


def _day(release: Release) -> datetime:
    """When everybody could read it first, by the clock of the office's zone of that release."""
    assert release.published_at is not None
    opened = max(filter(None, (release.published_at, release.embargo_until)))
    return opened.astimezone(ZoneInfo(release.zone))
