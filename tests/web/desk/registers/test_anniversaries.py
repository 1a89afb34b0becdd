from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from tests.factories import Make
from tests.web.visitor import Visitor

URL = "/desk/anniversaries/"
TYPED = {
    "phrases-en": "the founding of <b>X</b>",
    "phrases-ru": "со дня основания X",
    "base_year": "1867",
    "kind": "foundation",
    "precision": "year",
}


def test_an_anniversary_is_entered_and_listed_with_its_next_round_year(
    editor: Visitor, session: Session
) -> None:
    response = editor.post(URL, TYPED)

    assert response.status_code == 303
    page = editor.get(URL).text
    assert "The anniversary is in the register." in page
    assert "the founding of &lt;b&gt;X&lt;/b&gt;" in page
    stored = session.scalars(select(Anniversary)).one()
    assert (stored.base_year, stored.phrases["ru"]) == (1867, "со дня основания X")


def test_wrong_values_are_marked_and_nothing_typed_is_lost(editor: Visitor) -> None:
    response = editor.post(
        URL, {**TYPED, "base_year": "soon", "exact_on": "1867-02-30", "precision": "day"}
    )

    assert response.status_code == 422
    assert "Give a whole number." in response.text
    assert "There is no such day." in response.text
    assert "со дня основания X" in response.text


def test_a_refusal_of_the_domain_marks_its_field(editor: Visitor) -> None:
    response = editor.post(URL, {**TYPED, "precision": "day"})

    assert response.status_code == 422
    assert 'id="exact_on-error"' in response.text


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    anniversary = make.anniversary()
    url = f"{URL}{anniversary.id}"
    assert editor.post(url, {**TYPED, "version": "1"}).status_code == 303

    response = editor.post(url, {**TYPED, "base_year": "1900", "version": "1"})

    assert response.status_code == 409
    assert "Saved meanwhile by somebody else" in response.text
    assert 'value="1900"' in response.text
    assert 'name="version" value="2"' in response.text


def test_a_refused_correction_keeps_the_entry(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = f"{URL}{make.anniversary(base_year=1900).id}"

    assert editor.post(url, {**TYPED, "base_year": "", "version": "1"}).status_code == 422
    assert editor.post(url, {**TYPED, "precision": "day", "version": "1"}).status_code == 422
    assert session.scalars(select(Anniversary)).one().base_year == 1900


def test_archived_ones_are_listed_apart(editor: Visitor, viewer: Visitor, make: Make) -> None:
    url = f"{URL}{make.anniversary().id}"

    editor.post(f"{url}/archive")

    assert "the founding of a society" not in viewer.get(URL).text
    assert "the founding of a society" in viewer.get(f"{URL}?archived=yes").text
    editor.post(f"{url}/restoration")
    assert "the founding of a society" in viewer.get(URL).text
    assert '<form method="post" action="/desk/anniversaries/' not in viewer.get(url).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_statements_for_three_as_for_one(
    viewer: Visitor, make: Make, statements: list[str], number: int
) -> None:
    for _ in range(number):
        make.anniversary(owner=make.organisation())
    viewer.get(URL)
    statements.clear()

    page = viewer.get(URL).text

    assert page.count('<th scope="row">') == number
    assert len(statements) <= 3, statements
