from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.organisations.models import Project
from tests.factories import Make
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/projects/"


def typed(make: Make) -> dict[str, str]:
    """A form as it is sent, with bodies that exist."""
    union, state, partner, carrier, lead = (make.organisation() for _ in range(5))
    return {
        "descriptions-en": "European Union <project>",
        "aims-en": "one aim\nanother aim",
        "donors-0-organisation_id": str(state.id),
        "donors-1-organisation_id": str(union.id),
        "donors-2-organisation_id": "",
        "partners-0-organisation_id": str(partner.id),
        "implementer_id": str(carrier.id),
        "partner_of_id": str(lead.id),
        "programme_id": str(make.aid_programme().id),
        "is_cofunded": "y",
    }


def test_a_project_is_entered_with_its_donors_in_order(
    editor: Visitor, make: Make, session: Session
) -> None:
    form = typed(make)

    response = editor.post(URL, form)

    assert response.status_code == 303
    assert texts(editor.get(response.location).text, "h1") == ["European Union <project>"]
    project = session.scalars(select(Project)).one()
    assert [str(donor.id) for donor in project.donors] == [
        form["donors-0-organisation_id"],
        form["donors-1-organisation_id"],
    ]
    assert [str(partner.id) for partner in project.partners] == [form["partners-0-organisation_id"]]
    assert project.aims.lines("en") == ["one aim", "another aim"]
    assert (project.is_cofunded, project.funding_is_confirmed) == (True, False)
    assert project.implementer is not None
    assert project.programme is not None


def test_donors_change_places_and_a_stale_save_shows_both(
    editor: Visitor, make: Make, session: Session
) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    first, second = form["donors-0-organisation_id"], form["donors-1-organisation_id"]
    changed = {
        **form,
        "donors-0-organisation_id": second,
        "donors-1-organisation_id": first,
        "version": "1",
    }

    assert editor.post(url, changed).status_code == 303
    stale = editor.post(url, {**form, "contract_number": "C-1", "version": "1"})

    project = session.scalars(select(Project)).one()
    assert [str(donor.id) for donor in project.donors] == [second, first]
    assert stale.status_code == 409
    assert filled(stale.text, {"contract_number"}) == {"contract_number": "C-1"}
    assert texts(stale.text, ".field__stored") == [
        "Saved meanwhile by somebody else: (empty)",
        "Saved meanwhile by somebody else: Body 2 Body 3",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"descriptions-en": ""}, "A project needs a name, or at least a description."),
        ({"implementer_id": ""}, "Say who implements the project: they are the partner."),
        (
            {
                "funding_is_confirmed": "y",
                "donors-0-organisation_id": "",
                "donors-1-organisation_id": "",
            },
            "Say who pays before the funding is confirmed.",
        ),
        ({"donors-0-organisation_id": "99999"}, "Choose one of the list."),
        ({"contract_number": "9" * 101}, "At most 100 characters, please."),
    ],
)
def test_wrong_values_are_refused_with_a_sentence(
    editor: Visitor, make: Make, session: Session, change: dict[str, str], sentence: str
) -> None:
    response = editor.post(URL, {**typed(make), **change})

    assert response.status_code == 422
    assert [*wrong(response.text).values()] == [sentence]
    assert filled(response.text, {"aims-en"}) == {"aims-en": "one aim\nanother aim"}
    assert session.scalars(select(Project)).all() == []


def test_another_donor_is_asked_for_with_the_same_choice(editor: Visitor, make: Make) -> None:
    form = typed(make)
    form["donors-2-organisation_id"] = form["partners-0-organisation_id"]

    response = editor.post(URL, {**form, "more": "donors"})

    assert response.status_code == 200
    last = response.text.split('name="donors-3-organisation_id"')[1].split("</select>")[0]
    assert last.count("<option") == 6


@pytest.mark.parametrize("projects", [1, 3])
def test_list_and_download_take_bounded_statements(
    editor: Visitor, make: Make, statements: list[str], projects: int
) -> None:
    for _ in range(projects):
        assert editor.post(URL, typed(make)).status_code == 303
    statements.clear()

    page = editor.get(URL)
    on_page = len(statements)
    table = editor.get(f"{URL}list.csv")

    assert page.text.count('<th scope="row">') == projects
    assert on_page == 3
    assert len(statements) - on_page == 3, statements
    assert table.text.count("European Union") == projects


def test_an_archived_project_leaves_the_list(editor: Visitor, make: Make) -> None:
    url = editor.post(URL, typed(make)).location

    editor.post(f"{url}/archive")

    assert texts(editor.get(URL).text, "tbody th") == []
    assert texts(editor.get(url).text, ".last-acts .state") == ["in the archive"]
    assert editor.post(f"{url}/removal").location == URL


def test_a_project_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    foreign = make.project(office_id=make.office().id)

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}", {}).status_code == 404
