"""The list for the guard: as PDF, as CSV, and where a press officer looks for it."""

from __future__ import annotations

from planner.accreditation.deciding import approve
from planner.invitations.models import Answer
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.accreditation.asked import asked, open_event
from tests.web.reading import attributes
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
