"""The text of a letter: placeholders at a press, and the letter beside it while one writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]


def test_the_letter_follows_what_is_typed(open_page: Open) -> None:
    page = open_page("letter-text-of-event", signed_in=True)
    shown = page.frame_locator("iframe.letter")
    expect(shown.locator("body")).to_contain_text("This event will not take place.")

    opening = page.get_by_label("Before the facts of the event")
    opening.fill("The river rose. ")
    page.get_by_role("button", name="{when}").click()

    assert opening.input_value() == "The river rose. {when}"
    expect(shown.locator("body")).to_contain_text("The river rose.")
    expect(shown.locator("body")).not_to_contain_text("{when}")
    assert "Not saved: Before the facts" in page.locator(".bar").inner_text()


def test_what_is_shown_is_not_yet_saved(open_page: Open) -> None:
    """Looking at the letter does not take the warning away that something is not saved."""
    page = open_page("letter-text-of-event", signed_in=True)
    page.get_by_label("Greeting").fill("Hello {name},")
    page.get_by_role("button", name="Show the letter").click()
    expect(page.frame_locator("iframe.letter").locator("body")).to_contain_text("Hello")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)

    page.get_by_role("link", name="All letters").click()
    page.wait_for_url("**/letter-texts")

    assert asked == ["beforeunload"]
