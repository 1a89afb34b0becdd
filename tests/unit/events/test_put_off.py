"""An event that had no day when it was put off: any day that is entered afterwards is the new one."""

from __future__ import annotations

from datetime import date

from planner.events.known_days import has_new_day, is_date_open
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.events.operations.planning import move_event
from planner.invitations.facts import facts_of
from planner.kernel.work import Work
from tests.factories import Make

NEW_DAY = date(2012, 4, 3)


def put_off_undated(work: Work, make: Make) -> Event:
    undated = make.event(
        status=EventStatus.CONFIRMED,
        starts_on=None,
        ends_on=None,
        starts_clock=None,
        ends_clock=None,
    )
    move_event(work, undated, EventStatus.POSTPONED, "The hall is not ready")
    return undated


def test_without_a_day_its_date_is_open(work: Work, make: Make) -> None:
    event = put_off_undated(work, make)

    assert (event.put_off_from, has_new_day(event), is_date_open(event)) == (None, False, True)


def test_a_day_entered_afterwards_is_told(work: Work, make: Make) -> None:
    event = put_off_undated(work, make)
    event.starts_on = event.ends_on = NEW_DAY
    event.certainty = Certainty.DAY_ONLY

    facts = facts_of(event, "en")

    assert (has_new_day(event), is_date_open(event)) == (True, False)
    assert (facts.has_new_day, facts.when) == (True, "Tuesday, 3\u00a0April\u00a02012")
