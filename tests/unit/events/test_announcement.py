from __future__ import annotations

from datetime import date

import pytest

from planner.events.completeness import Tab, lacks
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, Certainty, EventStatus
from planner.events.operations.announcement import announce, withdraw_announcement
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def ready(make: Make) -> Event:
    event = make.event(
        titles=Texts(en="Rivers", ru="Реки"),
        subjects=Texts(en="rivers"),
        hotline=make.hotline(valid_to=date(2012, 3, 27)),
    )
    make.body(event, BodyRole.ORGANISER)
    event.contacts = [PressContact(office_id=make.work.office_id, names=Texts(en="Anna"))]
    make.part(make.item(event), person=make.person())
    return event


def test_nothing_is_missing(make: Make) -> None:
    assert lacks(ready(make)) == []


def test_each_lack_is_named_what_is_needed_first(make: Make) -> None:
    event = make.event(
        titles=Texts(ru="Реки"),
        starts_on=None,
        starts_clock=None,
        ends_clock=None,
        cities=Texts(),
        venues=Texts(),
    )

    found = lacks(event)

    assert [lack.sentence for lack in found if lack.is_needed] == [
        "Give the date.",
        "Give a place or a link.",
    ]
    assert [lack.sentence for lack in found[2:]] == [
        "Name the organiser.",
        "Name somebody whom journalists may call.",
        "Say in a few words what it is about.",
        "Give the title in English.",
        "Enter the programme.",
    ]


def test_more_lacks(make: Make) -> None:
    event = ready(make)
    event.hotline = make.hotline(valid_to=date(2012, 3, 26))
    event.certainty = type(event.certainty).TIME_TBC
    event.programme[0].parts = []

    assert [(lack.tab, lack.sentence) for lack in lacks(event)] == [
        (Tab.OUTLINE, "Fix the hour."),
        (Tab.OUTLINE, "The hot-line is not valid on the day of the event."),
        (Tab.PROGRAMME, "Say who speaks."),
    ]


def test_a_long_programme_is_a_lack(make: Make) -> None:
    event = ready(make)
    event.programme[0].minutes = 121

    assert [lack.sentence for lack in lacks(event)] == [
        "The programme is 1 minute longer than the event."
    ]


def test_what_takes_the_whole_day_has_no_hour_to_fix(make: Make) -> None:
    event = ready(make)
    event.certainty = Certainty.ALL_DAY

    assert lacks(event) == []


def test_a_confirmed_event_with_a_tentative_date_is_a_lack(make: Make) -> None:
    event = ready(make)
    event.certainty = Certainty.TENTATIVE

    assert [lack.sentence for lack in lacks(event)] == [
        "The event is confirmed, its date still tentative: fix it."
    ]
    event.status = EventStatus.TENTATIVE
    assert lacks(event) == []


def test_announcing_and_taking_back_are_done_once(work: Work, make: Make) -> None:
    event = make.event()

    announce(work, event)
    announce(work, event)
    assert (event.announced_at, event.is_announced, event.sequence) == (work.now, True, 0)
    withdraw_announcement(work, event)
    withdraw_announcement(work, event)
    assert event.announced_at is None


@pytest.mark.parametrize(
    "status", [EventStatus.DRAFT, EventStatus.CANCELLED, EventStatus.POSTPONED]
)
def test_what_does_not_stand_is_not_announced(work: Work, make: Make, status: EventStatus) -> None:
    with pytest.raises(Conflict, match="Confirm it first"):
        announce(work, make.event(status=status))


def test_what_is_needed_comes_before(work: Work, make: Make) -> None:
    event = make.event(cities=Texts(), venues=Texts())

    with pytest.raises(Conflict, match="Before you announce it: Give a place or a link"):
        announce(work, event)
