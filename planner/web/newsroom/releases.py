"""A published release, as a page, as the stored PDF, as a Word document and as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue

from planner.files.operations import read
from planner.files.queries import file_called
from planner.kernel.dates import day_text
from planner.releases.models import Release
from planner.releases.papers.notices import (
    cancellation_line,
    withdrawal_line_for_page,
    withdrawal_reason,
)
from planner.releases.papers.release_text import (
    document_title,
    note_line,
    release_text_at,
    text_of,
)
from planner.releases.papers.release_word import release_word
from planner.releases.papers.shown_pictures import picture_words
from planner.releases.publication.newsroom_list import News
from planner.releases.queries import other_languages, visible_release, withdrawn_release
from planner.web.database import db
from planner.web.doors import public
from planner.web.downloads import file_response, paper_response, word_response
from planner.web.extensions import now, settings
from planner.web.newsroom.lists import EventLine, ReleaseLine, changes_at, opened_at
from planner.web.newsroom.pictures import absolute_picture_url, picture_url
from planner.web.newsroom.reading import PublicOffice, find_office, public_page, revalidated, shown
from planner.web.newsroom.sharing import release_preview, topic_names
from planner.web.transaction import found

blueprint = Blueprint("releases", __name__)

# How many earlier releases stand beside one.
_EARLIER = 3


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>")
@public
@public_page
def show(office: PublicOffice, release_slug: str) -> ResponseReturnValue:
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    others = db.session.scalars(other_languages(release, now())).all()
    issue = release_text_at(release, now())
    links = _links(office, [release, *others])
    url = settings().links.release(office.slug, release.slug)
    news = News(office_id=office.id, now=now(), languages=(release.language, *office.languages))
    earlier = news.earlier(db.session(), release, _EARLIER)
    event = release.event
    return shown(
        "newsroom/releases/show.html",
        office,
        release.language,
        sorted(links),
        release=release,
        issue=issue,
        title=document_title(issue),
        note_line=note_line,
        picture_url=picture_url(office, release),
        picture_words=picture_words(release.language),
        cancelled=cancellation_line(release),
        published=day_text(opened_at(release).date(), release.language),
        topics=event.topic_list,
        event=EventLine.of(event, release.language, now()) if event.is_announced else None,
        until=min(changes_at(event, now()), default=None),
        earlier=[ReleaseLine.of(one) for one in earlier],
        preview=release_preview(
            release,
            issue,
            url,
            absolute_picture_url(office, release),
            topic_names(event.topic_list, release.language, *office.languages),
        ),
        source=f"{issue.author}, {day_text(opened_at(release).date(), release.language)}. {url}",
        switch=links.__getitem__,
    )


def _links(office: PublicOffice, versions: Iterable[Release]) -> dict[str, str]:
    """By language: the address of each version."""
    return {
        version.language: url_for(
            "newsroom.releases.show", office_slug=office.slug, release_slug=version.slug
        )
        for version in versions
    }


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>.pdf")
@public
def pdf(office_slug: str, release_slug: str) -> ResponseReturnValue:
    office = find_office(office_slug)
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    file = found(release.paper_at(now()))
    response = paper_response(read(settings().files_folder, file), release.slug)
    response.set_etag(file.sha256)
    return revalidated(response)


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>.txt")
@public
@public_page
def text(office: PublicOffice, release_slug: str) -> ResponseReturnValue:
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    words = text_of(release_text_at(release, now()))
    response = Response(words, content_type="text/plain; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{release.slug}.txt")
    return response


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>.docx")
@public
def word(office_slug: str, release_slug: str) -> ResponseReturnValue:
    """Made of the published text. Not cached: it is larger than a page, and fewer ask for it."""
    office = find_office(office_slug)
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    content = release_word(release_text_at(release, now()), opened_at(release))
    return word_response(content, release.slug)


@blueprint.get("/newsroom/<office_slug>/releases/<release_slug>/pictures/<public_id>")
@public
def picture(office_slug: str, release_slug: str, public_id: str) -> ResponseReturnValue:
    """One size of a picture that the release was published with."""
    office = find_office(office_slug)
    release = _visible(office, release_slug)
    if release is None:
        return _gone(office, release_slug)
    shown_files = (
        file.public_id for one in release_text_at(release, now()).pictures for file in one.files
    )
    if public_id not in shown_files:
        abort(404)
    stored = found(db.session.scalar(file_called(office.id, public_id)))
    response = file_response(stored, read(settings().files_folder, stored))
    response.set_etag(stored.sha256)
    return revalidated(response)


def _visible(office: PublicOffice, slug: str) -> Release | None:
    return db.session.scalars(visible_release(office.id, slug, now())).one_or_none()


def _gone(office: PublicOffice, slug: str) -> ResponseReturnValue:
    """410 with a notice to readers if the release had been public, else 404."""
    release = found(db.session.scalars(withdrawn_release(office.id, slug, now())).first())
    language = release.language
    return shown(
        "newsroom/releases/gone.html",
        office,
        language,
        [language],
        status=410,
        notice=withdrawal_line_for_page(release, office.names.best(language, *office.languages)),
        reason=withdrawal_reason(release),
    )
