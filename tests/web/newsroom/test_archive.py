"""All releases by year and kind of event, all events, and the search of the newsroom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.accounts.models import Office
from planner.events.models.kinds import EventKind, EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import Release, ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

HERE = "/newsroom/house/"
Tell = Callable[..., Release]


@pytest.fixture
def tell(make: Make, office: Office) -> Tell:
    """`tell("Bridges", kind=…, subhead=…)`: a published release with that headline."""

    def publish(headline: str, subhead: str = "", **given: object) -> Release:
        kind = given.pop("kind", EventKind.ROUND_TABLE)
        event = given.pop("event", None) or make.event(kind=kind)
        release = issued(make, office, event, **given)  # type: ignore[arg-type]
        release.issued = {**release.issued, "headline": headline, "subhead": subhead}
        make.work.session.commit()
        return release

    return publish


def _headlines(page: str) -> list[str]:
    return texts(page, ".story h3")


def test_the_years_are_those_of_the_zone_of_the_office(stranger: Visitor, tell: Tell) -> None:
    tell("Newest")
    # An hour before midnight in UTC it was the next year in Moscow.
    tell("Turn of the year", published_at=datetime(2010, 12, 31, 23, tzinfo=UTC))
    tell("Oldest", published_at=datetime(2010, 12, 31, 12, tzinfo=UTC))

    everything = stranger.get(f"{HERE}releases/").text
    found = {
        year: _headlines(stranger.get(f"{HERE}releases/?year={year}").text)
        for year in (2012, 2011, 2010)
    }

    assert texts(everything, ".part h2") == ["2012", "2011", "2010"]
    assert texts(everything, ".choice a") == ["All years", "2012", "2011", "2010"]
    assert found == {2012: ["Newest"], 2011: ["Turn of the year"], 2010: ["Oldest"]}


def test_kinds_are_those_of_public_releases(stranger: Visitor, tell: Tell) -> None:
    tell("Table")
    tell("Seminar", kind=EventKind.WEBINAR, published_at=NOW - timedelta(days=400))
    tell("Secret", kind=EventKind.CEREMONY, embargo_until=NOW + timedelta(hours=1))

    page = stranger.get(f"{HERE}releases/?kind=webinar&language=ru").text

    assert texts(page, ".choice a") == [
        "Все годы",
        "2012",
        "2011",
        "Все виды",
        "Круглые столы",
        "Вебинары",
    ]
    assert texts(page, ".choice [aria-current]") == ["Все годы", "Вебинары"]
    assert attributes(page, ".choice a", "href")[1] == (
        f"{HERE}releases/?language=ru&year=2012&kind=webinar"
    )
    assert attributes(page, ".plate__languages a", "href")[0] == (
        f"{HERE}releases/?kind=webinar&language=en"
    )
    assert _headlines(page) == ["Seminar"]
    assert texts(stranger.get(f"{HERE}releases/?kind=webinar&year=2012").text, "main p") == [
        "No releases for this choice."
    ]


def test_a_kind_of_the_offices_own_stands_by_its_plural(
    stranger: Visitor, tell: Tell, make: Make
) -> None:
    walk = make.own_kind(names=Texts(en="media walk"), plurals=Texts(en="media walks"))
    tell("Table")
    tell("Walk", event=make.event(own_kind=walk))

    page = stranger.get(f"{HERE}releases/?kind={walk.uid}&language=ru").text
    tables = stranger.get(f"{HERE}releases/?kind=round_table").text

    assert texts(page, ".choice a") == ["Все виды", "Круглые столы", "Media walks"]
    assert attributes(page, ".choice bdi[lang]", "lang") == ["en"]
    assert _headlines(page) == ["Walk"]
    assert _headlines(tables) == ["Table"]


@pytest.mark.parametrize("query", ["year=x", "year=1999", "kind=x", "kind=ceremony"])
def test_a_choice_that_is_not_offered_is_none(stranger: Visitor, tell: Tell, query: str) -> None:
    tell("Table")

    assert _headlines(stranger.get(f"{HERE}releases/?{query}").text) == ["Table"]


def test_an_archive_without_releases_says_so(stranger: Visitor, office: Office) -> None:
    page = stranger.get(f"{HERE}releases/").text

    assert texts(page, "main p") == ["No press releases yet."]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mosty", ["Мосты и берега"]),
        ("МОСТЫ", ["Мосты и берега"]),
        ("ferries Novgorod", ["Ferries"]),
        ("ferries Pskov", []),
        ("100%", ["Shares"]),
        ("%", ["Shares"]),
        ("", []),
    ],
)
def test_words_are_found_in_every_script(
    stranger: Visitor, tell: Tell, words: str, found: list[str]
) -> None:
    tell("Мосты и берега", language="ru")
    tell("Ferries", "Eleven boats sail to **Novgorod**")
    tell("Shares", "100% of them")

    page = stranger.get(f"{HERE}search", query_string={"q": words})

    assert _headlines(page.text) == found
    assert attributes(page.text, "#search", "value") == [words]
    assert attributes(page.text, "meta[name=robots]", "content") == ["noindex"]


def test_a_release_is_found_in_the_language_that_has_the_words(
    stranger: Visitor, tell: Tell, make: Make
) -> None:
    event = make.event()
    tell("Bridges", event=event)
    tell("Мосты", event=event, language="ru")
    make.work.session.commit()

    assert _headlines(stranger.get(f"{HERE}search?q=мосты").text) == ["Мосты"]
    assert _headlines(stranger.get(f"{HERE}search?q=bridges&language=ru").text) == ["Bridges"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"embargo_until": NOW + timedelta(seconds=1)},
        {"published_at": NOW + timedelta(seconds=1)},
        {"published_at": None, "status": ReleaseStatus.CLEARED},
        {"withdrawn_at": NOW, "status": ReleaseStatus.WITHDRAWN},
    ],
)
def test_what_is_not_public_is_not_found(
    stranger: Visitor, tell: Tell, hidden: dict[str, object]
) -> None:
    tell("Bridges fall", **hidden)

    for page in (f"{HERE}search?q=bridges", f"{HERE}releases/"):
        assert _headlines(stranger.get(page).text) == []
    assert texts(stranger.get(f"{HERE}search?q=bridges").text, "main p") == [
        "Nothing was found. Try fewer words, or another spelling of a name."
    ]


def test_what_a_newer_version_no_longer_says_is_not_found(
    stranger: Visitor, tell: Tell, make: Make
) -> None:
    event = make.event()
    tell("Nine bridges", event=event, published_at=NOW - timedelta(hours=3))
    tell("Ten bridges", event=event, number=2, status=ReleaseStatus.CORRECTED)

    assert _headlines(stranger.get(f"{HERE}search?q=nine").text) == []
    assert _headlines(stranger.get(f"{HERE}search?q=bridges").text) == ["Ten bridges"]


def test_another_office_finds_only_its_own(stranger: Visitor, tell: Tell, make: Make) -> None:
    tell("Bridges")
    other = make.office()
    make.work.session.commit()

    assert _headlines(stranger.get(f"/newsroom/{other.slug}/search?q=bridges").text) == []


def test_announced_events_are_found_by_what_is_public_of_them(
    stranger: Visitor, office: Office, make: Make
) -> None:
    make.event(
        titles=Texts(en="Rivers", ru="Реки"),
        subjects=Texts(en="a hidden subject"),
        announced_at=NOW,
    )
    make.event(titles=Texts(en="Rivers in secret"))
    make.work.session.commit()

    found = {
        words: texts(stranger.get(f"{HERE}search?q={words}").text, ".happening h3")
        for words in ("reki", "geneva rivers", "hidden", "secret")
    }

    assert found == {"reki": ["Rivers"], "geneva rivers": ["Rivers"], "hidden": [], "secret": []}


def test_events_stand_as_those_to_come_and_those_that_are_over(
    stranger: Visitor, office: Office, make: Make, set_clock: Callable[[str], None]
) -> None:
    early = make.event(titles=Texts(en="Soon"), announced_at=NOW)
    make.event(
        titles=Texts(en="Over"),
        starts_on=date(2012, 3, 1),
        ends_on=date(2012, 3, 1),
        announced_at=NOW,
    )
    make.event(titles=Texts(en="Held"), status=EventStatus.HELD, announced_at=NOW)
    make.event(titles=Texts(en="Secret"))
    make.work.session.commit()
    assert early.ends_at is not None
    before = stranger.get(f"{HERE}events/").text
    set_clock((early.ends_at + timedelta(seconds=1)).isoformat())
    after = stranger.get(f"{HERE}events/").text

    assert texts(before, ".part h2") == ["What is next", "Past events"]
    assert texts(before, ".happening h3") == ["Soon", "Held", "Over"]
    assert texts(after, ".part h2") == ["Past events"]
    assert sorted(texts(after, ".happening h3")) == ["Held", "Over", "Soon"]


def test_an_office_without_announced_events_says_so(stranger: Visitor, office: Office) -> None:
    assert texts(stranger.get(f"{HERE}events/").text, "main p") == [
        "No events have been announced."
    ]
