from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.organisations.models import AidProgramme
from tests.factories import Make
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
    assert "is in the register" in editor.get(response.location).text
    programme = session.scalars(select(AidProgramme)).one()
    assert programme.lead is not None
    assert [programme.lead.label, *(d.organisation.label for d in programme.donors)] == [
        "Lead",
        "Donor",
    ]
    assert programme.created_within.lines("en") == ["a pool of journalists", "a resource centre"]


def test_wrong_values_are_marked(editor: Visitor, make: Make) -> None:
    response = editor.post(URL, {**typed(make), "names-en": " ", "lead_id": "x"})

    assert response.status_code == 422
    assert 'id="names-error"' in response.text
    assert 'id="lead_id-error"' in response.text
    assert "a resource centre" in response.text


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    editor.post(url, {**form, "version": "1", "abbreviation": "NEW"})

    response = editor.post(url, {**form, "version": "1", "abbreviation": "MINE"})

    assert response.status_code == 409
    assert 'value="MINE"' in response.text
    assert "NEW" in response.text


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
