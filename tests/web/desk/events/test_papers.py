"""The advisory and the programme, asked for on the desk and read as a reader's program would."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.unit.releases.rounds import round_table
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_advisory_is_shown_in_the_browser(viewer: Visitor, event: Event) -> None:
    response = viewer.get(f"/desk/events/{event.id}/advisory.pdf")

    assert (response.status_code, response.content_type) == (200, "application/pdf")
    assert response.headers["Content-Disposition"] == (
        'inline; filename="Media advisory  Rivers without borders.pdf"; '
        "filename*=UTF-8''Media%20advisory%20%E2%80%93%20Rivers%20without%20borders.pdf"
    )
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; object-src 'self'; frame-ancestors 'self'"
    )
    assert response.headers["Cache-Control"] == "no-store"
    text = text_of(response.data)
    assert "Tuesday, 27 March 2012, 11:00–13:00 MSK (07:00–09:00 UTC)" in text
    assert "Secret" not in text


def test_the_advisory_in_russian(viewer: Visitor, event: Event) -> None:
    response = viewer.get(f"/desk/events/{event.id}/advisory.pdf?language=ru")

    text = text_of(response.data)
    assert str(PdfReader(BytesIO(response.data)).root_object["/Lang"]) == "ru"
    assert "Выступят" in text
    assert "Вторник, 27 марта 2012 г., 11:00–13:00 МСК (07:00–09:00 UTC)" in text


def test_the_programme_in_two_languages_is_one_page(viewer: Visitor, event: Event) -> None:
    response = viewer.get(f"/desk/events/{event.id}/programme.pdf?language=en&language=ru")

    assert len(PdfReader(BytesIO(response.data)).pages) == 1
    text = text_of(response.data)
    assert "Words of welcome" in text
    assert "Приветственное слово" in text


@pytest.mark.parametrize("language", ["fr", "xx", "../en", "en&language=ru&language=fr"])
@pytest.mark.parametrize("paper", ["advisory", "programme"])
def test_a_language_that_the_event_has_not(
    viewer: Visitor, event: Event, paper: str, language: str
) -> None:
    response = viewer.get(f"/desk/events/{event.id}/{paper}.pdf?language={language}")

    assert response.status_code == 404


@pytest.mark.parametrize("paper", ["advisory", "programme"])
def test_an_event_of_another_office_is_none(
    viewer: Visitor, make: Make, event: Event, paper: str
) -> None:
    other = make.office()
    theirs = make.event(office_id=other.id)

    assert viewer.get(f"/desk/events/{theirs.id}/{paper}.pdf").status_code == 404
    assert viewer.get(f"/desk/events/{event.id + 999}/{paper}.pdf").status_code == 404


def test_a_programme_costs_a_bounded_number_of_statements(
    viewer: Visitor, event: Event, statements: list[str]
) -> None:
    statements.clear()

    viewer.get(f"/desk/events/{event.id}/programme.pdf")

    assert len(statements) <= 20, statements


def test_the_tab_says_in_which_languages_there_are_no_papers(viewer: Visitor, make: Make) -> None:
    drafted, undrafted = make.event(), make.event(languages=["fr", "en", "ar"])

    pages = [viewer.get(f"/desk/events/{one.id}/documents").text for one in (drafted, undrafted)]

    assert [texts(page, ".warning") for page in pages] == [
        [],
        [
            (
                "There are no papers in French or Arabic: releases, advisories and programmes are "
                "made in English and Russian only."
            )
        ],
    ]
    papers = [one for one in texts(pages[1], ".papers a") if "(PDF)" in one]
    assert papers == ["Advisory, English (PDF)", "Programme, English (PDF)"]


def test_an_open_hour_is_warned_of(viewer: Visitor, make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)

    page = viewer.get(f"/desk/events/{event.id}/documents").text

    assert texts(page, ".warning") == [
        "The hour is not fixed: advisory and programme name the day only."
    ]


@pytest.mark.parametrize("paper", ["advisory", "programme"])
def test_no_paper_is_half_in_another_language(viewer: Visitor, make: Make, paper: str) -> None:
    event = make.event(languages=["ar", "en"])
    only = make.event(languages=["fr"], titles=Texts(fr="Rivières"))

    assert viewer.get(f"/desk/events/{event.id}/{paper}.pdf").status_code == 200
    for path in (f"{event.id}/{paper}.pdf?language=ar", f"{only.id}/{paper}.pdf"):
        response = viewer.get(f"/desk/events/{path}")
        assert response.status_code == 422
        assert "made in English and Russian only" in response.text
