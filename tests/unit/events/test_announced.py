"""What an event was when it was announced, as the history has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from planner.accounts.models import Office
from planner.events.announced import announced_state
from planner.events.changes import When, Where
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.events.operations.announcement import announce
from planner.events.operations.outline import revise_outline
from planner.events.operations.speakers import set_state
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import outline
from tests.unit.releases.advised import advise

HOUR = timedelta(hours=1)


@pytest.fixture
def event(work: Work, make: Make) -> Event:
    found = make.event(link="https://video.test/1")
    revise_outline(work, found, outline(found, where=Where(cities=Texts(en="Mareno"))), None)
    announce(work, found)
    return found


def later(work: Work, hours: int = 1) -> Work:
    return replace(work, now=work.now + hours * HOUR)


def at(event: Event, clock: time) -> When:
    return When(starts_on=event.starts_on, starts_clock=clock, zone=event.zone, second_hour=False)


def test_nothing_has_changed(work: Work, event: Event, make: Make) -> None:
    assert announced_state(work.session, event) is None
    assert announced_state(work.session, make.event(sequence=3)) is None


def test_date_and_place_are_those_of_the_announcement(work: Work, event: Event) -> None:
    for hours, clock in ((1, time(14)), (2, time(15))):
        revise_outline(later(work, hours), event, outline(event, when=at(event, clock)), None)
    elsewhere = Where(cities=Texts(en="Vspolye"), link=event.link)
    revise_outline(later(work, 3), event, outline(event, where=elsewhere), None)

    before = announced_state(work.session, event)

    assert before is not None
    assert (before.event.starts_clock, before.event.cities) == (time(11), Texts(en="Mareno"))
    assert not before.has_other_changes


def test_what_else_an_advisory_tells_is_noticed(
    work: Work, event: Event, office: Office, make: Make
) -> None:
    part = make.part(make.item(event), person=make.person("Ines Lopo"))
    revise_outline(later(work), event, outline(event, when=at(event, time(14))), None)
    assert advise(event, office).update == (
        "UPDATE 2: the hour has changed from 11:00 to 14:00 MSK; the end is not fixed any more; "
        "the other facts stand."
    )

    set_state(later(work, 2), part, PartState.DECLINED)

    assert advise(event, office).update.endswith("; other facts have changed too.")


@pytest.mark.parametrize(
    ("given", "has_others"),
    [
        ({"internal_notes": "nobody reads this"}, False),
        ({"next_steps": Texts(en="The tables follow.")}, False),
        ({"accreditation": Texts(en="Bring a press card.")}, True),
        ({"titles": Texts(en="Rivers")}, True),
        ({"interviews": Texts(en="Ada Lamp, after 12:30.")}, True),
    ],
    ids=str,
)
def test_only_what_an_advisory_tells_counts(
    work: Work, event: Event, given: dict[str, object], has_others: bool
) -> None:
    revised = outline(event, when=at(event, time(14)), **given)
    revise_outline(later(work), event, revised, None)

    before = announced_state(work.session, event)

    assert before is not None
    assert before.has_other_changes is has_others


def test_a_cancelled_event_says_only_that(work: Work, event: Event, office: Office) -> None:
    event.status = EventStatus.CANCELLED

    assert advise(event, office).update == "This event is cancelled."
