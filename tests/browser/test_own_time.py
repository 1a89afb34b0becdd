"""A reader elsewhere sees the event's hour by their own clock as well; nobody else is told twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def test_a_reader_elsewhere_sees_their_own_hour(open_page: Open) -> None:
    page = open_page("guest", signed_in=False, timezone_id="Asia/Tokyo")
    own = page.locator("[data-own-time]")

    expect(own).to_be_visible()
    expect(own).to_contain_text("By your clock: Tuesday, 27 March 2012")
    expect(own).to_contain_text("16:00–18:00")
    expect(own).to_contain_text("(Asia/Tokyo)")


def test_a_reader_on_the_spot_is_told_once(open_page: Open) -> None:
    page = open_page("guest", signed_in=False, timezone_id="Europe/Moscow")

    expect(page.locator("[data-own-time]")).to_be_hidden()
