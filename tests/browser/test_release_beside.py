"""Beside the sheet: the page as it will be printed, and the other language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


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
