"""With JavaScript off everything can still be done: plan, add a row, reorder, answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.house import House
from tests.e2e.hand import Hand

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def test_an_event_is_planned_and_gets_another_row(open_page: Open, house: House) -> None:
    page = open_page("new-event", java_script_enabled=False)
    hand = Hand(page, house.url)

    hand.texts("Title", {"en": "A bridge for two towns"})
    hand.fill("Day", "2012-04-20")
    hand.pick("How certain date and hour are", "day fixed, hour to be confirmed")
    hand.press("Plan the event")
    hand.press("All facts on one page")
    hand.texts("What it is about, in a few words", {"en": "the bridge"})
    row = hand.row("Whom journalists may call", 1)
    hand.texts("Name", {"en": "Vera Press"}, row)
    hand.press("Add another", within=hand.group("Whom journalists may call"))
    row = hand.row("Whom journalists may call", 2)
    hand.texts("Name", {"en": "Paul Rhone"}, row)
    hand.press("Save")
    hand.press("All facts on one page")

    assert hand.group("What it is about, in a few words").get_by_label("English").input_value() == (
        "the bridge"
    )
    names = [
        hand.row("Whom journalists may call", number).get_by_label("English").first.input_value()
        for number in (1, 2)
    ]
    assert names == ["Vera Press", "Paul Rhone"]


def test_one_of_many_is_chosen_by_its_name(open_page: Open, house: House) -> None:
    """With the keyboard alone: some words, Enter, one of those that were found."""
    page = open_page("contact", java_script_enabled=False)
    outlet = page.get_by_label("or outlet").first

    outlet.focus()
    page.keyboard.type("gazette")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Nothing is called just “gazette”.")
    outlet.focus()
    page.keyboard.type("Gazette of the S")
    page.keyboard.press("Tab")
    expect(page.get_by_label("or type another name")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Saved.")
    expect(outlet).to_have_value(re.compile(r"Gazette of the South #\d+"))


def test_an_item_moves_by_its_buttons(open_page: Open, house: House) -> None:
    page = open_page("outline", java_script_enabled=False)
    hand = Hand(page, house.url)
    hand.follow(page.get_by_role("link", name="Programme"), "Programme")
    assert _items(page)[:2] == ["Report", "Answer"]

    hand.follow(page.get_by_role("button", name="Move down: Report"), "Move down")

    assert _items(page)[:2] == ["Answer", "Report"]


def test_a_guest_answers(open_page: Open) -> None:
    page = open_page("guest", signed_in=False, java_script_enabled=False, width=375)

    page.get_by_label("A colleague").check()
    page.get_by_label("Name of").fill("Clara Ink")
    page.get_by_role("button").last.click()

    expect(page.locator(".guest__said")).to_be_visible()
    assert page.context.cookies() == []


def _items(page: Page) -> list[str]:
    return page.locator(".programme .item h3").all_inner_texts()
