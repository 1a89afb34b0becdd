"""The newest releases for programs that read feeds (RFC 4287, JSON Feed 1.1), and the site map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.events.public.lists import topics_of
from planner.events.public.queries import announced
from planner.kernel.richtext import to_html, to_text
from planner.phrases import phrase
from planner.releases.models import Release
from planner.releases.papers.release_text import ReleaseText
from planner.releases.publication.newsroom_list import News, topics_of_releases
from planner.releases.publication.summary import summary_of
from planner.releases.queries import visible
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now, settings
from planner.web.newsroom.lists import opened_at
from planner.web.newsroom.pictures import absolute_picture_url
from planner.web.newsroom.reading import PublicOffice, chosen_language, public_page
from planner.web.newsroom.sharing import topic_names
from planner.web.transaction import found

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
    language, topic = chosen_language(office.languages), _topic(office)
    releases = _newest(office, language, topic)
    here = settings().links.newsroom(office.slug)
    itself = _query(language, topic)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(feed, "id", f"{here}?{itself}")
    _add(feed, "title", _title(office, language, topic))
    newest = max(map(opened_at, releases), default=datetime(1970, 1, 1, tzinfo=UTC))
    _add(feed, "updated", newest.isoformat())
    SubElement(feed, "link", {"rel": "self", "href": f"{here}feed.atom?{itself}"})
    SubElement(feed, "link", {"href": here})
    _add(SubElement(feed, "author"), "name", office.names.best(language, *office.languages))
    for release, topics in _with_topics(office, releases):
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
        for name in topics:
            SubElement(entry, "category", {"term": name})
        _add(entry, "summary", summary_of(issue))
        SubElement(entry, "content", {"type": "html"}).text = _html(issue)
    return _xml(feed, "application/atom+xml")


@blueprint.get("/newsroom/<office_slug>/feed.json")
@public
@public_page
def json_feed(office: PublicOffice) -> ResponseReturnValue:
    language, topic = chosen_language(office.languages), _topic(office)
    here = settings().links.newsroom(office.slug)
    items = _with_topics(office, _newest(office, language, topic))
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(office, language, topic),
        "home_page_url": here,
        "feed_url": f"{here}feed.json?{_query(language, topic)}",
        "language": language,
        "items": [_item(office, release, topics) for release, topics in items],
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


def _topic(office: PublicOffice) -> Topic | None:
    """The topic that the feed is about, None for all; 404 if nothing public is about it."""
    uid = request.args.get("topic", "")
    if not uid:
        return None
    offered = topics_of_releases(db.session(), office.id, now(), uid)
    return found(next((one for one in offered if one.uid == uid), None))


def _query(language: str, topic: Topic | None) -> str:
    return urlencode({"language": language, **({"topic": topic.uid} if topic else {})})


def _newest(office: PublicOffice, language: str, topic: Topic | None) -> list[Release]:
    languages = (language, *office.languages)
    news = News(office_id=office.id, now=now(), languages=languages, topic=topic)
    return news.first(db.session(), _ENTRIES)


def _with_topics(
    office: PublicOffice, releases: list[Release]
) -> Iterator[tuple[Release, list[str]]]:
    """Each release with the names of its topics."""
    topics = topics_of(db.session(), office.id, {release.event_id for release in releases})
    for release in releases:
        names = topic_names(topics[release.event_id], release.language, *office.languages)
        yield release, names


def _item(office: PublicOffice, release: Release, topics: list[str]) -> dict[str, Any]:
    issue, url = ReleaseText.from_json(release.issued), _address(office, release)
    item: dict[str, Any] = {
        "id": url,
        "url": url,
        "title": to_text(issue.headline),
        "summary": summary_of(issue),
        "content_html": _html(issue),
        "language": release.language,
        "date_published": opened_at(release).isoformat(),
    }
    if topics:
        item["tags"] = topics
    if issue.pictures:
        item["image"] = absolute_picture_url(office, release)(issue.pictures[0].wide.public_id)
    return item


def _html(issue: ReleaseText) -> str:
    blocks: Iterable[str] = (text for _, text in issue.blocks)
    return "\n".join(to_html(text, issue.language) for text in blocks)


def _address(office: PublicOffice, release: Release) -> str:
    return settings().links.release(office.slug, release.slug)


def _title(office: PublicOffice, language: str, topic: Topic | None) -> str:
    name = office.names.best(language, *office.languages)
    title = f"{name} – {phrase(language, 'newsroom.releases')}"
    return f"{title}: {topic.names.best(language, *office.languages)}" if topic else title


def _add_page(pages: Element, address: str, changed: datetime) -> None:
    page = SubElement(pages, "url")
    _add(page, "loc", address)
    _add(page, "lastmod", changed.isoformat())


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _xml(root: Element, media_type: str) -> Response:
    octets = tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(octets, content_type=f"{media_type}; charset=utf-8")
