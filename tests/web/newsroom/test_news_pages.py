"""The newsroom's releases, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest

from planner.accounts.models import Office
from planner.releases.publication import newsroom_list
from planner.releases.publication.newsroom_list import News
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import attributes
from tests.web.visitor import Visitor

_SLUGS = re.compile(r"/releases/([\w-]+)\"")
Walk = Callable[[str, str], list[list[str]]]


@pytest.fixture
def many(make: Make, office: Office, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Seven releases on pages of three; the slugs, the newest first. Two came at one moment."""
    monkeypatch.setattr(newsroom_list, "PAGE", 3)
    hours = (1, 2, 3, 3, 4, 5, 9000)
    found = [
        issued(make, office, make.event(), published_at=NOW - timedelta(hours=hour))
        for hour in hours
    ]
    found[2], found[3] = found[3], found[2]
    make.work.session.commit()
    return [release.slug for release in found]


@pytest.fixture
def walk(stranger: Visitor) -> Walk:
    """`walk(address, "next")`: the slugs on each page, as far as that link leads."""

    def follow(address: str, rel: str) -> list[list[str]]:
        pages: list[list[str]] = []
        while address:
            page = stranger.get(address).text
            pages.append(_SLUGS.findall(page))
            link = re.search(rf'rel="{rel}" href="([^"]+)"', page)
            address = unescape(link[1]) if link else ""
        return pages

    return follow


def test_every_release_stands_on_one_page(office: Office, many: list[str], walk: Walk) -> None:
    pages = walk(f"/newsroom/{office.slug}/releases/", "next")

    assert pages == [many[:3], many[3:6], many[6:]]


def test_the_way_back_shows_the_same(
    stranger: Visitor, office: Office, many: list[str], walk: Walk
) -> None:
    first = f"/newsroom/{office.slug}/releases/"
    last = News(office_id=office.id, now=NOW, languages=["en"])
    page = stranger.get(first).text
    while link := re.search(r'rel="next" href="([^"]+)"', page):
        address = unescape(link[1])
        page = stranger.get(address).text

    assert walk(address, "prev") == [many[6:], many[3:6], many[:3]]
    assert last.page(stranger.session).newer == ""


def test_only_the_first_page_names_itself_as_the_page_to_link(
    stranger: Visitor, office: Office, many: list[str]
) -> None:
    here = f"/newsroom/{office.slug}/releases/"
    first = stranger.get(here).text
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older

    pages = (first, stranger.get(unescape(older[1])).text)
    assert [attributes(page, "head link[rel=canonical]", "href") for page in pages] == [
        [f"{PUBLIC_URL}{here}?language=en"],
        [],
    ]


@pytest.mark.parametrize("key", ["x", "1", "1.2.3", "9" * 17 + ".1", "-1.1", "1.1' OR 1", "٣.٣"])
@pytest.mark.parametrize("name", ["before", "after"])
def test_a_key_that_is_not_ours_is_the_first_page(
    stranger: Visitor, office: Office, many: list[str], name: str, key: str
) -> None:
    page = stranger.get(f"/newsroom/{office.slug}/releases/", query_string={name: key})

    assert page.status_code == 200
    assert _SLUGS.findall(page.text) == many[:3]


@pytest.mark.parametrize(
    ("language", "languages", "shown"),
    [
        ("en", ["en", "ru"], "en-2"),
        ("ru", ["en", "ru"], "ru-1"),
        ("de", ["ru"], "ru-1"),
        ("de", ["it"], "fr-1"),
    ],
)
def test_each_event_has_one_release_in_the_best_language_and_newest(
    make: Make, office: Office, language: str, languages: list[str], shown: str
) -> None:
    event = make.event()
    for tag, number, hours in (("en", 1, 9), ("en", 2, 5), ("ru", 1, 7), ("fr", 1, 3)):
        issued(
            make,
            office,
            event,
            language=tag,
            number=number,
            published_at=NOW - timedelta(hours=hours),
        )
    issued(make, office, event, language="en", number=3, embargo_until=NOW + timedelta(hours=1))

    found = News(office_id=office.id, now=NOW, languages=[language, *languages])

    releases = found.page(make.work.session).releases
    assert [f"{one.language}-{one.number}" for one in releases] == [shown]


def test_a_page_takes_six_statements_however_old_its_releases_are(
    stranger: Visitor, office: Office, many: list[str], statements: list[str]
) -> None:
    asked = []
    for query in ("?before=1332230000000000.99", "?before=1332200000000000.99"):
        statements.clear()
        stranger.get(f"/newsroom/{office.slug}/releases/{query}")
        asked.append(len(statements))

    assert asked == [6, 7]
