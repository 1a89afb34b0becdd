from __future__ import annotations

from planner.events.attendance_facts import AttendanceFacts, MediumFacts, PoolFacts, Qualifier
from planner.invitations.attendance import attendance_facts
from planner.invitations.door import AttendancePlan, state_attendance
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


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
