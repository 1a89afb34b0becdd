"""Colleagues comment on a paragraph and suggest other words, on the sheet with its script and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]


def note(page: Page) -> Locator:
    return page.locator(".block--headline .block__note")


def suggest(page: Page, words: str, text: str) -> None:
    note(page).locator("summary", has_text="Comment").last.click()
    note(page).get_by_label("Comment on: headline").fill(words)
    note(page).locator("summary", has_text="Suggest another text").click()
    note(page).get_by_label("Suggested text of: headline").fill(text)
    note(page).get_by_role("button", name="Add the comment").click()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_suggestion_is_answered_and_accepted(open_page: Open, *, has_script: bool) -> None:
    page = open_page("release-editor", java_script_enabled=has_script)
    new = f"Rivers know {'one' if has_script else 'no'} frontier"

    suggest(page, "Shorter?", new)
    comment = note(page).locator(".comment").first
    expect(comment).to_contain_text("Shorter?")
    expect(comment.locator("ins")).not_to_have_count(0)
    comment.locator("summary", has_text="Reply").click()
    comment.get_by_label("Your reply").fill("Yes.")
    comment.get_by_role("button", name="Send the reply").click()
    expect(comment.locator(".comment__reply")).to_contain_text("Yes.")
    comment.get_by_role("button", name="Accept").click()

    expect(page.locator("p.notice")).to_have_text("The suggested text is in place.")
    area = page.locator(".block--headline textarea.block__text")
    assert area.input_value() == new


@pytest.mark.parametrize("width", [1440, 375])
def test_comments_and_what_stands_beside_are_for_everybody(open_page: Open, width: int) -> None:
    page = open_page("release-editor", width=width)
    suggest(page, "Longer?", "Rivers know no frontier at all")
    page.get_by_label("English beside").check()
    for summary in note(page).locator("summary").all():
        if summary.is_visible():
            summary.click()

    found = Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    note(page).get_by_role("button", name="Decline").first.click()


def test_a_comment_that_was_begun_is_not_lost_by_leaving(open_page: Open) -> None:
    page = open_page("release-editor")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    note(page).locator("summary", has_text="Comment").last.click()
    note(page).get_by_label("Comment on: headline").fill("Begun")
    page.get_by_role("link", name="Preview").click()

    expect(note(page).get_by_label("Comment on: headline")).to_have_value("Begun")
    assert asked == ["beforeunload"]
