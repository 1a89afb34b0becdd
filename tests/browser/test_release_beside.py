"""Beside the sheet: the page as it will be printed, the other language, and the order by handle and keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
KEYS = "blocks => blocks.map(block => block.className.match(/block--(\\w+)/)[1])"


def order(page: Page) -> list[str]:
    found: list[str] = page.locator(".block[data-id]").evaluate_all(KEYS)
    return found


def test_the_printed_page_stands_beside_the_sheet_and_follows_what_is_saved(
    open_page: Open,
) -> None:
    page = open_page("release-editor")
    expect(page.locator("[data-page]")).to_be_hidden()

    with page.expect_request("**/paper.pdf?beside=1") as first:
        page.get_by_label("Page beside (PDF)").check()
    answered = first.value.response()
    assert answered is not None
    assert answered.headers["content-type"] == "application/pdf"
    expect(page.locator("[data-page]")).to_be_visible()
    with page.expect_request("**/paper.pdf?beside=1"):
        page.locator(".block--lead .ProseMirror").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" Printed.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")
    page.reload()
    expect(page.get_by_label("Page beside (PDF)")).to_be_checked()
    page.set_viewport_size({"width": 1200, "height": 900})
    expect(page.locator("[data-page]")).to_be_hidden()
    expect(page.get_by_label("Page beside (PDF)")).to_be_hidden()


@pytest.mark.parametrize("given", [{}, {"java_script_enabled": False}])
def test_the_other_language_stands_beside_each_paragraph(
    open_page: Open, given: dict[str, bool]
) -> None:
    page = open_page("release-editor", **given)
    other = page.locator(".block--lead .block__other")
    expect(other).to_be_hidden()

    page.get_by_label("English beside").check()

    expect(other).to_contain_text("Secret lead & more.")
    link = other.get_by_role("link", name="Edit in English")
    assert "#block-" in (link.get_attribute("href") or "")


def test_a_paragraph_is_moved_by_keys_and_keeps_the_cursor(open_page: Open) -> None:
    page = open_page("release-editor")
    before = order(page)

    page.locator(".block--lead .ProseMirror").click()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".block--lead .ProseMirror")).to_be_focused()
    assert order(page) == ["lead", *(key for key in before if key != "lead")]
    page.wait_for_load_state()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".block").first).to_have_class("block block--headline")

    assert order(page) == before


def test_a_paragraph_is_dragged_by_its_handle(open_page: Open) -> None:
    page = open_page("release-editor")
    assert order(page)[:2] == ["headline", "lead"]

    handle = page.locator(".block--lead [data-place]").bounding_box()
    goal = page.locator(".block--headline [data-place]").bounding_box()
    assert handle is not None
    assert goal is not None
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, handle["y"] - 20, steps=5)
    page.mouse.move(goal["x"] + 5, goal["y"] - 30, steps=10)
    with page.expect_navigation():
        page.mouse.up()

    assert order(page)[:2] == ["lead", "headline"]
    page.locator(".block--lead").get_by_role("button", name="Down").click()
    expect(page.locator(".block").first).to_have_class("block block--headline")
