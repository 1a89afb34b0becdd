"""The newest releases for programs that read feeds (RFC 4287, JSON Feed 1.1), and the site map."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.events.models.event import Event
from planner.events.public.queries import announced
from planner.kernel.richtext import to_html, to_text
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.release_text import ReleaseText
from planner.releases.publication.newsroom_list import News
from planner.releases.publication.summary import summary_of
from planner.releases.queries import visible
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now, settings
from planner.web.newsroom.lists import opened_at
from planner.web.newsroom.pictures import absolute_picture_url
from planner.web.newsroom.reading import PublicOffice, chosen_language, public_page

blueprint = Blueprint("feeds", __name__)

_ENTRIES = 30
# A site map may have 50,000 addresses (sitemaps.org).
_MOST_IN_MAP = 20_000
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@blueprint.get("/newsroom/<office_slug>/feed.atom")
@public
@public_page
def atom(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    releases = _newest(office, language)
    here = settings().links.newsroom(office.slug)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(feed, "id", f"{here}?language={language}")
    _add(feed, "title", _title(office, language))
    newest = max(map(opened_at, releases), default=datetime(1970, 1, 1, tzinfo=UTC))
    _add(feed, "updated", newest.isoformat())
    SubElement(feed, "link", {"rel": "self", "href": f"{here}feed.atom?language={language}"})
    SubElement(feed, "link", {"href": here})
    _add(SubElement(feed, "author"), "name", office.names.best(language, *office.languages))
    for release in releases:
        issue, url = ReleaseText.from_json(release.issued), _address(office, release)
        entry = SubElement(feed, "entry", {"xml:lang": release.language})
        _add(entry, "id", url)
        _add(entry, "title", to_text(issue.headline))
        SubElement(entry, "link", {"href": url})
        _add(entry, "published", opened_at(release).isoformat())
        _add(entry, "updated", opened_at(release).isoformat())
        picture_url = absolute_picture_url(office, release)
        for file in (picture.wide for picture in issue.pictures):
            href = picture_url(file.public_id)
            SubElement(entry, "link", {"rel": "enclosure", "type": file.media_type, "href": href})
        _add(entry, "summary", summary_of(issue))
        SubElement(entry, "content", {"type": "html"}).text = _html(issue)
    return _xml(feed, "application/atom+xml")


@blueprint.get("/newsroom/<office_slug>/feed.json")
@public
@public_page
def json_feed(office: PublicOffice) -> ResponseReturnValue:
    language = chosen_language(office.languages)
    here = settings().links.newsroom(office.slug)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(office, language),
        "home_page_url": here,
        "feed_url": f"{here}feed.json?language={language}",
        "language": language,
        "items": [_item(office, release) for release in _newest(office, language)],
    }
    text = json.dumps(feed, ensure_ascii=False)
    return Response(text, content_type="application/feed+json; charset=utf-8")


@blueprint.get("/newsroom/<office_slug>/sitemap.xml")
@public
@public_page
def sitemap(office: PublicOffice) -> ResponseReturnValue:
    links, pages = settings().links, Element("urlset", {"xmlns": _SITEMAP})
    here = links.newsroom(office.slug)
    for page in ("", "releases/", "events/"):
        _add(SubElement(pages, "url"), "loc", f"{here}{page}")
    releases = select(Release.slug, Release.published_at).where(
        Release.office_id == office.id, visible(now())
    )
    events = select(Event.public_id, Event.revised_at).where(
        Event.office_id == office.id, announced(now())
    )
    for slug, changed in db.session.execute(releases.limit(_MOST_IN_MAP)):
        _add_page(pages, links.release(office.slug, slug), changed)
    for public_id, changed in db.session.execute(events.limit(_MOST_IN_MAP)):
        _add_page(pages, links.event(office.slug, public_id), changed)
    return _xml(pages, "application/xml")


def _newest(office: PublicOffice, language: str) -> list[Release]:
    news = News(office_id=office.id, now=now(), languages=(language, *office.languages))
    return news.first(db.session(), _ENTRIES)


def _item(office: PublicOffice, release: Release) -> dict[str, str]:
    issue, url = ReleaseText.from_json(release.issued), _address(office, release)
    item = {
        "id": url,
        "url": url,
        "title": to_text(issue.headline),
        "summary": summary_of(issue),
        "content_html": _html(issue),
        "language": release.language,
        "date_published": opened_at(release).isoformat(),
    }
    if issue.pictures:
        item["image"] = absolute_picture_url(office, release)(issue.pictures[0].wide.public_id)
    return item


def _html(issue: ReleaseText) -> str:
    blocks: Iterable[str] = (text for _, text in issue.blocks)
    return "\n".join(to_html(text, issue.language) for text in blocks)


def _address(office: PublicOffice, release: Release) -> str:
    return settings().links.release(office.slug, release.slug)


def _title(office: PublicOffice, language: str) -> str:
    name = office.names.best(language, *office.languages)
    return f"{name} – {phrase(language, 'newsroom.releases')}"


def _add_page(pages: Element, address: str, changed: datetime) -> None:
    page = SubElement(pages, "url")
    _add(page, "loc", address)
    _add(page, "lastmod", changed.isoformat())


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _xml(root: Element, media_type: str) -> Response:
    octets = tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(octets, content_type=f"{media_type}; charset=utf-8")
