"""Papers as they are printed: nothing over anything else, no page left half empty."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from planner.pdf import PdfClient
from planner.releases.papers.paper import (
    AdvisoryPaper,
    Facet,
    Logo,
    PeopleGroup,
    ProgrammeColumn,
    ProgrammePaper,
    ProgrammeRow,
    Who,
    advisory_html,
    programme_html,
)
from planner.releases.papers.release_paper import release_html
from tests.hostile import pictures
from tests.unit.releases.samples import AR, EN, HEAD, release

Box = tuple[float, float, float, float]
SHAPES = {"wide": (1800, 120), "tall": (130, 900), "square": (400, 400), "flag": (300, 200)}
FUNDING = "Co-funded by the European Union and the Swiss Agency for Development and Cooperation."
SPEAKERS = tuple(
    Who(name=f"Speaker {n} of Fourteen", function="Head of the Department of Long Functions " * 2)
    for n in range(14)
)


def pages(
    pdf_client: PdfClient, html: str, assets: dict[str, bytes] | None = None
) -> list[PageObject]:
    return list(PdfReader(BytesIO(pdf_client.render(html, assets=assets))).pages)


def boxes(page: PageObject) -> list[Box]:
    """Where pictures lie, in points: left, bottom, right, top."""
    found: list[Box] = []

    def note(operator: Any, _arguments: Any, matrix: Any, _text: Any) -> None:
        if operator == b"Do":
            width, _, _, height, x, y = (float(value) for value in matrix)
            found.append(
                (min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height))
            )

    page.extract_text(visitor_operand_before=note)
    return found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("language", "texts"), [("en", EN), ("ar", AR)])
def test_logos_of_odd_shapes_stand_beside_each_other(
    pdf_client: PdfClient, language: str, texts: dict[str, str]
) -> None:
    assets = {name: pictures.plain("PNG", size=size) for name, size in SHAPES.items()}
    senders = [Logo(asset=name, alt=name) for name in ("wide", "tall", "square")]
    donors = [Logo(asset=name, alt=name) for name in ("flag", "square")]
    text = replace(release(language, texts), funding=FUNDING)
    head = replace(HEAD, senders=tuple(senders), emblems=tuple(donors))

    found = boxes(pages(pdf_client, release_html(text, head), assets)[0])

    assert len(found) == 5
    assert not [
        (one, other)
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if overlap(one, other)
    ]


def test_a_long_programme_runs_on_in_both_languages(pdf_client: PdfClient) -> None:
    rows = tuple(ProgrammeRow(clock="09:00", title=f"Item {n}", who=SPEAKERS) for n in range(4))
    columns = tuple(
        ProgrammeColumn(language=language, title=title, when="27 March", rows=rows)
        for language, title in (("en", "Rivers"), ("ru", "Реки"))
    )
    paper = ProgrammePaper(language="en", author="x", kind_label="Programme", columns=columns)

    first = pages(pdf_client, programme_html(paper))[0].extract_text()

    assert [first.count(words) for words in ("Rivers", "Реки", "Item 0")] == [1, 1, 2]


def test_many_speakers_begin_where_there_is_room(pdf_client: PdfClient) -> None:
    facets = (
        Facet(heading="What", lines=("A round table.",) * 20),
        Facet(heading="Who", groups=(PeopleGroup(lead="Will speak:", people=SPEAKERS),)),
    )
    paper = AdvisoryPaper(
        language="en", author="x", kind_label="Advisory", title="Rivers", facets=facets
    )

    first = pages(pdf_client, advisory_html(paper))[0].extract_text()

    assert "Speaker 0 of Fourteen" in first


def test_the_number_of_the_page_is_one_line_beside_a_long_title(pdf_client: PdfClient) -> None:
    text = replace(release("en", EN, repeat=9), slug_line="A very long line " * 12)

    printed = pages(pdf_client, release_html(text, HEAD))

    lines = printed[1].extract_text().splitlines()
    assert [line for line in lines if "Page" in line] == [f"Page 2 of {len(printed)}"]


def test_headings_of_two_lines_stand_in_one_column(pdf_client: PdfClient) -> None:
    headings = ("What", "Partners and support of the whole event", "Programme")
    facets = tuple(Facet(heading=one, lines=("One line",)) for one in headings)
    paper = AdvisoryPaper(
        language="en", author="x", kind_label="Media advisory", title="Rivers", facets=facets
    )
    across: dict[str, float] = {}

    def note(text: str, _user: Any, matrix: Any, _font: Any, _size: Any) -> None:
        across.setdefault(text.split(" ")[0].strip(), float(matrix[4]))

    pages(pdf_client, advisory_html(paper))[0].extract_text(visitor_text=note)

    assert across["Programme"] == across["Partners"] == across["What"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hours_stand_at_the_beginning_of_their_own_column(
    pdf_client: PdfClient, language: str
) -> None:
    columns = tuple(
        ProgrammeColumn(
            language=tag,
            title=title,
            when="27 March",
            rows=(ProgrammeRow(clock=clock, title=title),),
        )
        for tag, title, clock in (("en", "Rivers", "09:00"), ("ar", "أنهار", "10:00"))
    )
    paper = ProgrammePaper(language=language, author="x", kind_label="Programme", columns=columns)
    across: dict[str, float] = {}

    def note(text: str, _user: Any, matrix: Any, _font: Any, _size: Any) -> None:
        across.setdefault(text.strip(), float(matrix[4]))

    pages(pdf_client, programme_html(paper))[0].extract_text(visitor_text=note)

    english = across["Rivers"]
    assert across["09:00"] - english == pytest.approx(0, abs=1)
    is_left_of_english = across["10:00"] < english
    assert is_left_of_english is (language == "ar")


@pytest.mark.parametrize("languages", [("en", "ru"), ("en", "ar"), ("ar", "en")])
def test_each_item_is_level_with_itself_in_the_other_language(
    pdf_client: PdfClient, languages: tuple[str, str]
) -> None:
    rows = (
        ProgrammeRow(clock="09:00", title="Long words of welcome " * 6),
        ProgrammeRow(clock="10:00", title="Short"),
        ProgrammeRow(clock="11:00", title="Last"),
    )
    brief = tuple(replace(row, title="Brief") for row in rows)
    columns = tuple(
        ProgrammeColumn(language=tag, title="Rivers", when="27 March", rows=one)
        for tag, one in zip(languages, (rows, brief), strict=True)
    )
    paper = ProgrammePaper(
        language=languages[0], author="x", kind_label="Programme", columns=columns
    )
    heights: dict[str, list[float]] = {}

    def note(text: str, _user: Any, matrix: Any, _font: Any, _size: Any) -> None:
        heights.setdefault(text.strip(), []).append(float(matrix[5]))

    pages(pdf_client, programme_html(paper))[0].extract_text(visitor_text=note)

    for clock in ("09:00", "10:00", "11:00"):
        first, second = heights[clock]
        assert first == pytest.approx(second, abs=1)
