"""The list for the guard: as PDF, as CSV, and where a press officer looks for it."""

from __future__ import annotations

import pytest

from planner.accreditation import guard_paper
from planner.accreditation.deciding import approve
from planner.events.models.event import Event
from planner.invitations.models import Answer
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.accreditation.asked import asked, open_event
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


def test_the_documents_of_the_event_lead_to_it(editor: Visitor, make: Make) -> None:
    event = make.event()

    page = editor.get(f"/desk/events/{event.id}/documents").text

    assert attributes(page, "#guard", "id") == ["guard"]
    assert f"/desk/events/{event.id}/guard-list.csv" in attributes(page, "main .papers a", "href")


def test_the_table_has_who_may_come_and_guards_against_formulas(
    editor: Visitor, work: Work, make: Make
) -> None:
    event = open_event(make)
    approve(work, asked(work, event, crew=1, crew_names="=cmd()", car="A 1 BC", press_card="17"))
    make.invitation(event, name="Boris", answer=Answer.DECLINED)

    response = editor.get(f"/desk/events/{event.id}/guard-list.csv")

    lines = response.data.decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        "Ada Ferrymann,River Post,journalist,1,'=cmd(),,A 1 BC,accredited on request,17"
    ]


def test_the_paper_is_printed_in_the_language_that_is_asked_for(
    editor: Visitor, make: Make
) -> None:
    event = make.event()
    make.invitation(event, name="علي حسن", answer=Answer.ACCEPTED)
    make.invitation(event, name="Борис Мостов", answer=Answer.ACCEPTED)

    response = editor.get(f"/desk/events/{event.id}/guard-list.pdf?language=ru")

    assert (response.status_code, response.data[:5]) == (200, b"%PDF-")


@pytest.fixture
def long_list(make: Make, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Of two guests who come, and one who has not answered."""
    monkeypatch.setattr(guard_paper, "MOST_AT_ONCE", 1)
    event = make.event()
    make.invitation(event, name="Ada", answer=Answer.ACCEPTED)
    make.invitation(event, name="Boris", answer=Answer.ACCEPTED)
    make.invitation(event, name="Clara")
    make.work.session.commit()
    return event


def test_a_long_list_is_drawn_in_the_background(
    editor: Visitor, work: Work, long_list: Event
) -> None:
    address = f"/desk/events/{long_list.id}/guard-list.pdf"
    page = editor.get(f"/desk/events/{long_list.id}/documents").text
    assert attributes(page, "main .papers form", "action") == [
        f"{address}?language=en",
        f"{address}?language=ru",
        f"{address}?silent=yes",
    ]

    started = editor.post(f"{address}?language=ru")

    assert started.status_code == 303
    assert texts(editor.get(started.headers["Location"]).text, "h1") == ["List for the guard"]


def test_it_cannot_be_had_at_once(editor: Visitor, long_list: Event) -> None:
    response = editor.get(f"/desk/events/{long_list.id}/guard-list.pdf")

    assert response.status_code == 409
    assert texts(response.text, "main p")[0] == (
        "This list is too long to be drawn at once. Ask for it on the page Documents of the event, or "
        "take it as CSV."
    )


def test_nor_can_one_with_many_names_of_crews(editor: Visitor, make: Make) -> None:
    event = make.event()
    for _guest in range(10):
        make.invitation(event, crew_names="Bo, camera\n" * 80, answer=Answer.ACCEPTED)
    make.work.session.commit()
    address = f"/desk/events/{event.id}/guard-list.pdf"
    page = editor.get(f"/desk/events/{event.id}/documents").text

    assert editor.get(address).status_code == 409
    assert f"{address}?language=en" in attributes(page, "main .papers form", "action")


def test_nor_can_one_whose_texts_need_several_parts(
    editor: Visitor, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard_paper, "MOST_ROWS", 1)
    event = make.event()
    make.invitation(event, answer=Answer.ACCEPTED)
    make.invitation(event, answer=Answer.ACCEPTED)
    make.work.session.commit()

    assert editor.get(f"/desk/events/{event.id}/guard-list.pdf").status_code == 409
