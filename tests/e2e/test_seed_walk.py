"""From an empty folder to two published releases: the round table of St. Petersburg."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from tests.e2e.facts import ENGLISH, NOWHERE, RUSSIAN
from tests.e2e.first_run import open_office, sign_in
from tests.e2e.guests import (
    answer_as_guest,
    check_in,
    enter_journalist,
    enter_outlets,
    invite_ticked,
    journalists,
    let_in,
    move_on,
    release_all,
)
from tests.e2e.hand import Hand
from tests.e2e.letters import to_address, wait_for_letters
from tests.e2e.planning import (
    enter_outline,
    enter_person,
    enter_pool,
    enter_programme,
    enter_study,
    mark_proposals,
    note_statement,
    plan_event,
)
from tests.e2e.publishing import Paper, download, draft, in_the_way, publish, stranger
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

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
DOMAIN = "iom-moscow.example.org"
Shoot = Callable[[Page, str], None]


@pytest.fixture
def seed(make: Make) -> Seed:
    """What is to be entered: the facts of the source as models, in a database of the test's own."""
    return round_table(make)


def test_from_plan_to_published(
    run: Callable[[str], Running],
    browser: Browser,
    page: Page,
    shoot: Shoot,
    seed: Seed,
    work: Work,
    keep_paper: Callable[[bytes], None],
) -> None:
    running = run("2012-03-12T09:00:00+04:00")
    hand = Hand(page, running.url)

    open_office(
        hand,
        running.code,
        zone="Europe/Moscow",
        names=Texts(en="IOM Moscow", ru="МОМ в Москве"),
        cities=Texts(en="Moscow", ru="Москва"),
        domain=DOMAIN,
    )
    shoot(page, "an-empty-desk")
    _fill_the_registers(hand, shoot, seed, work)
    event_page = _plan(hand, shoot, seed, work)
    _invite(hand, shoot, event_page, running, seed)
    _answer_and_fix_the_hour(hand, shoot, event_page, running, browser)
    _hold(hand, shoot, event_page, running)
    _release(hand, shoot, event_page)
    for paper in _read_as_a_stranger(shoot, running, browser):
        keep_paper(paper.content)


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


def _invite(hand: Hand, shoot: Shoot, event_page: str, running: Running, seed: Seed) -> None:
    enter_outlets(hand)
    for one in journalists():
        enter_journalist(hand, one)
    enter_pool(hand, seed.pool, [one.address for one in journalists()[:4]])
    shoot(hand.page, "pool")
    move_on(hand, event_page, "Confirm")
    hand.go(f"{event_page}inviting/preview")
    shoot(hand.page, "preview")
    invite_ticked(hand, event_page, [one.name for one in journalists()])
    shoot(hand.page, "guest-list")
    assert running.letters() == []
    release_all(hand, event_page, 12)
    shoot(hand.page, "outbox")
    letters = wait_for_letters(running, 12)
    assert {(letter.method, letter.sequence) for letter in letters} == {("REQUEST", 0)}
    assert len({letter.to for letter in letters}) == 12
    hand.go("/desk/mailbox/")
    hand.press("Приглашение: " + seed.event.titles["ru"])
    shoot(hand.page, "letter-as-received")


def _answer_and_fix_the_hour(
    hand: Hand, shoot: Shoot, event_page: str, running: Running, browser: Browser
) -> None:
    letters = wait_for_letters(running, 12)
    (first,) = filter(to_address("ada.lamp"), letters)
    (second,) = filter(to_address("boris.quill"), letters)
    running.keep(answer_as_guest(browser, first.link, "accepted")[1], "guest-en")
    running.keep(
        answer_as_guest(browser, second.link, "delegated", {"Имя и фамилия коллеги": "Vera Nib"})[
            1
        ],
        "guest-ru",
    )
    hand.go(f"{event_page}invitations")
    shoot(hand.page, "answers")
    hand.go(event_page)
    hand.press("Edit Date and hour")
    hand.pick("How certain date and hour are", "day and hour fixed")
    hand.fill("Begins at", "11:00")
    hand.fill("Ends at", "12:30")
    hand.press("Save")
    shoot(hand.page, "hour-fixed")
    release_all(hand, event_page, 12)
    updates = wait_for_letters(running, 24)[12:]
    assert {(letter.method, letter.sequence) for letter in updates} == {("REQUEST", 1)}
    (again,) = filter(to_address("ada.lamp"), updates)
    assert again.entry["UID"] == first.entry["UID"]
    assert again.entry.start.isoformat() == "2012-03-27T07:00:00+00:00"
    answer_as_guest(browser, again.link, "accepted")


def _hold(hand: Hand, shoot: Shoot, event_page: str, running: Running) -> None:
    running.set_clock("2012-03-27T10:30:00+04:00")
    sign_in(hand, DOMAIN)  # a fortnight later the session has ended
    check_in(hand, event_page, ["Ada Lamp", "Clara Ink", "Denis Column"])
    let_in(hand, event_page, "Mila Walker", "Granite Online")
    expect(hand.page.locator(".door__came")).to_contain_text("4 here")
    shoot(hand.page, "door")
    hand.press("What is said of attendance")
    hand.page.locator(".ticks__one", has_text="UN Women pool").get_by_role("checkbox").check()
    hand.press("Save")
    running.set_clock("2012-03-27T14:00:00+04:00")
    sign_in(hand, DOMAIN)  # an administrator left alone for an hour signs in again
    move_on(hand, event_page, "It was held")
    shoot(hand.page, "held")


def _release(hand: Hand, shoot: Shoot, event_page: str) -> None:
    hand.go(f"{event_page}people")
    hand.page.locator(".said a", has_text="indirect").first.click()
    hand.page.get_by_label("Unclear: confirm with the speaker").uncheck()
    hand.press("Save")
    for language in ("en", "ru"):
        release_page = draft(hand, event_page, language)
        shoot(hand.page, f"draft-{language}")
        assert in_the_way(hand) == []
        publish(hand, release_page)
        shoot(hand.page, f"published-{language}")


def _read_as_a_stranger(shoot: Shoot, running: Running, browser: Browser) -> list[Paper]:
    """Returns the papers that were downloaded."""
    page = stranger(browser)
    page.goto(running.url)
    shoot(page, "newsroom")
    papers = {}
    for language in ("en", "ru"):
        page.goto(f"{running.url}/newsroom/iom-moscow/?language={language}")
        page.locator("main a[href*='/releases/']").first.click()
        page.wait_for_load_state()
        shoot(page, f"release-{language}")
        url = page.url.split("?")[0] + ".pdf"
        papers[language] = download(page, url)
        assert download(page, url) == papers[language]
        assert papers[language].is_tagged
    assert {language: paper.language[:2] for language, paper in papers.items()} == {
        "en": "en",
        "ru": "ru",
    }
    assert [fact for fact in ENGLISH if not papers["en"].says(fact)] == []
    assert [fact for fact in RUSSIAN if not papers["ru"].says(fact)] == []
    for paper in papers.values():
        text = paper.text.replace(running.url, "").casefold()  # its port may be any number
        assert [word for word in NOWHERE if word.casefold() in text] == []
    assert page.context.cookies() == []
    return [*papers.values()]
