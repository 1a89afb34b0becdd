from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from planner.anniversaries.models import Precision
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.occasions import (
    candidates,
    mark_occasion,
    move_occasion,
    proposals,
    unmark_occasion,
    unrepresented,
    years_of,
)
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ordering import Direction
from planner.kernel.work import Work
from tests.factories import Make


def proposed(work: Work, event: Event) -> list[tuple[int, int, bool, int | None]]:
    assert event.starts_on is not None
    register = work.session.scalars(candidates(work.office_id, event.starts_on)).all()
    return [
        (p.anniversary.base_year, p.years, p.is_round, p.days_away)
        for p in proposals(event, register)
    ]


def test_the_register_proposes_what_is_round_or_near(work: Work, make: Make) -> None:
    event = make.event()
    make.anniversary(base_year=1867)
    make.anniversary(base_year=1992)
    make.anniversary(base_year=1993)
    make.anniversary(base_year=2012)
    make.anniversary(base_year=2017)
    make.anniversary(base_year=1967, archived_at=work.now)
    make.anniversary(base_year=1901, exact_on=date(1901, 4, 26), precision=Precision.DAY)
    make.anniversary(base_year=1902, exact_on=date(1902, 4, 27), precision=Precision.DAY)
    make.anniversary(base_year=1902, exact_on=date(1902, 3, 27), precision=Precision.DAY)

    assert proposed(work, event) == [
        (1902, 110, True, 0),
        (1901, 111, False, 30),
        (1867, 145, True, None),
        (1902, 110, True, None),
        (1992, 20, True, None),
    ]


def test_without_a_date_nothing_is_proposed(make: Make) -> None:
    event = make.event(starts_on=None, starts_clock=None, ends_clock=None)

    assert proposals(event, [make.anniversary()]) == []


def test_years_are_calendar_years(work: Work, make: Make) -> None:
    event = make.event()
    fms = make.anniversary(base_year=1992, exact_on=date(1992, 6, 14))

    occasion = mark_occasion(work, event, fms)

    assert years_of(occasion) == 20
    assert proposed(work, event) == []
    undated = make.event(starts_on=None, starts_clock=None, ends_clock=None)
    assert years_of(mark_occasion(work, undated, fms)) is None


def test_what_is_not_a_year_old_is_not_marked(work: Work, make: Make) -> None:
    event, anniversary = make.event(), make.anniversary()

    with pytest.raises(Invalid, match="not a year old"):
        mark_occasion(work, event, make.anniversary(base_year=2012))
    mark_occasion(work, event, anniversary)
    with pytest.raises(Conflict, match="already"):
        mark_occasion(work, event, anniversary)


def test_occasions_stand_in_an_order(work: Work, make: Make) -> None:
    event = make.event()
    a, b = (mark_occasion(work, event, make.anniversary()) for _ in range(2))

    move_occasion(work, b, Direction.UP)
    assert (a.position, b.position) == (1, 0)
    work.session.expire(event)
    unmark_occasion(work, b)

    assert (event.occasions, a.position) == ([a], 0)


def test_owners_without_anybody_in_the_programme_are_noticed(work: Work, make: Make) -> None:
    event = make.event()
    assert unrepresented(work, event) == []
    red_cross, fms, unhcr, un, absent = (
        make.organisation(n) for n in ("RC", "FMS", "HCR", "UN", "A")
    )
    for owner in (red_cross, fms, unhcr, un, absent, None):
        mark_occasion(work, event, make.anniversary(owner=owner))
    directorate = make.organisation("UFMS", parent=fms)
    item = make.item(event)
    nikiforov = make.person()
    make.affiliation(nikiforov, organisation=directorate)
    make.part(item, person=nikiforov)
    make.part(item, organisation=make.organisation("RC Centre", parent=red_cross))
    make.part(item, organisation=unhcr)
    make.part(item, organisation=absent, state="declined")

    assert unrepresented(work, event) == [un, absent]


def test_only_five_generations_of_bodies_are_asked(work: Work, make: Make) -> None:
    event, bodies = make.event(), [make.organisation()]
    for _ in range(6):
        bodies.append(make.organisation(parent=bodies[-1]))
    for owner in bodies[:2]:
        mark_occasion(work, event, make.anniversary(owner=owner))

    make.part(make.item(event), organisation=bodies[-1])

    assert unrepresented(work, event) == [bodies[0]]


def test_a_closed_event_keeps_what_it_marked(work: Work, make: Make) -> None:
    event = make.event()
    occasion = make.occasion(event)
    event.status = EventStatus.CLOSED

    acts: list[Callable[[], object]] = [
        lambda: mark_occasion(work, event, make.anniversary()),
        lambda: move_occasion(work, occasion, Direction.UP),
        lambda: unmark_occasion(work, occasion),
    ]
    for act in acts:
        with pytest.raises(Conflict, match="The event is closed"):
            act()
    assert event.occasions == [occasion]
