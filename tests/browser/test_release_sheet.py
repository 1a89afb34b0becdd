"""The text of a release is written where it stands, is saved by itself, and is never lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.unit.releases.conftest import GOLDEN

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
TEXTS = (
    "Plain words.",
    "**BOLD, 3 May –** and *slanted* words with a \\*star\\* and a [link](https://a.example/b_c).",
    "Line one\\\nTelephone: [+7 812 000](tel:+7812000)\\\nE-mail: <press@office.example>",
    "<https://lake.example/a_b>",
    "- one\n- two\n\nAfter the list.",
    "1. first\n2. second",
    "2027\\. That is a year, not a number.",
    "\\- no list",
    "Two paragraphs.\n\nSecond \\[one\\].",
    "«Кавычки» и 14\u00a0марта",
)


def lead(page: Page) -> Locator:
    return page.locator(".block--lead .ProseMirror")


def test_texts_come_back_from_the_editor_as_they_were(open_page: Open) -> None:
    page = open_page("release-editor")
    texts = [*TEXTS, *(path.read_text("utf-8").strip() for path in sorted(GOLDEN.glob("*.md")))]

    after = page.evaluate("texts => texts.map(t => ReleaseText.write(ReleaseText.read(t)))", texts)

    assert dict(zip(texts, after, strict=True)) == {text: text for text in texts}


def test_typed_words_are_saved_by_themselves(open_page: Open) -> None:
    page = open_page("release-editor")

    lead(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Added ")
    page.keyboard.press("Control+b")
    page.keyboard.type("boldly")
    expect(page.locator("[data-saved]")).to_contain_text("Saved at")
    page.reload()

    expect(lead(page)).to_contain_text("Added boldly")
    expect(lead(page).locator("strong")).to_have_text("boldly")
    assert (
        page.locator(".block--lead textarea[data-rich]").input_value().endswith(" Added **boldly**")
    )


def test_undo_takes_a_change_back(open_page: Open) -> None:
    page = open_page("release-editor")
    before = lead(page).inner_text()

    lead(page).click()
    page.keyboard.type("wrong")
    expect(lead(page)).to_contain_text("wrong")
    page.keyboard.press("Control+z")

    expect(lead(page)).to_have_text(before)


def test_what_could_not_be_saved_is_kept_in_the_browser(open_page: Open) -> None:
    page = open_page("release-editor")
    page.route("**/text/paragraphs", lambda route: route.abort())
    lead(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Offline.")
    expect(page.locator("[data-saved]")).to_contain_text("kept in this browser")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Offline." in json.dumps(json.loads(kept), ensure_ascii=False)

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()

    expect(lead(page)).to_contain_text("Offline.")
    expect(page.locator("[data-saved]")).to_contain_text("back in the text")


def test_the_words_of_somebody_else_are_not_overwritten(open_page: Open) -> None:
    ours, theirs = open_page("release-editor"), open_page("release-editor")
    for page, words in ((theirs, " Theirs."), (ours, " Ours.")):
        lead(page).click()
        page.keyboard.press("Control+End")
        page.keyboard.type(words)
        expect(page.locator("[data-saved]")).to_contain_text("aved")
        expect(page.locator("[data-saved]")).not_to_have_text("Not saved yet")
        expect(page.locator("[data-saved]")).not_to_have_text("Saving")

    refused = ours.locator(".block--lead [data-refused]")
    expect(refused).to_contain_text("Somebody else saved this")
    expect(refused).to_contain_text("Theirs.")
    assert " Ours." in ours.locator(".block--lead textarea[data-rich]").input_value()
