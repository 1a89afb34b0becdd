from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy import event as sql
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventKind, EventStatus, PartState
from planner.events.models.study import Study, StudyKind
from planner.events.queries import (
    EventList,
    Span,
    double_bookings,
    event_of,
    event_with_everything,
    study_choices,
)
from planner.kernel.searchable import Register
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def on(day: int, month: int = 3, year: int = 2012) -> dict[str, date]:
    return {"starts_on": date(year, month, day), "ends_on": date(year, month, day)}


def titles(work: Work, wanted: EventList) -> list[str]:
    return [found.title("en") for found in work.session.scalars(wanted.select())]


@pytest.fixture
def diary(make: Make) -> None:
    make.event(titles=Texts(en="Past"), **on(19))
    make.event(titles=Texts(en="Soon", ru="Реки"), **on(21), kind=EventKind.BRIEFING)
    make.event(titles=Texts(en="Later"), **on(2, 1, 2013), status=EventStatus.TENTATIVE)
    make.event(titles=Texts(en="Running"), starts_on=date(2012, 3, 18), ends_on=date(2012, 3, 22))
    make.event(
        titles=Texts(en="Someday"), starts_on=None, ends_on=None, starts_clock=None, ends_clock=None
    )
    make.event(titles=Texts(en="Theirs"), office_id=make.office().id)


@pytest.mark.usefixtures("diary")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Later", "Soon", "Past", "Running"]),
        ({"span": Span.UPCOMING}, ["Running", "Soon", "Later"]),
        ({"span": Span.PAST}, ["Past"]),
        ({"span": Span.UNDATED}, ["Someday"]),
        ({"year": 2013}, ["Later"]),
        ({"year": 2012}, ["Soon", "Past", "Running"]),
        ({"search": "REKI"}, ["Soon"]),
        ({"search": "%"}, []),
        ({"kind": EventKind.BRIEFING}, ["Soon"]),
        ({"status": EventStatus.TENTATIVE}, ["Later"]),
        ({"after": "nonsense"}, ["Later", "Soon", "Past", "Running"]),
        ({"after": ".1"}, ["Later", "Soon", "Past", "Running"]),
    ],
)
def test_the_list_as_somebody_asks_for_it(
    work: Work, asked: dict[str, Any], found: list[str]
) -> None:
    assert titles(work, EventList(office_id=work.office_id, now=work.now, **asked)) == found


@pytest.mark.parametrize("span", [Span.ALL, Span.UPCOMING, Span.UNDATED])
def test_pages_go_on_where_the_last_one_ended(work: Work, make: Make, span: Span) -> None:
    when: dict[str, Any] = on(27)
    if span is Span.UNDATED:
        when = {"starts_on": None, "ends_on": None, "starts_clock": None, "ends_clock": None}
    for name in "abc":
        make.event(titles=Texts(en=name), **when)
    make.event(
        titles=Texts(en="d"), **({**when, "starts_clock": time(12)} if when["starts_on"] else when)
    )
    wanted = EventList(office_id=work.office_id, now=work.now, span=span)
    row = list(work.session.scalars(wanted.select()))

    for place, last in enumerate(row):
        following = replace(wanted, after=EventList.key(last))
        assert list(work.session.scalars(following.select())) == row[place + 1 :]


def test_events_of_another_office_are_not_found(work: Work, make: Make) -> None:
    event = make.event(office_id=make.office().id)

    assert work.session.scalars(event_of(work.office_id, event.id)).all() == []


def test_everything_comes_in_a_bounded_number_of_statements(
    work: Work, make: Make, engine: Engine, session: Session
) -> None:
    event = make.event(
        project=make.project(implementer=make.organisation(), programme=make.aid_programme()),
        programme_of_work=make.aid_programme(),
        hotline=make.hotline(),
    )
    make.body(event, BodyRole.DONOR)
    make.occasion(event, anniversary=make.anniversary(owner=make.organisation()))
    for _ in range(3):
        item = make.item(event, study=make.study(conductor=make.organisation()))
        make.part(item, person=make.person())
        make.part(item, organisation=make.organisation())
    number = event.id
    session.expunge_all()
    asked: list[str] = []
    sql.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    found = session.scalars(event_with_everything(work.office_id, number)).one()
    _read_all(found)

    assert len(asked) == 10, asked


def _read_all(event: Event) -> None:
    assert event.project
    assert event.project.implementer
    assert event.project.programme
    assert event.hotline
    assert (event.project.donors, event.hotline.operators) == ([], [])
    assert [body.organisation.label for body in event.bodies]
    assert [occasion.anniversary.owner for occasion in event.occasions]
    for item in event.programme:
        assert item.study
        assert item.study.conductor
        assert [part.person or part.organisation for part in item.parts]
    assert event.contacts == []


def test_double_bookings(work: Work, make: Make) -> None:
    busy, free = make.person(), make.person()
    event, other = make.event(), make.event(starts_clock=time(12), ends_clock=time(14))
    after = make.event(starts_clock=time(13), ends_clock=time(14))
    cancelled = make.event(status=EventStatus.CANCELLED)
    for person in (busy, free):
        make.part(make.item(event), person=person)
    clash = make.part(make.item(other), person=busy)
    make.part(make.item(other), person=free, state=PartState.DECLINED)
    for elsewhere in (after, cancelled):
        make.part(make.item(elsewhere), person=busy)

    assert work.session.scalars(double_bookings(event)).all() == [clash]


def test_the_register_of_studies(work: Work, make: Make) -> None:
    survey = make.study(titles=Texts(en="Labour", ru="Труд"))
    research = make.study(titles=Texts(en="Children"), kind=StudyKind.RESEARCH)
    old = make.study(titles=Texts(en="Old"), archived_at=work.now)

    def found(**asked: Any) -> set[int]:
        register = Register(model=Study, office_id=work.office_id, **asked)
        return {s.id for s in work.session.scalars(register.select())}

    assert found() == {survey.id, research.id}
    assert found(search="trud") == {survey.id}
    assert found(archived=True) == {old.id}
    offered = work.session.execute(study_choices(work.office_id, "ru", "en", keep=[old.id]))
    assert [label for _, label in offered] == ["Children", "Труд", "Old"]
