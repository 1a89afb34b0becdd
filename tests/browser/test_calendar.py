"""The calendar by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FROM_THE_RIGHT, Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def test_arrow_keys_turn_the_pages_of_the_calendar(open_page: Open) -> None:
    page = open_page("calendar")
    heading = page.locator("h1")

    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("April 2012")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("March 2012")
    page.evaluate(FROM_THE_RIGHT)
    page.keyboard.press("ArrowRight")

    expect(heading).to_have_text("February 2012")


def test_arrow_keys_in_a_field_move_the_cursor(open_page: Open) -> None:
    page = open_page("calendar")

    page.locator("#find").fill("river")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("!")

    expect(page.locator("#find")).to_have_value("rive!r")
    expect(page.locator("h1")).to_have_text("March 2012")
