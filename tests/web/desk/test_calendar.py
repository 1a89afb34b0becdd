from __future__ import annotations

from datetime import date, time

import pytest

from planner.events.models.kinds import Certainty, EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

URL = "/desk/calendar/"


def filled_days(page: str) -> list[str]:
    """The days of the grid on which something stands."""
    return [text for text in texts(page, ".calendar td") if len(text.split()) > 4]


def test_the_month_of_today_has_whole_weeks_with_headers(viewer: Visitor) -> None:
    page = viewer.get(URL).text

    assert texts(page, "h1") == ["March\u00a02012"]
    assert texts(page, ".calendar th") == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert len(texts(page, ".calendar td")) == 35
    assert texts(page, "td[aria-current=date]") == ["20Tuesday 20\u00a0March"]
    assert attributes(page, ".calendar-bar a[rel=prev]", "href") == [
        "/desk/calendar/?view=month&day=2012-02-01"
    ]
    assert attributes(page, ".calendar-bar a[rel=next]", "href") == [
        "/desk/calendar/?view=month&day=2012-04-01"
    ]


def test_events_stand_on_each_of_their_days_in_the_zone_of_the_office(
    viewer: Visitor, make: Make
) -> None:
    make.event(
        titles=Texts(en="Across the sea"),
        zone="America/New_York",
        starts_on=date(2012, 3, 5),
        ends_on=date(2012, 3, 5),
        starts_clock=time(18),
        ends_clock=time(20),
    )
    make.event(
        titles=Texts(en="All days"),
        starts_on=date(2012, 3, 30),
        ends_on=date(2012, 4, 2),
        starts_clock=None,
        ends_clock=None,
        certainty=Certainty.ALL_DAY,
    )
    make.event(titles=Texts(en="Some day"), certainty=Certainty.MONTH_ONLY)

    assert filled_days(viewer.get(URL).text) == [
        "6Tuesday 6\u00a0March 03:00 Across the sea, Small Hall",
        "30Friday 30\u00a0March All days, Small Hall",
        "31Saturday 31\u00a0March All days, Small Hall",
        "1Sunday 1\u00a0April All days, Small Hall",
    ]


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        ({"status": EventStatus.CONFIRMED}, []),
        ({"status": EventStatus.HELD}, []),
        ({"certainty": Certainty.TENTATIVE}, ["tentative"]),
        ({"status": EventStatus.TENTATIVE}, ["tentative"]),
        ({"status": EventStatus.CANCELLED}, ["cancelled"]),
        ({"status": EventStatus.POSTPONED}, ["postponed"]),
        ({"status": EventStatus.DRAFT}, ["draft"]),
    ],
)
def test_what_is_not_certain_is_marked_with_a_word(
    viewer: Visitor, make: Make, given: dict[str, EventStatus | Certainty], mark: list[str]
) -> None:
    make.event(**given)

    assert texts(viewer.get(URL).text, ".calendar .state") == mark


def test_a_week_and_a_list_show_the_same_day(viewer: Visitor, make: Make) -> None:
    make.event(titles=Texts(en="Lakes"))

    week = viewer.get(f"{URL}?view=week&day=2012-03-27").text
    listed = viewer.get(f"{URL}?view=list&day=2012-03-01").text

    assert texts(week, "h1") == ["26\u00a0March\u00a0– 1\u00a0April\u00a02012"]
    assert len(texts(week, ".calendar td")) == 7
    assert filled_days(week) == ["27Tuesday 27\u00a0March 11:00 Lakes, Small Hall"]
    assert texts(listed, ".week li") == ["27 Tue 11:00 Lakes, Small Hall"]
    assert texts(week, ".counts a[aria-current=true]") == ["Week"]


@pytest.mark.parametrize("day", ["", "nonsense", "1800-01-01", "9999-12-31", "2200-12-31"])
def test_a_day_that_is_none_is_today(viewer: Visitor, day: str) -> None:
    assert texts(viewer.get(f"{URL}?view=what&day={day}").text, "h1") == ["March\u00a02012"]


def test_a_month_without_anything_says_so(viewer: Visitor) -> None:
    assert texts(viewer.get(f"{URL}?view=list").text, "main p.soft") == ["Nothing is planned."]


@pytest.mark.parametrize("events", [1, 3])
def test_the_calendar_takes_as_many_statements_for_three_events_as_for_one(
    viewer: Visitor, make: Make, statements: list[str], events: int
) -> None:
    for _ in range(events):
        make.event()
    viewer.get(URL)
    statements.clear()

    viewer.get(URL)

    assert len(statements) == 4, statements
