"""A last page that would be nearly empty, and contacts that are never alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.pdf import PdfClient
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText
from planner.releases.papers.tightness import tighter
from tests.unit.releases.samples import EN, HEAD, RU, release

NO_LOGOS = replace(HEAD, senders=(), emblems=())
CONTACTS = "Media contacts"


def pages(pdf_client: PdfClient, text: ReleaseText) -> list[str]:
    pdf = pdf_client.render(release_html(text, NO_LOGOS))
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def loose_pages(pdf_client: PdfClient, text: ReleaseText) -> list[str]:
    """As if no tighter setting were offered."""
    html = release_html(text, NO_LOGOS).replace('name="tighter"', 'name="other"')
    return [page.extract_text() for page in PdfReader(BytesIO(pdf_client.render(html))).pages]


def longer(language: str, texts: dict[str, str], lines: int) -> ReleaseText:
    """The sample with so many lines of text more."""
    text = release(language, texts)
    line = "Wells and rivers are measured in spring and in autumn, and always at noon. "
    return replace(text, blocks=(*text.blocks, ("rest", line * lines)))


def test_a_paper_with_a_few_lines_too_much_ends_a_page_earlier(pdf_client: PdfClient) -> None:
    text = longer("en", EN, 2)

    assert [len(loose_pages(pdf_client, text)), len(pages(pdf_client, text))] == [2, 1]


def test_a_paper_that_fills_its_pages_is_left_as_it_is(pdf_client: PdfClient) -> None:
    text = longer("en", EN, 45)

    loose = loose_pages(pdf_client, text)

    assert len(loose) == 2
    assert pages(pdf_client, text) == loose


def test_a_paper_that_cannot_be_saved_is_left_as_it_is(pdf_client: PdfClient) -> None:
    """Of three logos' height too much for the tightest setting."""
    text = longer("en", EN, 11)

    loose = loose_pages(pdf_client, text)

    assert pages(pdf_client, text) == loose


@pytest.mark.parametrize("count", [0, 12, 30])
@pytest.mark.parametrize(("language", "texts"), [("en", EN), ("ru", RU)])
def test_contacts_never_stand_alone(
    pdf_client: PdfClient, language: str, texts: dict[str, str], count: int
) -> None:
    printed = pages(pdf_client, longer(language, texts, count))

    before = next(page for page in printed if CONTACTS in page).partition(CONTACTS)[0]
    if len(printed) > 1:
        assert len(before.split()) > 15


def test_white_is_taken_first_and_the_size_ends_at_the_least() -> None:
    sheets = tighter()

    assert [("size" in sheet) for sheet in sheets] == [False, False, *[True] * 6]
    assert "--size: 10.5pt" in sheets[2]
    assert "--size: 9.5pt" in sheets[-1]
