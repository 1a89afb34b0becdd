"""What one takes away from the newsroom: text, feeds, previews of links, the site map."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree as ET

import docx

from planner.accounts.models import Office
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import Release
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.releases import HEADLINE, issued, written
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

HERE = "/newsroom/house/"
_ATOM = "{http://www.w3.org/2005/Atom}"


def _published(make: Make, office: Office) -> Release:
    event = make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)
    make.body(event)
    release = issued(make, office, event)
    make.work.session.commit()
    return release


def test_a_release_comes_as_plain_text(stranger: Visitor, office: Office, make: Make) -> None:
    slug = _published(make, office).slug

    answer = stranger.get(f"{HERE}releases/{slug}.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={slug}.txt"
    assert answer.text.strip().split("\n\n")[:5] == [
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE",
        HEADLINE,
        "Secret lead & more.",
        "ENDS",
    ]


def test_a_release_comes_for_word(stranger: Visitor, office: Office, make: Make) -> None:
    release = _published(make, office)

    answer = stranger.get(f"{HERE}releases/{release.slug}.docx")
    document = docx.Document(BytesIO(answer.data))

    assert answer.headers["Content-Disposition"] == f"attachment; filename={release.slug}.docx"
    assert HEADLINE in [one.text for one in document.paragraphs]
    assert document.core_properties.author == "Press House"
    assert f"{HERE}releases/{release.slug}.docx" in attributes(
        stranger.get(f"{HERE}releases/{release.slug}").text, ".files a", "href"
    )


def test_a_draft_comes_for_word_from_the_desk(viewer: Visitor, make: Make) -> None:
    release = written(make, make.event())
    make.work.session.commit()

    answer = viewer.get(f"/desk/releases/{release.id}/release.docx")
    lines = [one.text for one in docx.Document(BytesIO(answer.data)).paragraphs]

    assert HEADLINE in lines


def test_a_release_says_what_other_programs_show_of_it(
    stranger: Visitor, office: Office, make: Make
) -> None:
    slug = _published(make, office).slug

    page = stranger.get(f"{HERE}releases/{slug}").text

    url = f"{PUBLIC_URL}{HERE}releases/{slug}"
    assert attributes(page, "meta[name=description]", "content") == ["Secret lead & more."]
    assert attributes(page, "meta[property=og:title]", "content") == [HEADLINE]
    assert attributes(page, "meta[property=og:url]", "content") == [url]
    assert attributes(page, "link[rel=canonical]", "href") == [url]
    publisher = {"@type": "Organization", "name": "Press House"}
    (data,) = texts(page, "head script")
    assert json.loads(data) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "description": "Secret lead & more.",
        "inLanguage": "en",
        "datePublished": "2012-03-20T12:00:00+04:00",
        "mainEntityOfPage": url,
        "author": publisher,
        "publisher": publisher,
    }


def test_nothing_that_was_typed_ends_the_json(
    stranger: Visitor, office: Office, make: Make
) -> None:
    release = _published(make, office)
    release.issued = {**release.issued, "headline": "One </script><script>alert(1)"}
    make.work.session.commit()

    page = stranger.get(f"{HERE}releases/{release.slug}").text

    (data,) = texts(page, "head script")
    assert json.loads(data)["headline"] == "One </script><script>alert(1)"


def test_a_release_leads_to_its_event_and_to_earlier_releases(
    stranger: Visitor, office: Office, make: Make
) -> None:
    release = _published(make, office)
    issued(make, office, release.event, language="ru", published_at=NOW - timedelta(hours=2))
    for days in range(1, 6):
        issued(make, office, make.event(), published_at=NOW - timedelta(days=days))
    last = issued(make, office, make.event(), published_at=NOW - timedelta(days=9))
    make.work.session.commit()

    page = stranger.get(f"{HERE}releases/{release.slug}").text
    oldest = stranger.get(f"{HERE}releases/{last.slug}").text

    assert texts(page, "aside h3") == ["Rivers"]
    event_id = release.event_id
    assert attributes(page, ".earlier a", "href") == [
        f"{HERE}releases/slug-{event_id + number}-en-1" for number in (1, 2, 3)
    ]
    assert texts(oldest, "aside h2") == ["Take it with you", "Questions"]


def test_buttons_that_need_a_script_are_hidden_without_one(
    stranger: Visitor, office: Office, make: Make
) -> None:
    slug = _published(make, office).slug

    page = stranger.get(f"{HERE}releases/{slug}").text

    assert attributes(page, "[data-copy-source]", "hidden") == [""]
    assert attributes(page, "[data-copy-source]", "data-copy-source") == [
        f"Press House, 20\u00a0March\u00a02012. {PUBLIC_URL}{HERE}releases/{slug}"
    ]


def test_an_event_leads_to_its_release_and_to_a_map(
    stranger: Visitor, office: Office, make: Make
) -> None:
    release = _published(make, office)

    page = stranger.get(f"{HERE}events/{release.event.public_id}").text

    assert attributes(page, ".stories a", "href") == [f"{HERE}releases/{release.slug}"]
    assert attributes(page, ".event__facts a", "href") == [
        "https://www.openstreetmap.org/search?query=Small+Hall%2C+Geneva"
    ]
    (data,) = map(json.loads, texts(page, "head script"))
    event = release.event
    assert data == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Rivers",
        "inLanguage": "en",
        "url": f"{PUBLIC_URL}{HERE}events/{event.public_id}",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Small Hall, Geneva",
            "address": "Small Hall, Geneva",
        },
        "organizer": [{"@type": "Organization", "name": event.bodies[0].organisation.names["en"]}],
        "startDate": "2012-03-27T11:00:00+04:00",
        "endDate": "2012-03-27T13:00:00+04:00",
    }


def test_an_event_online_has_no_map_and_one_without_an_hour_only_days(
    stranger: Visitor, office: Office, make: Make
) -> None:
    online = make.event(venues=Texts(), cities=Texts(), link="https://meet.test/", announced_at=NOW)
    days = make.event(
        starts_clock=None, ends_clock=None, status=EventStatus.CANCELLED, announced_at=NOW
    )
    undated = make.event(starts_on=None, ends_on=None, announced_at=NOW)
    make.work.session.commit()

    pages = [stranger.get(f"{HERE}events/{one.public_id}").text for one in (online, days, undated)]
    data = [json.loads(text) for page in pages for text in texts(page, "head script")]

    assert attributes(pages[0], ".event__facts a", "href") == []
    assert "location" not in data[0]
    assert [data[1][name] for name in ("startDate", "endDate", "eventStatus")] == [
        "2012-03-27",
        "2012-03-27",
        "https://schema.org/EventCancelled",
    ]
    assert "startDate" not in data[2]


def test_the_feeds_hold_the_newest_releases(stranger: Visitor, office: Office, make: Make) -> None:
    slug = _published(make, office).slug
    issued(make, office, make.event(), embargo_until=NOW + timedelta(hours=1))
    make.work.session.commit()
    url = f"{PUBLIC_URL}{HERE}releases/{slug}"

    atom = stranger.get(f"{HERE}feed.atom")
    feed = json.loads(stranger.get(f"{HERE}feed.json?language=ru").text)

    assert atom.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    (entry,) = ET.fromstring(atom.data).findall(f"{_ATOM}entry")
    assert {part.tag.removeprefix(_ATOM): part.text for part in entry} == {
        "id": url,
        "title": HEADLINE,
        "link": None,
        "published": "2012-03-20T12:00:00+04:00",
        "updated": "2012-03-20T12:00:00+04:00",
        "summary": "Secret lead & more.",
        "content": "<p>Secret lead &amp; more.</p>",
    }
    assert feed["title"] == "Пресс-дом – Пресс-релизы"
    assert feed["items"] == [
        {
            "id": url,
            "url": url,
            "title": HEADLINE,
            "summary": "Secret lead & more.",
            "content_html": "<p>Secret lead &amp; more.</p>",
            "language": "en",
            "date_published": "2012-03-20T12:00:00+04:00",
        }
    ]


def test_an_empty_feed_is_a_feed(stranger: Visitor, office: Office) -> None:
    root = ET.fromstring(stranger.get(f"{HERE}feed.atom").data)

    assert root.findtext(f"{_ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert root.findall(f"{_ATOM}entry") == []


def test_the_site_map_names_what_is_public(stranger: Visitor, office: Office, make: Make) -> None:
    release = _published(make, office)
    issued(make, office, make.event(), embargo_until=NOW + timedelta(hours=1))
    make.work.session.commit()

    root = ET.fromstring(stranger.get(f"{HERE}sitemap.xml").data)

    here = f"{PUBLIC_URL}{HERE}"
    assert [page[0].text for page in root] == [
        here,
        f"{here}releases/",
        f"{here}events/",
        f"{here}releases/{release.slug}",
        f"{here}events/{release.event.public_id}",
    ]
