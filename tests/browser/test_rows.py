"""A row that is added to a list of a form appears without a new page; what was typed stays typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def test_another_row_is_added_in_place(open_page: Open) -> None:
    page = open_page("part-of-outline")
    rows = page.locator("#contacts .rows__row")
    first = rows.nth(0).get_by_label("E-mail")
    first.fill("anna@office.example.org")
    page.evaluate("window.isSamePage = true")
    before = rows.count()

    page.get_by_role("button", name="Add another").click()

    expect(rows).to_have_count(before + 1)
    assert page.evaluate("window.isSamePage")
    expect(first).to_have_value("anna@office.example.org")
    expect(rows.nth(before).locator("input:focus")).to_have_count(1)
    expect(page.locator("[data-unsaved]")).to_contain_text("Whom journalists may call")


def test_without_a_connection_the_form_is_sent_as_without_script(open_page: Open) -> None:
    page = open_page("part-of-outline")
    page.locator("#contacts .rows__row").nth(0).get_by_label("E-mail").fill("anna@office.example")
    page.route(
        "**/outline/contacts*",
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )

    with page.expect_navigation():
        page.get_by_role("button", name="Add another").click()

    expect(page.locator("#contacts .rows__row")).to_have_count(2)
