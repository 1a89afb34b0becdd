"""Who came, in the words that releases need."""

from __future__ import annotations

from planner.events.attendance_facts import ABOUT
from planner.invitations.models import Attendance, PoolPresence
from planner.invitations.presence import attendance_facts
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make


def test_answers_are_no_attendance(work: Work, make: Make) -> None:
    event = make.event()
    make.invitation(event, answer="accepted")

    assert not attendance_facts(work, event).is_recorded


def test_those_who_were_ticked_off_are_counted_by_medium(work: Work, make: Make) -> None:
    event, outlet = make.event(), make.outlet(names=Texts(en="Gazette"))
    for _ in range(2):
        make.invitation(event, outlet=outlet, checked_in_at=NOW)
    make.invitation(event, checked_in_at=NOW)

    found = attendance_facts(work, event)

    assert (found.people, found.outlets, found.qualifier) == (3, 1, "")
    assert [medium.names for medium in found.media] == [Texts(en="Gazette")]
    assert not found.media_are_public


def test_what_the_office_states_counts_more(work: Work, make: Make) -> None:
    event = make.event()
    make.invitation(event, checked_in_at=NOW)
    within = make.pool(programme=make.aid_programme(abbreviation="CARMP"))
    for stated in (
        Attendance(
            office_id=work.office_id,
            event=event,
            people=40,
            outlets=20,
            qualifier=ABOUT,
            outlets_are_public=True,
        ),
        PoolPresence(office_id=work.office_id, event=event, pool=within),
        PoolPresence(office_id=work.office_id, event=event, pool=make.pool(), position=1),
    ):
        work.session.add(stated)
    work.session.flush()

    found = attendance_facts(work, event)

    assert (found.people, found.outlets, found.qualifier) == (40, 20, ABOUT)
    assert found.media_are_public
    assert [pool.programme_abbreviation for pool in found.pools] == ["CARMP", ""]


def test_a_statement_without_numbers_leaves_the_count(work: Work, make: Make) -> None:
    event = make.event()
    make.invitation(event, checked_in_at=NOW)
    work.session.add(Attendance(office_id=work.office_id, event=event))
    work.session.flush()

    assert attendance_facts(work, event).people == 1
