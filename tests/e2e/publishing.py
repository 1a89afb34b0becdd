"""Drafting, clearing, publishing; and the newsroom as a stranger reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.e2e.hand import LANGUAGES, Hand


def draft(hand: Hand, event_page: str, language: str) -> str:
    """Draft the release in that language; returns the address of its page on the desk."""
    hand.go(f"{event_page}documents")
    hand.press(f"Draft the release in {LANGUAGES[language]}")
    return hand.path()


def in_the_way(hand: Hand) -> list[str]:
    """What the checks say must be mended before publication."""
    return hand.page.locator(".check--stop").all_inner_texts()


def publish(hand: Hand, release_page: str) -> None:
    """As the only approver of the office."""
    for step in ("Clear for publication", "Publish"):
        hand.go(release_page)
        hand.press(step)


@dataclass(frozen=True)
class Paper:
    """A downloaded PDF."""

    content: bytes

    @property
    def text(self) -> str:
        """All pages as one line: no line breaks, no no-break spaces, no end-of-line hyphens."""
        pages = PdfReader(BytesIO(self.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    @property
    def language(self) -> str:
        return str(PdfReader(BytesIO(self.content)).root_object["/Lang"])

    @property
    def is_tagged(self) -> bool:
        root = PdfReader(BytesIO(self.content)).root_object
        marks = root["/MarkInfo"]
        assert isinstance(marks, DictionaryObject)
        return bool(marks["/Marked"]) and "/StructTreeRoot" in root

    def says(self, phrase: str) -> bool:
        """Whether the phrase stands there, whatever the breaks of lines made of its spaces."""
        return _dense(phrase) in _dense(self.text)


def stranger(browser: Browser) -> Page:
    """Somebody outside, without cookies."""
    return browser.new_context(viewport={"width": 768, "height": 1024}).new_page()


def download(page: Page, url: str) -> Paper:
    response = page.request.get(url)
    assert response.status == 200, url
    assert response.headers["content-type"] == "application/pdf"
    return Paper(response.body())


def _dense(text: str) -> str:
    """Letters and digits only: quotation marks and spaces are typography's business."""
    return re.sub(r"[\W_]+", "", text).casefold()
