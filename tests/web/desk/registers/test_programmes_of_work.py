from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.organisations.models import AidProgramme
from tests.factories import Make
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/programmes-of-work/"


def typed(make: Make) -> dict[str, str]:
    return {
        "names-en": "Regional migration programme",
        "abbreviation": "RMP",
        "lead_id": str(make.organisation("Lead").id),
        "donors-0-organisation_id": str(make.organisation("Donor").id),
        "created_within-en": "a pool of journalists\na resource centre",
    }


def test_a_programme_of_work_is_entered_with_donors_of_its_own(
    editor: Visitor, make: Make, session: Session
) -> None:
    response = editor.post(URL, typed(make))

    assert response.status_code == 303
    assert texts(editor.get(response.location).text, ".notice") == [
        "“Regional migration programme” is in the register."
    ]
    programme = session.scalars(select(AidProgramme)).one()
    assert programme.lead is not None
    assert [programme.lead.label, *(d.organisation.label for d in programme.donors)] == [
        "Lead",
        "Donor",
    ]
    assert programme.created_within.lines("en") == ["a pool of journalists", "a resource centre"]


def test_wrong_values_are_marked(editor: Visitor, make: Make) -> None:
    sent = {**typed(make), "names-en": " "}

    response = editor.post(URL, {**sent, "lead_id": "x"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": "This is needed. Please fill it in.",
        "lead_id": "Choose one of the list.",
    }
    sent.pop("lead_id")
    assert filled(response.text, sent) == sent


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    editor.post(url, {**form, "version": "1", "abbreviation": "NEW"})

    response = editor.post(url, {**form, "version": "1", "abbreviation": "MINE"})

    assert response.status_code == 409
    assert filled(response.text, {"abbreviation"}) == {"abbreviation": "MINE"}
    assert texts(response.text, ".field__stored") == ["Saved meanwhile by somebody else: NEW"]


@pytest.mark.parametrize("programmes", [1, 3])
def test_list_and_download_take_bounded_statements(
    editor: Visitor, make: Make, statements: list[str], programmes: int
) -> None:
    for _ in range(programmes):
        editor.post(URL, typed(make))
    statements.clear()

    page = editor.get(f"{URL}?search=RMP")
    on_page = len(statements)
    table = editor.get(f"{URL}list.csv?search=RMP")

    assert page.text.count('<th scope="row">') == programmes
    assert on_page == 3
    assert len(statements) - on_page == 2, statements
    assert table.text.count("Regional migration programme,RMP,Lead") == programmes


def test_one_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    foreign = make.aid_programme(office_id=make.office().id)

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}", {}).status_code == 404
