"""A release as a Word document: its words, links, languages and directions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from planner.releases.papers.release_text import ReleaseText
from planner.releases.papers.release_word import release_word
from planner.releases.papers.shown_pictures import PictureFile, ShownPicture

AT = datetime(2012, 3, 27, 7, tzinfo=UTC)
_FILE = PictureFile("one", "image/jpeg", 800, 600)
TEXT = ReleaseText(
    language="en",
    author="Press House",
    masthead="Lake Fund",
    funding="Paid for by the Lake Fund.",
    kind_label="Press release",
    release_line="FOR IMMEDIATE RELEASE",
    is_embargoed=False,
    slug_line="",
    accent="#1f4e79",
    footer="Press House, 2012/1",
    headline="Rivers *know* no frontier",
    subhead="Two in three lose water",
    blocks=(
        ("lead", "LESK, 27 March 2012 – **Rivers** lose [water](https://fund.test/water)."),
        ("study", "Found:\n\n1. less water\n2. fewer fish\n\nand\n\n- more *sand*"),
    ),
    end_mark="# # #",
    notes_heading="Notes to editors",
    notes=("The study is new.", "It has 24 pages."),
    boilerplates=(("About the fund", "It keeps wells."),),
    contacts_heading="Contact",
    contacts=("Ada Byron, [ada@fund.test](mailto:ada@fund.test)",),
    pictures=(
        ShownPicture(
            alt="A well", caption="The well", credit="Ada", narrow=_FILE, wide=_FILE, full=_FILE
        ),
    ),
)


def _read(text: ReleaseText) -> Any:
    return docx.Document(BytesIO(release_word(text, AT)))


def test_it_says_all_that_the_paper_says_in_its_order() -> None:
    document = _read(TEXT)

    assert [(one.style.name, one.text) for one in document.paragraphs] == [
        ("Normal", "Lake Fund"),
        ("Normal", "PRESS RELEASE"),
        ("Normal", "FOR IMMEDIATE RELEASE"),
        ("Heading 1", "Rivers know no frontier"),
        ("Normal", "Two in three lose water"),
        ("Normal", "LESK, 27 March 2012 – Rivers lose water."),
        ("Normal", "Found:"),
        ("List Paragraph", "1. less water"),
        ("List Paragraph", "2. fewer fish"),
        ("Normal", "and"),
        ("List Paragraph", "• more sand"),
        ("Normal", "# # #"),
        ("Heading 2", "Notes to editors"),
        ("List Paragraph", "1. The study is new."),
        ("List Paragraph", "2. It has 24 pages."),
        ("Heading 2", "About the fund"),
        ("Normal", "It keeps wells."),
        ("Normal", "Paid for by the Lake Fund."),
        ("Heading 2", "Photographs"),
        ("Normal", "The well Photo: Ada"),
        ("Heading 2", "Contact"),
        ("Normal", "Ada Byron, ada@fund.test"),
        ("Normal", "Press House, 2012/1"),
    ]


def test_links_can_be_followed_and_emphasis_is_kept() -> None:
    paragraphs = _read(TEXT).paragraphs
    links = [(link.text, link.address) for one in paragraphs for link in one.hyperlinks]
    runs = [run for one in paragraphs for run in one.runs]

    assert links == [
        ("water", "https://fund.test/water"),
        ("ada@fund.test", "mailto:ada@fund.test"),
    ]
    assert [run.text for run in runs if run.bold] == ["FOR IMMEDIATE RELEASE", "Rivers"]
    assert [run.text for run in runs if run.italic] == ["Two in three lose water", "sand"]


def test_its_properties_name_the_office_and_not_the_library() -> None:
    properties = _read(TEXT).core_properties

    assert (properties.title, properties.author, properties.last_modified_by) == (
        "Rivers know no frontier",
        "Press House",
        "Press House",
    )
    assert (properties.language, properties.comments) == ("en", "")
    assert properties.created == properties.modified == AT


@pytest.mark.parametrize(("language", "expected"), [("ru", ("ru", "ar-SA")), ("ar", ("ar", "ar"))])
def test_word_is_told_the_language(language: str, expected: tuple[str, str]) -> None:
    styles = _read(replace(TEXT, language=language)).styles.element
    tag = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

    assert (tag.get(qn("w:val")), tag.get(qn("w:bidi"))) == expected


def test_a_language_from_right_to_left_is_written_so_with_what_is_not_apart() -> None:
    text = replace(TEXT, language="ar", blocks=(("lead", "نهر Lesk جديد"),))

    (paragraph,) = [one for one in _read(text).paragraphs if "Lesk" in one.text]

    assert paragraph.paragraph_format.element.find(f".//{qn('w:bidi')}") is not None
    assert [(run.text, bool(run.font.rtl)) for run in paragraph.runs] == [
        ("نهر ", True),
        ("Lesk", False),
        (" جديد", True),
    ]


def test_a_foreign_word_from_right_to_left_is_a_run_of_its_own() -> None:
    text = replace(TEXT, blocks=(("lead", "The river نهر flows"),))

    (paragraph,) = [one for one in _read(text).paragraphs if "flows" in one.text]

    assert [(run.text, bool(run.font.rtl)) for run in paragraph.runs] == [
        ("The river ", False),
        ("نهر", True),
        (" flows", False),
    ]


def test_a_correction_and_a_line_break_are_kept() -> None:
    text = replace(
        TEXT, correction="CORRECTION 2", correction_note="the year", corrects="Replaces 1.",
        subhead="", notes=(), contacts=(), pictures=(), end_mark="",
        blocks=(("contacts", "Ada\\\nByron\nLesk"),),
    )  # fmt: skip

    lines = [one.text for one in _read(text).paragraphs]

    assert lines[2:4] == ["CORRECTION 2", "Replaces 1. The year. The corrected text follows."]
    assert "Ada\nByron Lesk" in lines
