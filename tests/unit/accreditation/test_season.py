"""Accreditation for a season."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from planner.accreditation.models import AttendanceRequest, RequestState, SeasonAccreditation
from planner.accreditation.season import (
    SeasonPlan,
    accredit,
    accredited_among,
    approve_if_accredited,
    end_season,
    revise_season,
    season_of,
    seasons,
    seasons_of,
    take_up_season,
)
from planner.contacts.models import Person
from planner.invitations.guest_kinds import GuestKind
from planner.jobs.places import settle_places
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event
from tests.unit.invitations.post import invite

SPRING = SeasonPlan(since=date(2012, 3, 1), until=date(2012, 3, 27), number="P-17")
TODAY = date(2012, 3, 20)


def ada(make: Make, **given: Any) -> Person:
    return make.person("Ada Ferrymann", email="ada@paper.test", **given)


def confirmed(work: Work, make: Make) -> AttendanceRequest:
    return asked(work, open_event(make))


def test_whoever_is_accredited_is_on_the_list_once_they_have_confirmed(
    work: Work, make: Make
) -> None:
    person = ada(make)
    accredit(work, person, SPRING)
    request = confirmed(work, make)

    guest = approve_if_accredited(work, request)

    assert guest is not None
    assert (guest.person, request.state) == (person, RequestState.APPROVED)


def test_they_come_as_what_they_are_accredited_as(work: Work, make: Make) -> None:
    accredit(work, ada(make), replace(SPRING, kind=GuestKind.CREW))
    request = asked(work, open_event(make), kind=GuestKind.OFFICIAL)

    guest = approve_if_accredited(work, request)

    assert guest is not None
    assert guest.kind is GuestKind.CREW


def test_the_worker_writes_their_letter_which_waits(work: Work, make: Make) -> None:
    accredit(work, ada(make), SPRING)
    guest = approve_if_accredited(work, confirmed(work, make))
    assert guest is not None
    work.session.commit()

    settle_places(work.session, work.links, work.now)

    letters = work.session.scalars(select(Letter).where(Letter.about == guest.about)).all()
    assert [(one.purpose, one.wording, one.delivery) for one in letters] == [
        ("invitation", "accredited:", Delivery.HELD)
    ]


@pytest.mark.parametrize(
    "plan",
    [
        SeasonPlan(since=date(2012, 3, 28), until=date(2012, 4, 30)),
        SeasonPlan(since=date(2012, 1, 1), until=date(2012, 3, 26)),
    ],
)
def test_another_season_approves_nothing(work: Work, make: Make, plan: SeasonPlan) -> None:
    accredit(work, ada(make), plan)
    request = confirmed(work, make)

    assert approve_if_accredited(work, request) is None
    assert request.state is RequestState.REQUESTED


def test_one_that_has_ended_approves_nothing_until_it_is_taken_up(work: Work, make: Make) -> None:
    season = accredit(work, ada(make), SPRING)
    request = confirmed(work, make)

    end_season(work, season)
    end_season(work, season)
    assert approve_if_accredited(work, request) is None

    take_up_season(work, season)
    take_up_season(work, season)
    assert approve_if_accredited(work, request) is not None


@pytest.mark.parametrize(
    ("name", "email"),
    [("Ada Ferrymann", "other@paper.test"), ("Boris Bridge", "ada@paper.test")],
)
def test_name_and_address_have_to_be_theirs(work: Work, make: Make, name: str, email: str) -> None:
    accredit(work, make.person(name, email=email), SPRING)

    assert approve_if_accredited(work, confirmed(work, make)) is None


def test_of_two_with_that_name_and_address_nobody_is_chosen(work: Work, make: Make) -> None:
    accredit(work, ada(make), SPRING)
    accredit(work, ada(make), SPRING)

    assert approve_if_accredited(work, confirmed(work, make)) is None


def test_what_does_not_wait_is_not_approved(work: Work, make: Make) -> None:
    accredit(work, ada(make), SPRING)

    assert approve_if_accredited(work, asks(work, open_event(make))) is None


def test_an_event_without_a_day_approves_nobody(work: Work, make: Make) -> None:
    accredit(work, ada(make), SPRING)
    request = confirmed(work, make)
    request.event.starts_on = None

    assert approve_if_accredited(work, request) is None
    assert accredited_among(work, [1], None) == {}


def test_who_cannot_be_invited_is_left_to_a_member(work: Work, make: Make) -> None:
    make.outlet(names=Texts(en="River Post"))
    person = ada(make)
    accredit(work, person, SPRING)
    event = open_event(make)
    invite(work, event, [make.person("Boris", email="ada@paper.test")])
    request = asked(work, event)

    assert approve_if_accredited(work, request) is None

    work.session.expire_all()
    assert (request.state, request.version) == (RequestState.REQUESTED, 2)
    assert person.affiliations == []


def test_days_are_the_right_way_round(work: Work, make: Make) -> None:
    with pytest.raises(Invalid) as refusal:
        accredit(work, ada(make), SeasonPlan(since=date(2012, 3, 2), until=date(2012, 3, 1)))

    assert refusal.value.field == "until"


def test_one_is_changed_by_whoever_saw_it_as_it_is(work: Work, make: Make) -> None:
    season = accredit(work, ada(make), SPRING)
    plan = SeasonPlan(since=SPRING.since, until=date(2012, 6, 30), kind=GuestKind.CREW)

    revise_season(work, season, plan, 1)

    assert (season.until, season.kind, season.number) == (date(2012, 6, 30), GuestKind.CREW, "")
    with pytest.raises(Stale):
        revise_season(work, season, plan, 1)


def listed(work: Work, *, ended: bool) -> list[SeasonAccreditation]:
    return list(work.session.scalars(seasons(work.office_id, ended=ended, today=TODAY)))


def test_those_that_hold_and_those_that_are_over_are_listed_apart(work: Work, make: Make) -> None:
    holds = accredit(work, ada(make), SPRING)
    over = accredit(
        work, make.person("Boris"), SeasonPlan(since=date(2011, 1, 1), until=date(2011, 12, 31))
    )

    assert (listed(work, ended=False), listed(work, ended=True)) == ([holds], [over])


def test_one_is_found_by_its_number_and_its_person(work: Work, make: Make) -> None:
    season = accredit(work, ada(make), SPRING)

    found = work.session.scalars(season_of(work.office_id, season.id)).one()
    assert found is season
    assert found.holds_on(date(2012, 3, 27))
    assert work.session.scalars(seasons_of(work.office_id, season.person_id)).all() == [season]
    assert accredited_among(work, [season.person_id], TODAY) == {season.person_id: season}
