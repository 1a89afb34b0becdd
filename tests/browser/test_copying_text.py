"""Copying a release, or a paragraph of it, with its source."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
_COPIED = "() => navigator.clipboard.readText()"
_REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no')); }"


def test_the_text_and_a_paragraph_are_copied_with_their_source(open_page: Open) -> None:
    page = open_page("release", signed_in=False, permissions=["clipboard-read", "clipboard-write"])
    told = page.locator("[data-copy-source] [role=status]")

    page.get_by_role("button", name="Copy the text with its source").click()
    expect(told).to_have_text("Copied, with its source.")
    text, source = page.evaluate(_COPIED).rsplit("\n\n", 1)
    assert text == "Rivers know no frontier\n\nSecret lead & more."
    assert page.url in source

    page.get_by_role("button", name="Copy this paragraph").first.click()
    page.wait_for_function(
        """async (words) =>
        (await navigator.clipboard.readText()).startsWith(words)""",
        arg="Secret lead",
    )
    assert page.evaluate(_COPIED) == f"Secret lead & more.\n\n{source}"


def test_it_is_said_when_the_browser_refuses(open_page: Open) -> None:
    page = open_page("release", signed_in=False)
    page.evaluate(_REFUSED)

    page.get_by_role("button", name="Copy the text with its source").click()

    told = page.locator("[data-copy-source] [role=status]")
    expect(told).to_have_text("Your browser did not allow it. Mark the text to copy it.")
