from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/events/"
TYPED = {
    "kind": "round_table",
    "titles-en": "Raising Awareness on <b>Migrants</b>",
    "titles-ru": "",
    "languages": "English, Russian",
    "starts_on": "2012-03-27",
    "zone": "Europe/Moscow",
    "certainty": "time_to_be_confirmed",
    "cities-en": "St. Petersburg",
    "has_ready_programme": "y",
}


def test_an_event_is_planned_with_the_programme_of_its_kind(
    editor: Visitor, session: Session
) -> None:
    response = editor.post(URL, TYPED)

    event = session.scalars(select(Event)).one()
    assert response.status_code == 303
    assert response.location == f"/desk/events/{event.id}/"
    assert event.status is EventStatus.DRAFT
    assert [item.minutes for item in event.programme] == [15, 15, 15, 15, 30, 20]
    page = editor.get(response.location).text
    assert texts(page, "h1") == ["Raising Awareness on <b>Migrants</b>"]
    assert texts(page, ".facts span") == [
        "round table",
        "27\u00a0March\u00a02012, time to be confirmed",
        "St. Petersburg",
    ]


def test_new_asks_with_the_office_zone_and_languages(editor: Visitor) -> None:
    page = editor.get(f"{URL}new?kind=webinar").text

    assert filled(page, {"zone", "languages", "kind"}) == {
        "kind": "webinar",
        "languages": "English, Russian",
        "zone": "Europe/Moscow",
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_on": "2012-02-30"}, "starts_on"),
        ({"starts_on": "2012-13-01"}, "starts_on"),
        ({"starts_clock": "25:00"}, "starts_clock"),
        ({"certainty": "fixed"}, "starts_clock"),
        ({"starts_clock": "11:00", "ends_clock": "10:00", "certainty": "fixed"}, "ends_clock"),
        ({"ends_on": "2012-03-26"}, "ends_on"),
        ({"ends_clock": "11:00"}, "starts_clock"),
        ({"starts_on": "", "starts_clock": "11:00"}, "starts_on"),
        ({"starts_on": "2012-03-25", "starts_clock": "02:30", "certainty": "fixed",
          "zone": "Europe/Berlin"}, "starts_clock"),
        ({"starts_on": "2012-10-28", "starts_clock": "02:30", "certainty": "fixed",
          "zone": "Europe/Berlin"}, "second_hour"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"kind": "party"}, "kind"),
        ({"titles-en": " \u200b "}, "titles"),
        ({"titles-en": "x" * 301}, "titles"),
        ({"languages": ""}, "languages"),
        ({"languages": "elvish"}, "languages"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)  # fmt: skip
def test_wrong_values_are_marked_and_nothing_typed_is_lost(
    editor: Visitor, session: Session, change: dict[str, str], field: str
) -> None:
    response = editor.post(URL, {**TYPED, "venues-en": "Grand «Зал» 🎤 قاعة", **change})

    assert response.status_code == 422
    assert [*wrong(response.text)] == [field]
    assert filled(response.text, {"venues-en"}) == {"venues-en": "Grand «Зал» 🎤 قاعة"}
    assert session.scalars(select(Event)).all() == []


def test_an_hour_that_comes_twice_is_settled_by_choosing(editor: Visitor, session: Session) -> None:
    twice = {
        **TYPED,
        "starts_on": "2012-10-28",
        "starts_clock": "02:30",
        "certainty": "fixed",
        "zone": "Europe/Berlin",
    }
    asked = editor.post(URL, twice).text
    assert wrong(asked) == {
        "second_hour": (
            "The clocks go back on that day, so this hour comes twice. Say which one is meant."
        )
    }
    assert texts(asked, "select[name=second_hour] option") == [
        "choose one",
        "the first",
        "the second",
    ]

    response = editor.post(URL, {**twice, "second_hour": "the_second"})

    assert response.status_code == 303
    event = session.scalars(select(Event)).one()
    assert event.starts_at is not None
    assert event.starts_at.isoformat() == "2012-10-28T01:30:00+00:00"
    page = editor.get(f"{response.location}outline/date").text
    assert filled(page, {"second_hour"}) == {"second_hour": "the_second"}


def test_the_list_filters(editor: Visitor, make: Make) -> None:
    make.event(titles=Texts(ru="Реки"), status=EventStatus.DRAFT)
    make.event(titles=Texts(en="Lakes"))
    make.event(titles=Texts(en="Someday"), starts_on=None, starts_clock=None,
               ends_on=None, ends_clock=None)  # fmt: skip

    def titles(query: str) -> list[str]:
        return texts(editor.get(f"{URL}?{query}").text, "tbody th")

    assert titles("") == ["Someday", "Lakes", "Реки"]
    assert titles("search=РЕКИ") == ["Реки"]
    assert titles("status=confirmed") == ["Someday", "Lakes"]
    assert titles("kind=webinar") == []
    assert titles("span=undated") == ["Someday"]
    assert titles("span=upcoming") == ["Реки", "Lakes"]
    assert titles("span=past") == []
    assert titles("year=2012") == ["Lakes", "Реки"]
    assert titles("year=2013") == []
    assert titles("year=nought&span=what&kind=none&after=x") == ["Lakes", "Реки"]


def test_the_list_goes_on_by_pages(editor: Visitor, make: Make) -> None:
    for number in range(51):
        make.event(titles=Texts(en=f"Event {number}"))

    page = editor.get(URL).text

    [onward] = attributes(page, ".paging a", "href")
    following = editor.get(onward).text
    assert texts(page, "tbody th") == [f"Event {number}" for number in range(50, 0, -1)]
    assert texts(following, "tbody th") == ["Event 0"]
    assert attributes(following, ".paging a", "href") == [
        "/desk/events/?search=&span=all&year=&kind=&status=&whose="
    ]


@pytest.mark.parametrize("events", [1, 3])
def test_the_list_takes_as_many_statements_for_three_as_for_one(
    editor: Visitor, make: Make, statements: list[str], events: int
) -> None:
    for _ in range(events):
        make.event()
    editor.get(URL)
    statements.clear()

    page = editor.get(URL).text

    assert page.count('<th scope="row">') == events
    assert len(statements) == 4, statements


def test_an_empty_list_says_what_belongs_there(viewer: Visitor) -> None:
    page = viewer.get(URL).text

    assert texts(page, ".empty") == [
        (
            "Round tables, press conferences, tours, workshops and every other meeting with the "
            "press stand here, from the first idea to the last report."
        )
    ]
    assert texts(page, ".page-head a") == []


def test_a_viewer_plans_nothing(viewer: Visitor) -> None:
    assert viewer.post(URL, TYPED).status_code == 403
    assert viewer.get(f"{URL}new").status_code == 403


def test_languages_are_asked_for_by_the_names_of_those_of_the_office(editor: Visitor) -> None:
    page = editor.get("/desk/events/new").text

    assert texts(page, "#languages-hint") == [
        "With commas between; the first is the main one. The office works in: English, Russian."
    ]


def test_the_list_names_a_zone_only_where_it_is_not_the_office_s(
    viewer: Visitor, make: Make
) -> None:
    make.event(titles=Texts(en="Here"))
    make.event(titles=Texts(en="Elsewhere"), zone="Africa/Nairobi")

    page = viewer.get(URL).text

    assert [row[:2] for row in rows(page)] == [
        ["27\u00a0March\u00a02012, 11:00–13:00 (Africa/Nairobi, EAT, UTC+03:00)", "Elsewhere"],
        ["27\u00a0March\u00a02012, 11:00–13:00", "Here"],
    ]
