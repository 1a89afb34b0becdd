"""The newsroom by topic: archive, search, feeds, and the links on the pages of releases and events."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from xml.etree.ElementTree import fromstring

import pytest

from planner.accounts.models import Office
from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind
from planner.events.models.topic import EventTopic
from planner.kernel.texts import Texts
from planner.releases.models import Release
from planner.releases.publication.newsroom_list import PAGE
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

HERE = "/newsroom/house/"
ATOM = "{http://www.w3.org/2005/Atom}"
Tell = Callable[..., Release]


@pytest.fixture
def water(make: Make) -> Topic:
    return make.topic()


@pytest.fixture
def health(make: Make) -> Topic:
    return make.topic(names=Texts(en="Health", ru="Здоровье"))


@pytest.fixture
def tell(make: Make, office: Office) -> Tell:
    """`tell("Bridges", water)`: a published release with that headline, of an event about that."""

    def publish(headline: str, *topics: Topic, kind: str = "round_table", days: int = 0) -> Release:
        event = about(make.event(kind=EventKind(kind), announced_at=NOW), *topics)
        release = issued(make, office, event, published_at=NOW - timedelta(days=days, hours=1))
        release.issued = {**release.issued, "headline": headline}
        release.search_text = headline.casefold()
        make.work.session.commit()
        return release

    return publish


def about(event: Event, *topics: Topic) -> Event:
    event.topics = [EventTopic(office_id=event.office_id, topic=topic) for topic in topics]
    return event


def _headlines(page: str) -> list[str]:
    return texts(page, ".story h3")


def _linked_data(page: str) -> dict[str, object]:
    (text,) = texts(page, "script[type=application/ld+json]")
    data: dict[str, object] = json.loads(text)
    return data


def test_year_kind_topic_and_words_narrow_the_list_together(
    stranger: Visitor, tell: Tell, water: Topic, health: Topic
) -> None:
    tell("Wells dry up", water)
    tell("Wells cleaned", water, health, kind="webinar")
    tell("Nurses wanted", health)
    tell("Wells of old", water, kind="webinar", days=400)
    query = f"year=2012&kind=webinar&topic={water.uid}"

    topic = stranger.get(f"{HERE}releases/?topic={water.uid}").text
    all_three = stranger.get(f"{HERE}releases/?{query}").text
    with_words = stranger.get(f"{HERE}search?{query}&q=wells").text
    elsewhere = stranger.get(f"{HERE}search?topic={health.uid}&q=dry").text

    assert _headlines(topic) == ["Wells cleaned", "Wells dry up", "Wells of old"]
    assert texts(topic, "h1") == ["Press releases: Water"]
    assert (_headlines(all_three), _headlines(with_words)) == (["Wells cleaned"],) * 2
    assert texts(with_words, ".choice [aria-current]") == ["2012", "Webinars", "Water"]
    assert attributes(with_words, ".within input[type=hidden]", "value") == [
        "en",
        "2012",
        "webinar",
        water.uid,
    ]
    assert _headlines(elsewhere) == []
    assert "Nothing was found. Try fewer words, or another spelling of a name." in texts(
        elsewhere, "main p"
    )


def test_a_search_within_a_topic_has_pages(stranger: Visitor, tell: Tell, water: Topic) -> None:
    for number in range(PAGE + 1):
        tell(f"Wells {number}", water, days=number)
    tell("Wells elsewhere")

    first = stranger.get(f"{HERE}search?topic={water.uid}&q=wells").text
    (older,) = attributes(first, ".paging a", "href")
    second = stranger.get(older).text

    assert (len(_headlines(first)), _headlines(second)) == (PAGE, [f"Wells {PAGE}"])


def test_topics_stand_in_the_order_of_the_office_without_those_nothing_is_about(
    stranger: Visitor, tell: Tell, make: Make, water: Topic, health: Topic
) -> None:
    water.position, health.position = 1, 0
    make.topic(names=Texts(en="Bread"))
    tell("Wells", water, health)

    page = stranger.get(f"{HERE}releases/?language=ru").text

    assert texts(page, ".choice a") == ["Все темы", "Здоровье", "Вода"]


def test_the_front_page_counts_the_releases_about_each_topic(
    stranger: Visitor, tell: Tell, make: Make, office: Office, water: Topic, health: Topic
) -> None:
    water.position, health.position = 1, 0
    about(make.event(), make.topic(names=Texts(en="Bread")))
    assert texts(stranger.get(HERE).text, "nav.choice") == []
    again = tell("Wells", water, health).event
    issued(make, office, again, language="ru")
    tell("Ponds", water)
    tell("Later", water, days=-1)
    old = make.topic(names=Texts(en="Old"), archived_at=NOW)
    tell("Coal", old)

    page = stranger.get(HERE).text

    assert texts(page, ".choice li") == ["Health 1, 1 press release", "Water 2, 2 press releases"]
    links = attributes(page, ".choice a", "href")
    assert links == [f"{HERE}releases/?language=en&topic={topic.uid}" for topic in (health, water)]
    assert len(_headlines(stranger.get(links[1]).text)) == 2


def test_an_archived_topic_is_not_offered_but_its_address_holds(
    stranger: Visitor, tell: Tell, water: Topic, health: Topic
) -> None:
    tell("Wells", water, health)
    water.archived_at = NOW

    offered = texts(stranger.get(f"{HERE}releases/").text, ".choice a")
    page = stranger.get(f"{HERE}releases/?topic={water.uid}").text

    assert offered == ["All topics", "Health"]
    assert _headlines(page) == ["Wells"]


def test_a_new_name_is_read_at_once(
    stranger: Visitor, tell: Tell, make: Make, water: Topic
) -> None:
    release = tell("Wells", water)
    address = f"{HERE}releases/{release.slug}"
    before = texts(stranger.get(address).text, ".topics a")

    water.names = Texts(en="Rivers")
    make.work.session.commit()

    assert (before, texts(stranger.get(address).text, ".topics a")) == (["Water"], ["Rivers"])


def test_a_release_and_its_event_link_to_their_topics(
    stranger: Visitor, tell: Tell, water: Topic, health: Topic
) -> None:
    release = tell("Wells", water, health)
    linked = [
        f"{HERE}releases/?language=en&topic={water.uid}",
        f"{HERE}releases/?language=en&topic={health.uid}",
    ]

    for address in (f"releases/{release.slug}", f"events/{release.event.public_id}"):
        page = stranger.get(HERE + address).text
        data = _linked_data(page)

        assert attributes(page, ".topics a", "href") == linked
        assert (data["keywords"], data["about"]) == (
            "Water, Health",
            [{"@type": "Thing", "name": "Water"}, {"@type": "Thing", "name": "Health"}],
        )


def test_the_topic_of_an_event_without_a_release_leads_to_what_will_be_about_it(
    stranger: Visitor, tell: Tell, make: Make, water: Topic, health: Topic
) -> None:
    tell("Nurses", health)
    event = about(make.event(announced_at=NOW), water)
    draft = about(make.event(), make.topic(names=Texts(en="Bread")))
    make.work.session.commit()

    (link,) = attributes(stranger.get(f"{HERE}events/{event.public_id}").text, ".topics a", "href")
    page = stranger.get(link).text
    unknown = stranger.get(f"{HERE}releases/?topic={draft.topic_list[0].uid}").text

    assert texts(page, "h1") == ["Press releases: Water"]
    assert texts(page, ".story h3, main p")[-1:] == ["No releases for this choice."]
    assert texts(page, ".choice a") == ["All topics", "Water", "Health"]
    assert texts(stranger.get(f"{HERE}releases/").text, ".choice a") == ["All topics", "Health"]
    assert stranger.get(f"{HERE}feed.json?topic={water.uid}").json["items"] == []  # type: ignore[index]
    assert "Bread" not in unknown


def test_feeds_name_the_topics_and_can_be_read_by_topic(
    stranger: Visitor, tell: Tell, water: Topic, health: Topic
) -> None:
    tell("Wells", water, health)
    tell("Nurses", health)

    atom = fromstring(stranger.get(f"{HERE}feed.atom?topic={water.uid}").data)
    feed = stranger.get(f"{HERE}feed.json?topic={water.uid}").json
    everything = stranger.get(f"{HERE}feed.json").json
    page = stranger.get(f"{HERE}releases/?topic={water.uid}").text

    assert [one.text for one in atom.iter(f"{ATOM}title")][1:] == ["Wells"]
    assert [one.get("term") for one in atom.iter(f"{ATOM}category")] == ["Water", "Health"]
    assert feed is not None
    assert everything is not None
    assert feed["title"].endswith("Press releases: Water")
    assert feed["feed_url"].endswith(f"/feed.json?language=en&topic={water.uid}")
    assert [(one["title"], one["tags"]) for one in feed["items"]] == [
        ("Wells", ["Water", "Health"])
    ]
    assert [one["title"] for one in everything["items"]] == ["Nurses", "Wells"]
    assert attributes(page, "link[type=application/atom+xml]", "href") == [
        f"{HERE}feed.atom?topic={water.uid}&language=en",
        f"{HERE}feed.atom?language=en",
    ]


@pytest.mark.parametrize("name", ["feed.atom", "feed.json"])
def test_there_is_no_feed_about_what_nothing_public_is_about(
    stranger: Visitor, office: Office, water: Topic, name: str
) -> None:
    assert stranger.get(f"{HERE}{name}?topic={water.uid}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "expected"), [("releases/", 6), ("feed.atom", 3), ("feed.json", 3)]
)
def test_lists_take_as_many_statements_for_three_as_for_one(
    stranger: Visitor,
    tell: Tell,
    water: Topic,
    health: Topic,
    statements: list[str],
    page: str,
    expected: int,
    count: int,
) -> None:
    for number in range(count):
        tell(f"Wells {number}", water, health)
    statements.clear()

    stranger.get(HERE + page)

    assert len(statements) == expected
