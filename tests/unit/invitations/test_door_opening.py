"""When guests can be ticked off: on the days of an event that takes place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from planner.contacts.models import Outlet
from planner.events.models.kinds import EventStatus
from planner.invitations.door import WalkInPlan, check_in, undo_check_in, walk_in, why_closed
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make

TODAY = {"starts_on": NOW.date(), "ends_on": NOW.date()}


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.DRAFT, "Nobody can be ticked off at an event that is a draft."),
        (EventStatus.POSTPONED, "Nobody can be ticked off at an event that is postponed."),
        (EventStatus.CANCELLED, "Nobody can be ticked off at an event that is cancelled."),
        (EventStatus.CLOSED, "Nobody can be ticked off at an event that is closed."),
    ],
)
def test_the_door_is_open_only_while_it_takes_place(
    work: Work, make: Make, status: EventStatus, said: str
) -> None:
    guest = make.invitation(make.event(status=status, **TODAY))

    for act in (check_in, undo_check_in):
        with pytest.raises(Conflict, match=said):
            act(work, guest)
    with pytest.raises(Conflict, match=said):
        walk_in(work, guest.event, WalkInPlan(name="Zoë"))


@pytest.mark.parametrize(
    ("moment", "zone", "said"),
    [
        (
            "2012-03-06T12:00:00+00:00",
            "Europe/Moscow",
            "The door opens on 27\u00a0March\u00a02012.",
        ),
        (
            "2012-03-26T19:59:00+00:00",
            "Europe/Moscow",
            "The door opens on 27\u00a0March\u00a02012.",
        ),
        ("2012-03-26T20:00:00+00:00", "Europe/Moscow", ""),
        (
            "2012-03-27T03:59:00+00:00",
            "America/New_York",
            "The door opens on 27\u00a0March\u00a02012.",
        ),
        ("2012-03-27T04:00:00+00:00", "America/New_York", ""),
        ("2012-04-03T12:00:00+00:00", "Europe/Moscow", ""),
    ],
)
def test_the_door_opens_with_the_first_day_in_the_zone_of_the_event(
    work: Work, make: Make, moment: str, zone: str, said: str
) -> None:
    event = make.event(
        starts_on=date(2012, 3, 27), ends_on=date(2012, 3, 29), starts_clock=time(11), zone=zone
    )

    assert why_closed(replace(work, now=datetime.fromisoformat(moment)), event) == said


def test_before_the_day_nobody_is_ticked_off_but_a_tick_is_taken_away(
    work: Work, make: Make
) -> None:
    event = make.event()
    guest, early = make.invitation(event), make.invitation(event, checked_in_at=work.now)

    with pytest.raises(Conflict, match=r"^The door opens on 27\u00a0March\u00a02012\.$"):
        check_in(work, guest)
    with pytest.raises(Conflict, match=r"^The door opens on 27\u00a0March\u00a02012\.$"):
        walk_in(work, event, WalkInPlan(name="Zoë", outlet="Radio Uno"))
    undo_check_in(work, early)

    assert not guest.came
    assert not early.came
    assert work.session.scalars(select(Outlet)).all() == []


def test_an_event_without_a_date_has_no_door_until_it_was_held(work: Work, make: Make) -> None:
    open_date = {"starts_on": None, "ends_on": None, "starts_clock": None, "ends_clock": None}

    tentative = make.event(status=EventStatus.TENTATIVE, **open_date)
    held = make.event(status=EventStatus.HELD, **open_date)

    assert why_closed(work, tentative) == "The event has no date yet. The door opens on its day."
    assert why_closed(work, held) == ""
