from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.models import Outlet, Person
from planner.events.attendance_facts import Qualifier
from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.door import (
    WalkInPlan,
    check_in,
    undo_check_in,
    walk_in,
)
from planner.invitations.models import Invitation
from planner.invitations.queries import attendance_by_outlet
from planner.invitations.stated_attendance import (
    AttendancePlan,
    attendance_of,
    pools_present,
    state_attendance,
)
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make

TODAY = {"starts_on": NOW.date(), "ends_on": NOW.date()}


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_ticking_twice_keeps_the_first_time(work: Work, make: Make) -> None:
    guest, user = make.invitation(make.event(**TODAY)), make.user()
    desk = replace(work, actor_id=user.id)

    check_in(desk, guest)
    check_in(replace(desk, now=work.now + timedelta(minutes=5)), guest)

    assert (guest.checked_in_at, guest.checked_in_by_id) == (work.now, user.id)
    assert verbs(work) == ["invitation.checked_in"]


def test_a_tick_is_undone_once(work: Work, make: Make) -> None:
    guest = make.invitation(make.event(**TODAY))
    check_in(work, guest)

    undo_check_in(work, guest)
    undo_check_in(work, guest)

    assert not guest.came
    assert verbs(work) == ["invitation.checked_in", "invitation.check_in_undone"]


def test_a_walk_in_becomes_a_person_and_a_guest(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.HELD)

    guest = walk_in(
        work, event, WalkInPlan(name=" Zoë  Uno ", outlet="Radio Uno", address="zoe@example.org")
    )

    assert (guest.name, guest.address, guest.is_walk_in, guest.came) == (
        "Zoë Uno",
        "zoe@example.org",
        True,
        True,
    )
    assert guest.invited_at is None
    assert guest.search_text == "zoe uno radio uno"
    assert guest.person.affiliations[0].outlet is guest.outlet
    assert guest.outlet is not None
    assert guest.outlet.names == Texts(en="Radio Uno")


def test_a_known_outlet_and_person_are_found_again(work: Work, make: Make) -> None:
    event = make.event(**TODAY)
    outlet = make.outlet(names=Texts(ru="Газета"))
    make.outlet()
    zoe = make.person("Zoë", email="zoe@example.org")
    make.affiliation(zoe, outlet=outlet)

    guest = walk_in(work, event, WalkInPlan(name="zoe", outlet="газета", address="ZOE@example.org"))

    assert (guest.person, guest.outlet, guest.name) == (zoe, outlet, "Zoë")
    assert len(work.session.scalars(select(Outlet)).all()) == 2
    assert len(work.session.scalars(select(Person)).all()) == 1
    assert len(zoe.affiliations) == 1


def test_who_turns_out_to_be_invited_is_ticked_there(work: Work, make: Make) -> None:
    invited = make.invitation(
        make.event(**TODAY), person=make.person("Ada", email="ada@example.org")
    )

    guest = walk_in(work, invited.event, WalkInPlan(name="Ada", address="ada@example.org"))

    assert guest is invited
    assert (guest.came, guest.is_walk_in) == (True, False)


@pytest.mark.parametrize("typed", ["Вера Перо", "PERO, Vera", "vera pero", "Vera Nib"])
def test_the_name_of_a_guest_is_known_in_every_spelling(work: Work, make: Make, typed: str) -> None:
    vera = make.person(names=Texts(en="Vera Pero", ru="Вера Перо"), email="vera@example.org")
    invited = make.invitation(make.event(**TODAY), person=vera, name="Vera Nib")

    guest = walk_in(work, invited.event, WalkInPlan(name=typed, address="vera@example.org"))

    assert guest is invited
    assert guest.came


@pytest.mark.parametrize(
    ("is_on_list", "way_out"),
    [(True, "tick them off above"), (False, "write the name so")],
)
def test_an_address_of_somebody_else_is_refused_and_nothing_is_stored(
    work: Work, make: Make, is_on_list: bool, way_out: str
) -> None:
    event, desk = make.event(**TODAY), make.person("Guest 005", email="newsdesk@example.org")
    if is_on_list:
        make.invitation(event, person=desk)

    with pytest.raises(Invalid) as refusal:
        walk_in(
            work,
            event,
            WalkInPlan(
                name="Second Reporter", outlet="New Gazette", address="newsdesk@example.org"
            ),
        )

    assert refusal.value.field == "address"
    assert refusal.value.message == (
        f"This is the address of Guest 005. If it is the same person, {way_out}; "
        "else leave the address empty or give their own."
    )
    assert work.session.scalars(select(Outlet)).all() == []
    assert work.session.scalars(select(Person)).all() == [desk]
    assert not any(guest.came for guest in work.session.scalars(select(Invitation)))


