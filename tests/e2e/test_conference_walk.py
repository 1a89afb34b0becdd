"""A press conference in another zone: asked, answered, postponed, asked again, cancelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from planner.kernel.texts import Texts
from tests.e2e.conference import (
    JOURNALISTS,
    LINK,
    SPEAKERS,
    TITLES,
    announce,
    answers,
    by_guest,
    enter_body,
    enter_organiser,
    enter_outlet,
    enter_speaker,
    give_statement,
    name_new_date,
    note_by_telephone,
    plan_conference,
    public_entry,
)
from tests.e2e.first_run import open_office
from tests.e2e.guests import (
    answer_as_guest,
    enter_journalist,
    invite_ticked,
    move_on,
    release_all,
)
from tests.e2e.hand import Hand
from tests.e2e.letters import Received, to_address, wait_for_letters
from tests.e2e.publishing import stranger
from tests.e2e.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
DOMAIN = "mountain-schools.example.org"
WHY_POSTPONED = "The pass is snowed in until Wednesday."
WHY_CANCELLED = "The road stays closed this winter."
Shoot = Callable[[Page, str], None]


def test_asked_postponed_asked_again_cancelled(
    run: Callable[[str], Running], browser: Browser, page: Page, shoot: Shoot
) -> None:
    running = run("2026-11-23T09:00:00+01:00")
    hand = Hand(page, running.url)
    open_office(
        hand,
        running.code,
        zone="Europe/Zurich",
        names=Texts(en="Mountain Schools Geneva", ru="Горные школы, Женева"),
        cities=Texts(en="Geneva", ru="Женева"),
        domain=DOMAIN,
    )

    event_page = _plan(hand, shoot)
    public_page = _make_known(hand, shoot, event_page, browser)
    _invite(hand, shoot, event_page, running)
    _answer(hand, shoot, event_page, running, browser)
    _postpone(hand, shoot, event_page, running, browser)
    _ask_again(hand, shoot, event_page, running)
    _cancel(hand, shoot, event_page, running, browser)

    _each_guest_was_told_everything_in_order(running)
    _strangers_see_that_it_is_off(shoot, browser, public_page)


def _plan(hand: Hand, shoot: Shoot) -> str:
    enter_body(hand)
    enter_outlet(hand)
    for speaker in SPEAKERS:
        enter_speaker(hand, speaker)
    shoot(hand.page, "speaker-entered")
    for one in JOURNALISTS:
        enter_journalist(hand, one)
    event_page = plan_conference(hand)
    enter_organiser(hand)
    shoot(hand.page, "outline")
    hand.go(f"{event_page}programme")
    titles = hand.page.locator(".programme .item h3").all_inner_texts()
    assert titles == [
        "Opening", "First statement", "Second statement", "Questions", "Photo opportunity",
    ]  # fmt: skip
    for speaker in SPEAKERS:
        give_statement(hand, event_page, speaker)
    shoot(hand.page, "programme")
    return event_page


def _make_known(hand: Hand, shoot: Shoot, event_page: str, browser: Browser) -> str:
    """Confirm and announce; the address of the public page."""
    move_on(hand, event_page, "Confirm")
    announce(hand, event_page)
    shoot(hand.page, "announced")
    page = stranger(browser)
    page.goto(hand.url)
    page.get_by_role("link", name=TITLES["en"]).click()
    page.wait_for_load_state()
    shown = page.locator("main").inner_text().replace("\xa0", " ")
    assert "15 December 2026" in shown
    assert "11:00" in shown
    assert "Layla Haddad, Director of the Fund" in shown
    assert LINK not in page.content()
    shoot(page, "public-page")
    return page.url


def _invite(hand: Hand, shoot: Shoot, event_page: str, running: Running) -> None:
    invite_ticked(hand, event_page, [one.name for one in JOURNALISTS])
    assert running.letters() == []
    release_all(hand, event_page, 4)
    letters = wait_for_letters(running, 4)
    assert {letter.entry.start.isoformat() for letter in letters} == {"2026-12-15T07:00:00+00:00"}
    # The link is for those who have said that they take part.
    assert [letter for letter in letters if "CONFERENCE" in letter.entry] == []
    assert {str(letter.message["Subject"]) for letter in letters} == {
        f"Invitation: {TITLES['en']}",
        f"Приглашение: {TITLES['ru']}",
    }
    shoot(hand.page, "outbox")


def _answer(hand: Hand, shoot: Shoot, event_page: str, running: Running, browser: Browser) -> None:
    letters = wait_for_letters(running, 4)
    for name, answer in (("amelia.reed", "accepted"), ("bachana.pipia", "remote")):
        (letter,) = filter(to_address(name), letters)
        running.keep(answer_as_guest(browser, letter.link, answer)[1], f"conference-{answer}")
    note_by_telephone(hand, event_page, "Corinne Vale", "perhaps")
    assert answers(hand, event_page) == {
        "Amelia Reed": "yes",
        "Bachana Pipia": "online",
        "Corinne Vale": "perhaps",
        "Daria Liman": "no answer",
    }
    shoot(hand.page, "answers")


def _postpone(
    hand: Hand, shoot: Shoot, event_page: str, running: Running, browser: Browser
) -> None:
    running.set_clock("2026-11-23T09:40:00+01:00")
    move_on(hand, event_page, "Postpone", WHY_POSTPONED)
    assert len(running.letters()) == 4
    release_all(hand, event_page, 4)
    postponed = wait_for_letters(running, 8)[4:]
    assert all(WHY_POSTPONED in letter.text for letter in postponed)
    shoot(hand.page, "postponed")
    closed = browser.new_page()
    closed.goto(wait_for_letters(running, 8)[0].link)
    assert closed.locator("input[name=answer]").count() == 0
    shoot(closed, "guest-page-postponed")
    closed.close()


def _ask_again(hand: Hand, shoot: Shoot, event_page: str, running: Running) -> None:
    running.set_clock("2026-11-23T10:20:00+01:00")
    name_new_date(hand, event_page)
    assert len(running.letters()) == 8
    move_on(hand, event_page, "Confirm the new date")
    release_all(hand, event_page, 4)
    again = wait_for_letters(running, 12)[8:]
    assert {letter.entry.start.isoformat() for letter in again} == {"2026-12-17T11:00:00+00:00"}
    before = "no answer answered before the last change"
    assert answers(hand, event_page) == {
        "Amelia Reed": before,
        "Bachana Pipia": before,
        "Corinne Vale": before,
        "Daria Liman": "no answer",
    }
    shoot(hand.page, "asked-again")


def _cancel(hand: Hand, shoot: Shoot, event_page: str, running: Running, browser: Browser) -> None:
    running.set_clock("2026-11-23T11:00:00+01:00")
    move_on(hand, event_page, "Cancel", WHY_CANCELLED)
    release_all(hand, event_page, 4)
    cancelled = wait_for_letters(running, 16)[12:]
    assert all(WHY_CANCELLED in letter.text for letter in cancelled)
    shoot(hand.page, "cancelled")
    closed = browser.new_page()
    closed.goto(wait_for_letters(running, 16)[0].link)
    assert closed.locator("input[name=answer]").count() == 0
    shoot(closed, "guest-page-cancelled")
    closed.close()


def _each_guest_was_told_everything_in_order(running: Running) -> None:
    letters = wait_for_letters(running, 16)
    told = by_guest(letters)
    assert {
        guest: [(letter.method, letter.sequence) for letter in received]
        for guest, received in told.items()
    } == {
        one.address: [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 3), ("CANCEL", 4)]
        for one in JOURNALISTS
    }
    assert len({str(letter.entry["UID"]) for letter in letters}) == 1
    for received in told.values():
        stamps = [letter.entry.DTSTAMP for letter in received]
        assert stamps == sorted(stamps)
        for letter in received:
            _is_from_us_to_one_guest(letter)


def _is_from_us_to_one_guest(letter: Received) -> None:
    (sender,) = letter.message["From"].addresses
    (recipient,) = letter.message["To"].addresses
    assert str(letter.entry["ORGANIZER"]) == f"mailto:{sender.addr_spec}"
    assert str(letter.entry["ATTENDEE"]) == f"mailto:{recipient.addr_spec}"
    assert sender.addr_spec == f"press@{DOMAIN}"
    assert str(letter.entry["STATUS"]) == (
        "CANCELLED" if letter.method == "CANCEL" else "CONFIRMED"
    )


def _strangers_see_that_it_is_off(shoot: Shoot, browser: Browser, public_page: str) -> None:
    page = stranger(browser)
    entry = public_entry(page, public_page)
    shoot(page, "public-page-cancelled")
    assert "This event is cancelled." in page.locator("main").inner_text()
    assert str(entry["STATUS"]) == "CANCELLED"
    assert str(entry["SEQUENCE"]) == "4"
    assert str(entry["SUMMARY"]) == f"CANCELLED: {TITLES['en']}"
    assert page.context.cookies() == []
    page.context.close()
