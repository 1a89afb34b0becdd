"""From the empty office to the release in two languages, with every press and every page counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from tests.e2e import thrifty
from tests.e2e.counting import Count, ThriftyHand
from tests.e2e.facts import ENGLISH, NOWHERE, RUSSIAN
from tests.e2e.first_run import open_office
from tests.e2e.letters import wait_for_letters
from tests.e2e.publishing import download, stranger
from tests.e2e.running import ROOT, Running, start
from tests.factories import Make
from tests.seed import Seed, round_table

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
R = TypeVar("R", Organisation, Study, Anniversary, Statement)
MOST_PRESSES, MOST_LOADS = 90, 70
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The program as it stands here, on an empty instance."""
    program = start(ROOT, tmp_path / "instance", "2012-03-12T09:00:00+04:00")
    yield program
    assert program.stop() == 0


@pytest.fixture
def seed(make: Make) -> Seed:
    """What is to be entered."""
    return round_table(make)


def test_the_whole_way_takes_few_presses_and_pages(
    running: Running,
    browser: Browser,
    seed: Seed,
    session: Session,
    request: pytest.FixtureRequest,
) -> None:
    window = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", permissions=CLIPBOARD
    )
    hand = ThriftyHand(window.new_page(), running.url)
    _open(hand, running)
    count = Count()
    count.listen(hand.page)
    hand.follow(hand.page.get_by_role("link", name="Today"), "Today")  # the count begins here

    _plan(hand, seed, session)
    thrifty.invite(hand)
    assert len({letter.to for letter in wait_for_letters(running, 12)}) == 12
    thrifty.note_telephone_answer(hand, "Clara Ink")
    running.set_clock("2012-03-27T12:40:00+04:00")
    thrifty.sign_in(hand)
    thrifty.hold(hand, seed, ["Ada Lamp", "Clara Ink", "Denis Column"])
    thrifty.note_what_was_said(hand, _all(session, Study), _all(session, Statement))
    thrifty.release(hand)

    request.node.add_report_section("call", "counted", str(count))
    _read(running, browser)
    assert 70 <= count.presses <= MOST_PRESSES, f"{count}\n" + "\n".join(count.said)
    assert 50 <= count.loads <= MOST_LOADS, f"{count}\n" + "\n".join(count.said)
    window.close()


def _open(hand: ThriftyHand, running: Running) -> None:
    open_office(
        hand,
        running.code,
        zone="Europe/Moscow",
        names=Texts(en="IOM Moscow", ru="МОМ в Москве"),
        cities=Texts(en="Moscow", ru="Москва"),
        domain="iom.example.org",
    )


def _plan(hand: ThriftyHand, seed: Seed, session: Session) -> None:
    thrifty.enter_registers(hand, seed, _all(session, Organisation), _all(session, Study))
    thrifty.plan(hand, seed.event)
    thrifty.enter_outline(hand, seed.event)
    thrifty.mark_anniversaries(hand, _all(session, Anniversary))
    thrifty.enter_programme(hand, seed.event)


def _all(session: Session, model: type[R]) -> list[R]:
    return list(session.scalars(select(model).order_by(model.id)))


def _read(running: Running, browser: Browser) -> None:
    """What was entered on the way stands in both releases."""
    page = stranger(browser)
    for language, facts in (("en", ENGLISH), ("ru", RUSSIAN)):
        page.goto(f"{running.url}/newsroom/iom-moscow/?language={language}")
        page.locator("main a[href*='/releases/']").first.click()
        page.wait_for_load_state()
        paper = download(page, page.url.split("?")[0] + ".pdf")
        assert [fact for fact in facts if not paper.says(fact)] == []
        text = paper.text.replace(running.url, "").casefold()
        assert [word for word in NOWHERE if word.casefold() in text] == []
    page.context.close()
