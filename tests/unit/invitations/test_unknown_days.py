"""Guests of an event of which the month or the year alone is known: letters without a calendar."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select

from planner.events.changes import When
from planner.events.models.kinds import Certainty
from planner.invitations.comparing import Aspect, aspects_between
from planner.invitations.facts import facts_of
from planner.invitations.snapshots import facts_as_json, snapshot
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.factories import Make
from tests.unit.invitations.post import invite, save

MARCH = {"starts_on": date(2012, 4, 1), "ends_on": None, "starts_clock": None, "ends_clock": None}


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        (Certainty.YEAR_ONLY, "2012"),
        (Certainty.MONTH_ONLY, "April\u00a02012"),
        (Certainty.DAY_ONLY, "Sunday, 1\u00a0April\u00a02012"),
    ],
)
def test_the_letter_says_what_is_known(
    work: Work, make: Make, certainty: Certainty, said: str
) -> None:
    event = make.event(**MARCH, certainty=certainty)

    invite(work, event, [make.person("Ada Byron")])

    (letter,) = work.session.scalars(select(Letter))
    assert (letter.calendar, letter.calendar_method) == (None, "")
    assert facts_of(event, "en").when == said
    assert f"When: {said}".replace("\u00a0", " ") in letter.text


def test_the_day_is_a_change_for_those_who_knew_the_month(work: Work, make: Make) -> None:
    event = make.event(**MARCH, certainty=Certainty.MONTH_ONLY)
    told = snapshot(facts_as_json(event, work.now), event)

    event.certainty, event.starts_clock = Certainty.FIXED, time(11)

    assert aspects_between(told.event, event) == {Aspect.DAY, Aspect.HOUR}


def test_a_day_that_stands_in_calendars_is_not_taken_back(work: Work, make: Make) -> None:
    event = make.event()

    with pytest.raises(Invalid, match="Postpone the event") as refusal:
        save(
            work, event,
            when=When(starts_on=date(2012, 4, 1), certainty=Certainty.MONTH_ONLY, zone=event.zone),
        )  # fmt: skip

    assert refusal.value.field == "certainty"
