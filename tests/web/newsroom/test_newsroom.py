"""What everybody may read, and what nobody may before its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, issued, written
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]


def test_the_newsroom_lists_releases_and_what_is_coming_up(
    stranger: Visitor, office: Office, make: Make, statements: list[str]
) -> None:
    event = make.event(titles=Texts(en="Rivers", ru="Реки"), announced_at=NOW)
    release = issued(make, office, event)
    make.event(titles=Texts(en="Not announced"))
    make.work.session.commit()
    statements.clear()

    response = stranger.get(f"/newsroom/{office.slug}/")
    asked = len(statements)

    assert response.status_code == 200
    assert texts(response.text, "main h2 a, main h3 a") == [HEADLINE, "Rivers"]
    assert attributes(response.text, "main h2 a, main h3 a", "href") == [
        f"/newsroom/house/releases/{release.slug}",
        f"/newsroom/house/events/{event.public_id}?language=en",
    ]
    assert response.headers.getlist("Set-Cookie") == []
    assert asked == 6


def test_the_newsroom_speaks_the_readers_language(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = make.event()
    issued(make, office, event)
    issued(make, office, event, language="ru")

    page = stranger.get(f"/newsroom/{office.slug}/?language=ru").text
    unknown = stranger.get(f"/newsroom/{office.slug}/?language=xx").text

    assert attributes(page, "html", "lang") == ["ru"]
    assert texts(page, "h1") == ["Новости для прессы"]
    assert attributes(page, ".lead h2 a", "href") == [
        f"/newsroom/house/releases/slug-{event.id}-ru-1"
    ]
    assert attributes(unknown, "html", "lang") == ["en"]


@pytest.mark.parametrize(
    "given",
    [
        {"embargo_until": NOW + timedelta(seconds=1)},
        {"published_at": NOW + timedelta(seconds=1)},
        {"published_at": None, "status": ReleaseStatus.CLEARED},
        {
            "embargo_until": NOW + timedelta(hours=1),
            "withdrawn_at": NOW,
            "status": ReleaseStatus.WITHDRAWN,
        },
    ],
)
def test_before_its_time_a_release_is_nowhere(
    stranger: Visitor, office: Office, make: Make, given: dict[str, object]
) -> None:
    release = issued(make, office, make.event(), **given)
    unknown = stranger.get(f"/newsroom/{office.slug}/releases/unknown")

    for ending in ("", ".pdf", ".docx", ".txt"):
        answer = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}{ending}")
        assert (answer.status_code, answer.data) == (404, unknown.data)
        assert dict(answer.headers) == dict(unknown.headers)
    assert texts(stranger.get(f"/newsroom/{office.slug}/").text, ".lead h2") == []


def test_when_the_embargo_ends_it_is_there_without_anybodys_doing(
    stranger: Visitor, office: Office, make: Make, set_clock: SetClock
) -> None:
    release = issued(make, office, make.event(), embargo_until=NOW + timedelta(seconds=30))

    before = stranger.get(f"/newsroom/{office.slug}/")
    set_clock((NOW + timedelta(seconds=30)).isoformat())
    after = stranger.get(f"/newsroom/{office.slug}/")

    assert before.headers["Cache-Control"] == "public, no-cache"
    assert [texts(one.text, ".lead h2") for one in (before, after)] == [[], [HEADLINE]]
    page = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}")
    assert page.status_code == 200
    assert texts(page.text, ".release__line") == [
        (
            "FOR IMMEDIATE RELEASE. The embargo ended at 13:00\u00a0MSK (09:00\u00a0UTC) on "
            "20\u00a0March\u00a02012."
        )
    ]


WITHDRAWN = (
    "WITHDRAWN. Press House has withdrawn the press release of 20\u00a0March\u00a02012. "
    "Please do not use it."
)


def test_a_withdrawn_release_is_gone_without_a_title(
    stranger: Visitor, office: Office, make: Make
) -> None:
    release = issued(make, office, make.event(), status=ReleaseStatus.WITHDRAWN, withdrawn_at=NOW)

    for ending in ("", ".pdf", ".docx", ".txt"):
        answer = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}{ending}")
        assert answer.status_code == 410
        assert texts(answer.text, "title, h1, main p") == [
            "No longer here – Press House",
            "No longer here",
            WITHDRAWN,
            "All news",
        ]


def test_a_release_links_its_sister(stranger: Visitor, office: Office, make: Make) -> None:
    event = make.event()
    release = issued(make, office, event)
    issued(make, office, event, language="ru")
    issued(make, office, event, number=2, status=ReleaseStatus.CORRECTED, language="fr")

    page = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}").text

    assert texts(page, ".plate__languages a") == ["English", "français", "русский"]
    assert attributes(page, ".plate__languages a", "href") == [
        f"/newsroom/house/releases/slug-{event.id}-en-1",
        f"/newsroom/house/releases/slug-{event.id}-fr-2",
        f"/newsroom/house/releases/slug-{event.id}-ru-1",
    ]
    assert texts(page, ".release__block--lead") == ["Secret lead & more."]


def test_a_release_of_another_office_is_not_here(
    stranger: Visitor, office: Office, make: Make
) -> None:
    other = make.office()
    release = issued(make, office, make.event())

    assert stranger.get(f"/newsroom/{other.slug}/releases/{release.slug}").status_code == 404
    assert stranger.get("/newsroom/nobody/").status_code == 404


def test_an_announced_event_is_shown_in_seven_statements(
    stranger: Visitor, office: Office, make: Make, statements: list[str]
) -> None:
    event = make.event(titles=Texts(en="Rivers <b>", ru="Реки"), announced_at=NOW)
    make.body(event)
    for number in range(12):
        item = make.item(event, titles=Texts(en=f"Item {number}"), minutes=10)
        make.part(item, person=make.person(f"Speaker {number}"))
    make.work.session.commit()
    address = f"/newsroom/{office.slug}/events/{event.public_id}"

    statements.clear()
    page = stranger.get(address)
    assert len(statements) <= 7
    assert page.status_code == 200
    assert texts(page.text, "h1") == ["Rivers <b>"]
    assert texts(page.text, ".programme .soft") == [f"Speaker {number}" for number in range(12)]
    assert page.headers.getlist("Set-Cookie") == []

    statements.clear()
    calendar = stranger.get(f"{address}.ics?language=ru")
    assert len(statements) <= 6
    assert calendar.mimetype == "text/calendar"
    assert [line for line in calendar.text.splitlines() if line.startswith("METHOD")] == []
    assert [line for line in calendar.text.splitlines() if line.startswith("SUMMARY")] == [
        "SUMMARY:Реки"
    ]
    again = stranger.get(
        f"{address}.ics?language=ru",
        headers={"If-None-Match": calendar.headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "given",
    [
        {"announced_at": None},
        {"announced_at": NOW, "status": EventStatus.DRAFT},
        {"announced_at": NOW + timedelta(hours=1)},
    ],
)
def test_an_event_that_was_not_announced_is_not_there(
    stranger: Visitor, office: Office, make: Make, given: dict[str, object]
) -> None:
    event = make.event(**given)

    for ending in ("", ".ics"):
        answer = stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}{ending}")
        assert answer.status_code == 404


def test_an_event_without_a_date_has_no_calendar_file(
    stranger: Visitor, office: Office, make: Make
) -> None:
    event = make.event(announced_at=NOW, starts_on=None, ends_on=None)

    page = stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}")
    assert texts(page.text, ".event__facts dd") == [
        "the date is not fixed yet",
        "Small Hall, Geneva Map",
    ]
    assert attributes(page.text, "main a", "href") == [
        "https://www.openstreetmap.org/search?query=Small+Hall%2C+Geneva",
        "mailto:press@house.test",
    ]
    calendar = stranger.get(f"/newsroom/{office.slug}/events/{event.public_id}.ics")
    assert calendar.status_code == 404


def test_a_draft_is_not_public(stranger: Visitor, office: Office, make: Make) -> None:
    release = written(make, make.event())

    answer = stranger.get(f"/newsroom/{office.slug}/releases/{release.slug}")

    assert answer.status_code == 404
