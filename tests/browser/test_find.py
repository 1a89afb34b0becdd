"""The search field and the command menu by keys, also in a browser that keeps nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Storage is blocked.", "SecurityError"); },
});"""


def switched_off(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_label("The key / leads to the search").uncheck()
    page.get_by_role("button", name="Close").click()


def test_the_key_leads_to_the_search_until_it_is_switched_off(open_page: Open) -> None:
    page = open_page("events")

    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    switched_off(page)
    page.reload()
    page.keyboard.press("/")

    expect(page.locator("#find")).not_to_be_focused()


def test_keys_work_where_the_browser_keeps_nothing(open_page: Open) -> None:
    page = open_page("events")
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.add_init_script(BLOCKED)
    page.reload()

    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    switched_off(page)
    page.locator("main").focus()
    page.keyboard.press("/")

    expect(page.locator("#find")).not_to_be_focused()
    assert thrown == []
