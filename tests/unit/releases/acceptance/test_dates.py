"""The date of the event in the lead, and where each of its days was held."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("dates.md")


def _lead(cast: Cast, first: date, last: date, span: DateSpan = DateSpan.DAYS) -> str:
    event = cast.event(first_on=first, last_on=last, span=span, subject=EMPTY)
    return drafted(cast.release(event=event), "lead")


@TABLE.row("L13")
def year_only(cast: Cast) -> str:
    day = date(2027, 1, 1)
    return _lead(cast, day, day, DateSpan.YEAR)


@TABLE.row("L13a")
def month_only(cast: Cast) -> str:
    day = date(2028, 3, 1)
    return _lead(cast, day, day, DateSpan.MONTH)


@TABLE.row("L14")
def two_days(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 14), date(2028, 3, 15))


@TABLE.row("L14a")
def three_days(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 14), date(2028, 3, 16))


@TABLE.row("L14b")
def days_of_two_months(cast: Cast) -> str:
    return _lead(cast, date(2028, 3, 30), date(2028, 4, 1))


@TABLE.row("L15")
def a_night(cast: Cast) -> str:
    return _lead(cast, date(2028, 10, 27), date(2028, 10, 28), DateSpan.NIGHT)


def _dated(cast: Cast, first: date, last: date) -> str:
    """With a dateline of the sender that shows the city alone."""
    institute = cast.body("institute", dateline=cast.text("{CITY} –", "{CITY} —"))
    event = cast.event(first_on=first, last_on=last, subject=EMPTY)
    return drafted(cast.release(event=event, organisers=(institute,)), "lead")


@TABLE.row("L14c")
def one_day_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 14), date(2028, 3, 14))


@TABLE.row("L14d")
def two_days_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 14), date(2028, 3, 15))


@TABLE.row("L14e")
def days_of_two_months_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 3, 30), date(2028, 4, 1))


@TABLE.row("L14f")
def days_of_two_years_in_the_sentence(cast: Cast) -> str:
    return _dated(cast, date(2028, 12, 31), date(2029, 1, 1))


def _places(cast: Cast, **changed: Any) -> str:
    places = (
        cast.text("the Harbour House", "Дом порта", "event.venues"),
        cast.text("the Ministry of Forests", "Министерство лесов", "programme.1.venues"),
    )
    return drafted(cast.release(event=cast.event(day_places=places), **changed), "places")


@TABLE.row("V3")
def two_places_by_day(cast: Cast) -> str:
    return _places(cast)


@TABLE.row("V3a")
def two_places_without_forms(cast: Cast) -> str:
    return _places(cast, forms=cast.forms("genitive"))


_MORE = (
    ("the Harbour House", "Дом порта"),
    ("the Ministry of Forests", "Министерство лесов"),
    ("the Harbour Museum", "Портовый музей"),
)


def _days(cast: Cast, *days: int, **changed: Any) -> str:
    """The days are numbers of places."""
    places = tuple(cast.text(*_MORE[number]) for number in days)
    return drafted(cast.release(event=cast.event(day_places=places), **changed), "places")


@TABLE.row("V3b")
def three_places_by_day(cast: Cast) -> str:
    return _days(cast, 0, 1, 2)


@TABLE.row("V3c")
def two_places_on_three_days(cast: Cast) -> str:
    return _days(cast, 0, 0, 1)


@TABLE.row("V3d")
def back_on_the_third_day(cast: Cast) -> str:
    return _days(cast, 0, 1, 0)


@TABLE.row("V3e")
def two_places_on_four_days_without_forms(cast: Cast) -> str:
    return _days(cast, 0, 1, 1, 0, forms=cast.forms("genitive"))


@TABLE.row("V3f")
def the_article_of_the_venue(cast: Cast) -> str:
    own, other = cast.text("Harbour House", "Дом порта"), cast.text(*_MORE[1])
    event = cast.event(venue=own, venue_takes_the=True, day_places=(own, other))
    return drafted(cast.release(event=event), "places")


test_row = TABLE.test()
