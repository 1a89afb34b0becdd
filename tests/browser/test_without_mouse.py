"""With the keyboard alone: sign in, open an event, change it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.house import EMAIL, PASSWORD, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
_MOST_STEPS = 300
_HERE = """() => {
    const one = document.activeElement;
    const label = one.labels && one.labels[0] ? one.labels[0] : one;
    return label.textContent.replace(/\\s+/g, " ").trim();
}"""
# Inside a date or an hour Chromium itself marks the part in focus.
_IS_SEEN = """() => {
    const one = document.activeElement;
    return ["date", "time"].includes(one.type) || getComputedStyle(one).outlineStyle !== "none";
}"""


def test_an_event_is_opened_and_changed(open_page: Open) -> None:
    page = open_page("sign-in", signed_in=False)

    step_to(page, "E-mail address")
    page.keyboard.type(EMAIL)
    step_to(page, "Password")
    page.keyboard.type(PASSWORD)
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("20 March")
    step_to(page, "Events")
    press_enter(page)
    step_to(page, TITLE)
    press_enter(page)
    step_to(page, "Edit Internal notes")
    press_enter(page)
    step_to(page, "Internal notes")
    page.keyboard.type("Ask for a second microphone.")
    step_to(page, "Save")
    press_enter(page)

    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("#part-notes")).to_contain_text("Ask for a second microphone.")


def test_a_form_is_corrected_and_all_are_confirmed(open_page: Open) -> None:
    page = open_page("words-and-cases")
    first = page.get_by_label("Genitive").first

    step_to(page, "Genitive")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("СПб центра")
    press_enter(page)
    expect(page.get_by_role("status")).to_have_text("1 form is saved.")
    expect(first).to_have_value("СПб центра")
    step_to(page, "Confirm all as it stands here")
    press_enter(page)

    expect(page.get_by_role("status")).to_contain_text("forms are saved.")
    expect(page.locator(".rows").first).to_contain_text("confirmed by")
    expect(first).to_have_value("СПб центра")


def test_the_first_step_leads_past_the_navigation(open_page: Open) -> None:
    page = open_page("events")

    step_to(page, "Skip to the content")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def step_to(page: Page, name: str) -> None:
    """Press Tab until that stands in focus, which must be seen."""
    passed = []
    for _ in range(_MOST_STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        assert page.evaluate(_IS_SEEN), f"no focus is seen on {here}"
        if here.removesuffix(" required") == name:
            return
        passed.append(here)
    raise AssertionError(f"{name} is not among {list(dict.fromkeys(passed))}")


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")
