from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.events.clashes import Clash, clashes
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus, PartState
from planner.kernel.texts import Texts
from tests.factories import Make


def of(session: Session, event: Event) -> list[Clash]:
    session.flush()
    return clashes(session, event)


@pytest.mark.parametrize(
    ("other", "is_clash"),
    [
        ({}, True),
        ({"venues": Texts(ru="Смалл халл", en="SMALL HALL")}, True),
        ({"venues": Texts(en="Large Hall")}, False),
        ({"venues": Texts()}, False),
        ({"cities": Texts(en="Vienna")}, False),
        ({"cities": Texts()}, True),
        ({"starts_clock": time(12, 59), "ends_clock": time(14)}, True),
        ({"starts_clock": time(13), "ends_clock": time(14)}, False),
        ({"starts_clock": time(9), "ends_clock": time(11)}, False),
        ({"starts_on": date(2012, 3, 25), "ends_on": date(2012, 3, 28)}, True),
        ({"status": EventStatus.CANCELLED}, False),
        ({"status": EventStatus.POSTPONED}, False),
        ({"certainty": Certainty.ALL_DAY, "starts_clock": None, "ends_clock": None}, False),
    ],
)
def test_the_same_place_at_the_same_hour_clashes(
    session: Session, make: Make, other: dict[str, Any], is_clash: bool
) -> None:
    event, second = make.event(), make.event(**other)

    found = of(session, event)

    assert found == ([Clash(second, True, False)] if is_clash else [])


@pytest.mark.parametrize(
    ("state", "is_clash"), [(PartState.ASKED, True), (PartState.DECLINED, False)]
)
def test_a_speaker_of_both_clashes(
    session: Session, make: Make, state: PartState, is_clash: bool
) -> None:
    event, second = make.event(), make.event(venues=Texts(en="Large Hall"))
    person = make.person()
    make.part(make.item(event), person=person)
    make.part(make.item(second), person=person, state=state)

    assert of(session, event) == ([Clash(second, False, True)] if is_clash else [])


@pytest.mark.parametrize(
    "given",
    [
        {"status": EventStatus.CANCELLED},
        {"starts_on": None, "ends_on": None, "starts_clock": None, "ends_clock": None},
    ],
)
def test_without_a_date_or_cancelled_nothing_clashes(
    session: Session, make: Make, given: dict[str, Any]
) -> None:
    make.event()

    assert of(session, make.event(**given)) == []
