"""A paragraph of a release is moved where it stands: by buttons, keys and its handle; said, and undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_programme import drag

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
FIRST, SECOND = "block--headline", "block--lead"


def expect_order(page: Page, *sections: str) -> None:
    for number, section in enumerate(sections):
        expect(page.locator(".sheet > .block").nth(number)).to_have_class(f"block {section}")


def opened(open_page: Open, **given: bool) -> Page:
    page = open_page("release-editor", **given)
    page.evaluate("window.isSamePage = true")
    expect_order(page, FIRST, SECOND)
    return page


def undo(page: Page) -> None:
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect_order(page, FIRST, SECOND)


def test_a_paragraph_is_moved_by_its_button_said_and_put_back(open_page: Open) -> None:
    page = opened(open_page)
    headline = page.locator(f".{FIRST}")

    headline.get_by_role("button", name="Down").click()

    expect_order(page, SECOND, FIRST)
    said = page.locator("[data-moved-said]")
    expect(said).to_contain_text("“A headline as long as headlines of…” stands behind")
    expect(headline.get_by_role("button", name="Down")).to_be_disabled()
    expect(headline.get_by_role("button", name="Up")).to_be_focused()
    expect(page.locator("#new-after option").nth(1)).to_contain_text("1. lead")
    undo(page)
    expect(said).to_contain_text("comes first now.")
    assert page.evaluate("window.isSamePage")
    page.reload()
    expect_order(page, FIRST, SECOND)


def test_a_paragraph_is_moved_by_keys_while_it_is_written(open_page: Open) -> None:
    page = opened(open_page)
    lead = page.locator(f".{SECOND} .ProseMirror")
    lead.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" One")

    page.keyboard.press("Alt+ArrowUp")
    expect_order(page, SECOND, FIRST)
    expect(lead).to_be_focused()
    page.keyboard.type(" two")
    expect(lead).to_contain_text("One two")
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")

    undo(page)
    assert page.evaluate("window.isSamePage")


def test_a_paragraph_is_dragged_by_its_handle(open_page: Open) -> None:
    page = opened(open_page)

    drag(page, page.locator(f".{FIRST} [data-place]"), page.locator(f".{SECOND}"))

    expect_order(page, SECOND, FIRST)
    expect(page.locator(".notice")).to_contain_text("stands behind")
    undo(page)
    assert page.evaluate("window.isSamePage")


def test_a_paragraph_is_moved_even_if_the_script_cannot_send(open_page: Open) -> None:
    page = opened(open_page)
    page.route(
        "**/position",
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )

    page.locator(f".{FIRST}").get_by_role("button", name="Down").click()

    expect_order(page, SECOND, FIRST)
    expect(page.locator("main > .notice")).to_contain_text("stands behind")
    assert page.evaluate("window.isSamePage === undefined")
    undo(page)


def test_without_script_the_same_is_done_with_buttons(open_page: Open) -> None:
    page = open_page("release-editor", java_script_enabled=False)

    page.locator(f".{FIRST}").get_by_role("button", name="Down").click()

    expect_order(page, SECOND, FIRST)
    undo(page)
