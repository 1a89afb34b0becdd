from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.anniversaries.models import Precision
from planner.events.models.kinds import EventStatus
from planner.events.waiting import round_anniversaries, unplanned_anniversaries
from tests.factories import Make

FEBRUARY = (date(2013, 2, 10), date(2013, 3, 5))


@pytest.mark.parametrize(
    ("exact_on", "first", "last", "is_found"),
    [
        (date(1908, 2, 29), *FEBRUARY, True),
        (date(1912, 2, 29), date(2012, 2, 1), date(2012, 2, 28), False),
        (date(1912, 2, 29), date(2012, 2, 1), date(2012, 2, 29), True),
        (date(1887, 12, 30), date(2012, 12, 20), date(2013, 1, 10), True),
        (date(1888, 12, 30), date(2012, 12, 20), date(2013, 1, 10), False),
        (date(1888, 1, 3), date(2012, 12, 20), date(2013, 1, 10), True),
    ],
)
def test_a_round_anniversary_is_found_by_its_day(
    session: Session,
    office: Office,
    make: Make,
    exact_on: date,
    first: date,
    last: date,
    is_found: bool,
) -> None:
    make.anniversary(base_year=exact_on.year, exact_on=exact_on, precision=Precision.DAY)

    assert len(session.scalars(round_anniversaries(office.id, first, last)).all()) == is_found


@pytest.mark.parametrize(
    ("starts_on", "status", "is_planned"),
    [
        (date(2013, 5, 1), EventStatus.DRAFT, True),
        (None, EventStatus.DRAFT, True),
        (date(2013, 5, 1), EventStatus.CANCELLED, False),
        (date(2012, 5, 1), EventStatus.HELD, False),
    ],
)
def test_an_anniversary_that_an_event_of_its_year_marks_does_not_wait(
    session: Session,
    office: Office,
    make: Make,
    starts_on: date | None,
    status: EventStatus,
    is_planned: bool,
) -> None:
    due = make.anniversary(base_year=1913, exact_on=date(1913, 2, 20), precision=Precision.DAY)
    day = {"starts_on": starts_on, "ends_on": starts_on}
    hours = {} if starts_on else {"starts_clock": None, "ends_clock": None}
    make.occasion(make.event(status=status, **day, **hours), anniversary=due)

    waiting = session.scalars(unplanned_anniversaries(office.id, *FEBRUARY)).all()

    assert waiting == ([] if is_planned else [due.id])