def test_of_two_who_share_a_mailbox_the_named_one_is_ticked(work: Work, make: Make) -> None:
    event = make.event(**TODAY)
    for name in ("Ada", "Bob"):
        make.invitation(event, person=make.person(name, email="newsdesk@example.org"))

    guest = walk_in(work, event, WalkInPlan(name="Bob", address="newsdesk@example.org"))

    came = work.session.scalars(select(Invitation).where(Invitation.checked_in_at.is_not(None)))
    assert came.all() == [guest]
    assert guest.name == "Bob"


def test_an_outlet_that_nothing_refers_to_is_not_entered(work: Work, make: Make) -> None:
    ada = make.person("Ada", email="ada@example.org")
    make.affiliation(ada)
    invited = make.invitation(make.event(**TODAY), person=ada)
    known = work.session.scalars(select(Outlet)).all()

    walk_in(
        work,
        invited.event,
        WalkInPlan(name="Ada", outlet="Another Gazette", address="ada@example.org"),
    )

    assert work.session.scalars(select(Outlet)).all() == known


def test_two_walk_ins_of_one_name_are_two_people(work: Work, make: Make) -> None:
    event = make.event(**TODAY)

    walk_in(work, event, WalkInPlan(name="Ivan Petrov"))
    walk_in(work, event, WalkInPlan(name="Ivan Petrov"))

    assert len(work.session.scalars(select(Invitation)).all()) == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [(WalkInPlan(name=" \u200b "), "name"), (WalkInPlan(name="Zoë", address="x@"), "address")],
)
def test_a_walk_in_needs_a_name(work: Work, make: Make, given: WalkInPlan, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        walk_in(work, make.event(**TODAY), given)

    assert refusal.value.field == field


def test_attendance_is_said_and_said_again(work: Work, make: Make) -> None:
    event, first, second = make.event(), make.pool(), make.pool()

    state_attendance(
        work,
        event,
        AttendancePlan(people=30, qualifier=Qualifier.MORE_THAN, pool_ids=(first.id, second.id)),
    )
    kept = pools_present(work, event)[1]
    state_attendance(
        work, event, AttendancePlan(outlets=12, outlets_are_public=True, pool_ids=(second.id,))
    )

    stated = attendance_of(work, event)
    assert stated is not None
    assert (stated.people, stated.outlets, stated.qualifier, stated.outlets_are_public) == (
        None,
        12,
        "",
        True,
    )
    assert pools_present(work, event) == [kept]
    assert attendance_of(work, make.event()) is None


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (AttendancePlan(people=-1), "people"),
        (AttendancePlan(outlets=100_001), "outlets"),
        (AttendancePlan(pool_ids=(99,)), "pools"),
    ],
)
def test_attendance_that_makes_no_sense_is_refused(
    work: Work, make: Make, plan: AttendancePlan, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        state_attendance(work, make.event(), plan)

    assert refusal.value.field == field


def test_pools_of_another_office_are_none(work: Work, make: Make) -> None:
    theirs = make.pool(office_id=make.office().id)

    with pytest.raises(Invalid, match="Choose from the list"):
        state_attendance(work, make.event(), AttendancePlan(pool_ids=(theirs.id,)))


def test_attendance_is_counted_by_outlet(work: Work, make: Make) -> None:
    event, gazette, radio = make.event(), make.outlet(), make.outlet()
    for outlet in (radio, gazette, gazette, None):
        make.invitation(event, outlet=outlet, checked_in_at=work.now)
    make.invitation(event, outlet=radio)

    found = [(row.outlet, row.people) for row in attendance_by_outlet(work, event)]

    assert found[0] == (gazette, 2)
    assert set(found[1:]) == {(None, 1), (radio, 1)}
