"""From an empty folder to two published releases: the round table of St. Petersburg."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.statements import Statement
from planner.events.studies import Study
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from tests.e2e.first_run import open_office
from tests.e2e.hand import Hand
from tests.e2e.planning import (
    enter_outline,
    enter_person,
    enter_programme,
    enter_study,
    mark_proposals,
    note_statement,
    plan_event,
)
from tests.e2e.registers import (
    enter_anniversary,
    enter_hotline,
    enter_organisation,
    enter_programme_of_work,
    enter_project,
)
from tests.e2e.running import Running
from tests.factories import Make
from tests.seed import Seed, round_table

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
Shoot = Callable[[Page, str], None]


@pytest.fixture
def seed(make: Make) -> Seed:
    """What is to be entered: the facts of the source as models, in a database of the test's own."""
    return round_table(make)


def test_from_plan_to_published(
    run: Callable[[str], Running], page: Page, shoot: Shoot, seed: Seed, work: Work
) -> None:
    running = run("2012-03-12T09:00:00+04:00")
    hand = Hand(page, running.url)

    open_office(
        hand,
        running.code,
        zone="Europe/Moscow",
        names=Texts(en="IOM Moscow", ru="МОМ в Москве"),
        cities=Texts(en="Moscow", ru="Москва"),
        domain="iom-moscow.example.org",
    )
    shoot(page, "an-empty-desk")
    _fill_the_registers(hand, shoot, seed, work)
    _plan(hand, shoot, seed, work)


def _fill_the_registers(hand: Hand, shoot: Shoot, seed: Seed, work: Work) -> None:
    for body in work.session.scalars(select(Organisation).order_by(Organisation.id)):
        enter_organisation(hand, body)
    hand.go("/desk/organisations/")
    shoot(hand.page, "organisations")
    enter_programme_of_work(hand, seed.carmp)
    enter_project(hand, seed.project)
    shoot(hand.page, "project")
    enter_hotline(hand, seed.hotline)
    for anniversary in work.session.scalars(select(Anniversary).order_by(Anniversary.id)):
        enter_anniversary(hand, anniversary)
    shoot(hand.page, "anniversaries")


def _plan(hand: Hand, shoot: Shoot, seed: Seed, work: Work) -> str:
    session = work.session
    for person in session.scalars(select(Person).order_by(Person.id)):
        enter_person(hand, person)
    for study in session.scalars(select(Study).order_by(Study.id)):
        enter_study(hand, study)
    event_page = plan_event(hand, seed.event)
    shoot(hand.page, "a-new-event")
    enter_outline(hand, seed.event)
    shoot(hand.page, "outline")
    mark_proposals(hand, event_page, 3)
    shoot(hand.page, "occasions")
    enter_programme(hand, event_page, seed.event.programme)
    shoot(hand.page, "programme")
    for statement in session.scalars(select(Statement).order_by(Statement.id)):
        note_statement(hand, event_page, statement)
    shoot(hand.page, "people")
    return event_page
