"""The door on a telephone: ticks where they stand, also without a network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def first(page: Page) -> Locator:
    return page.locator(".door__guest").first


def test_a_tick_needs_no_new_page_and_is_undone_where_it_was_made(open_page: Open) -> None:
    page = open_page("day", width=375)
    before = int(page.locator("[data-came]").inner_text())
    page.evaluate("window.same = true")

    first(page).get_by_role("button", name="Here").click()
    expect(page.locator("[data-came]")).to_have_text(str(before + 1))
    expect(first(page).locator(".state--came")).to_be_visible()
    first(page).get_by_role("button", name="Undo").click()

    expect(page.locator("[data-came]")).to_have_text(str(before))
    assert page.evaluate("window.same") is True


def test_without_a_network_a_tick_waits_and_is_sent_later(open_page: Open) -> None:
    page = open_page("day", width=375)
    before = int(page.locator("[data-came]").inner_text())

    page.context.set_offline(True)
    first(page).get_by_role("button", name="Here").click()
    expect(page.locator(".door__net")).to_contain_text("Waiting: 1")
    expect(first(page).locator(".state--came")).to_be_visible()
    page.context.set_offline(False)

    expect(page.locator(".door__net")).to_be_hidden(timeout=15_000)
    expect(page.locator("[data-came]")).to_have_text(str(before + 1))
    first(page).get_by_role("button", name="Undo").click()
    expect(page.locator("[data-came]")).to_have_text(str(before))


def test_typing_finds_a_guest_at_once(open_page: Open) -> None:
    page = open_page("day", width=375)

    page.get_by_label("Who is at the door?").fill("nobody of that name")

    expect(page.locator(".door__guest:visible")).to_have_count(0)
    expect(page.locator("[data-nobody]")).to_be_visible()
