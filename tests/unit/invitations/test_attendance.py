from __future__ import annotations

import pytest

from planner.events.attendance_facts import (
    AttendanceFacts,
    MediumFacts,
    OtherFacts,
    PoolFacts,
    Qualifier,
)
from planner.invitations.attendance import attendance_facts
from planner.invitations.stated_attendance import (
    AttendancePlan,
    OtherGuestsPlan,
    attendance_of,
    state_attendance,
)
from planner.kernel.errors import Invalid
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from tests.factories import Make

X = Texts(en="x")
STUDENTS = OtherGuestsPlan(people=14, nouns=Texts(en="students"))


def test_nobody_counted_is_not_recorded(work: Work, make: Make) -> None:
    found = attendance_facts(work, make.event())

    assert found == AttendanceFacts()
    assert not found.is_recorded


def test_what_was_counted_stands_where_nothing_is_said(work: Work, make: Make) -> None:
    event = make.event()
    for outlet in (make.outlet(names=Texts(en="Gazette")), None):
        make.invitation(event, outlet=outlet, checked_in_at=work.now)

    assert attendance_facts(work, event) == AttendanceFacts(
        people=2, outlets=1, media=(MediumFacts(names=Texts(en="Gazette")),)
    )


def test_what_the_office_says_goes_before_the_count(work: Work, make: Make) -> None:
    event = make.event()
    programme = make.aid_programme(names=Texts(en="Regional programme"), abbreviation="CARMP")
    within = make.pool(names=Texts(en="First pool"), programme=programme)
    alone = make.pool(names=Texts(en="Second pool"))
    make.invitation(event, checked_in_at=work.now)
    plan = AttendancePlan(
        people=30, outlets=12, qualifier=Qualifier.MORE_THAN, pool_ids=(within.id, alone.id)
    )

    state_attendance(work, event, plan)

    assert attendance_facts(work, event) == AttendanceFacts(
        people=30,
        outlets=12,
        qualifier=Qualifier.MORE_THAN,
        pools=(
            PoolFacts(
                names=Texts(en="First pool"),
                programme_id=programme.id,
                programme_names=Texts(en="Regional programme"),
                programme_abbreviation="CARMP",
            ),
            PoolFacts(names=Texts(en="Second pool")),
        ),
    )


def test_outlets_are_named_without_a_guest_and_others_are_counted_apart(
    work: Work, make: Make
) -> None:
    event = make.event()
    gazette = make.outlet(names=Texts(en="Gazette"))
    radio = make.outlet(names=Texts(en="Radio"))
    make.invitation(event, outlet=make.outlet(names=Texts(en="Agency")), checked_in_at=work.now)
    students = OtherGuestsPlan(people=14, nouns=Texts(en="students"))
    plan = AttendancePlan(outlets=19, named_ids=(radio.id, gazette.id), others=(students,))

    state_attendance(work, event, plan)
    state_attendance(work, event, plan)

    found = attendance_facts(work, event)
    assert [medium.names.best() for medium in found.media] == ["Radio", "Gazette"]
    assert found.media_are_public
    assert found.others == (OtherFacts(people=14, nouns=Texts(en="students")),)


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (AttendancePlan(people=9, outlets=15), "outlets"),
        (AttendancePlan(people=9, outlets=15, qualifier=Qualifier.ABOUT), "outlets"),
        (AttendancePlan(people=0, outlets=1, is_confirmed=True), "outlets"),
        (AttendancePlan(outlets=0, named_ids=(1,)), "outlets"),
        (AttendancePlan(people=0, named_ids=(1, 2), is_confirmed=True), "people"),
        (AttendancePlan(people=2, named_ids=(1, 2, 3)), "outlets"),
        (
            AttendancePlan(
                people=2, outlets=1, outlets_qualifier=Qualifier.ABOUT, named_ids=(1, 2, 3)
            ),
            "outlets",
        ),
        (AttendancePlan(people=-1), "people"),
        (AttendancePlan(qualifier=Qualifier.MORE_THAN, outlets=5), "people"),
        (AttendancePlan(people=9, outlets_qualifier=Qualifier.ABOUT), "outlets"),
        (AttendancePlan(others=(OtherGuestsPlan(people=0, nouns=X),)), "others-0-people"),
        (
            AttendancePlan(others=(STUDENTS, OtherGuestsPlan(people=1, nouns=NO_TEXTS))),
            "others-1-nouns",
        ),
        (AttendancePlan(named_ids=(99,)), "named"),
    ],
)
def test_numbers_that_exclude_each_other_are_refused(
    work: Work, make: Make, plan: AttendancePlan, field: str
) -> None:
    event = make.event()

    with pytest.raises(Invalid) as refusal:
        state_attendance(work, event, plan)

    assert refusal.value.field == field
    assert attendance_of(work, event) is None


@pytest.mark.parametrize(
    "plan",
    [
        AttendancePlan(people=12, outlets=20, is_confirmed=True),
        AttendancePlan(people=12, outlets=20, qualifier=Qualifier.MORE_THAN),
    ],
)
def test_more_outlets_than_journalists_where_somebody_says_so(
    work: Work, make: Make, plan: AttendancePlan
) -> None:
    event = make.event()

    state_attendance(work, event, plan)

    found = attendance_facts(work, event)
    assert (found.people, found.outlets) == (12, 20)


def test_the_refusal_says_both_numbers(work: Work, make: Make) -> None:
    with pytest.raises(Invalid) as refusal:
        state_attendance(work, make.event(), AttendancePlan(people=9, outlets=15))

    assert refusal.value.message == (
        "9 journalists cannot come from 15 media outlets: correct one of the numbers, or confirm "
        "that both are right."
    )
