from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.anniversaries.models import Anniversary
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
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
    assert texts(page, ".notice") == ["The anniversary is in the register."]
    assert rows(page) == [["2012 this year", "145", "the founding of <b>X</b>", "", "1867"]]
    stored = session.scalars(select(Anniversary)).one()
    assert (stored.base_year, stored.phrases["ru"]) == (1867, "со дня основания X")


def test_wrong_values_are_marked_and_nothing_typed_is_lost(editor: Visitor) -> None:
    sent = {**TYPED, "base_year": "soon", "exact_on": "1867-02-30", "precision": "day"}

    response = editor.post(URL, sent)

    assert response.status_code == 422
    assert wrong(response.text) == {
        "base_year": "Give a whole number.",
        "exact_on": "There is no such day. Give it as 1893-04-30.",
    }
    assert filled(response.text, sent) == sent


def test_a_day_of_the_old_calendar_comes_back_as_it_was_typed(
    editor: Visitor, session: Session
) -> None:
    typed = {**TYPED, "exact_on": "1867-02-29", "base_year": "1867", "precision": "day"}

    refused = editor.post(URL, {**typed, "calendar": "julian"})

    assert wrong(refused.text) == {
        "exact_on": "This calendar has no such day. Correct the day or choose the other calendar."
    }
    typed |= {"exact_on": "1700-02-29", "base_year": "1700", "calendar": "julian"}
    assert editor.post(URL, typed).status_code == 303
    stored = session.scalars(select(Anniversary)).one()
    page = editor.get(f"{URL}{stored.id}").text
    assert filled(page, {"exact_on", "calendar"}) == {
        "exact_on": "1700-02-29",
        "calendar": "julian",
    }


def test_a_refusal_of_the_domain_marks_its_field(editor: Visitor) -> None:
    response = editor.post(URL, {**TYPED, "precision": "day"})

    assert response.status_code == 422
    assert wrong(response.text) == {"exact_on": "Give the day, or say that only the year is known."}


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    anniversary = make.anniversary()
    url = f"{URL}{anniversary.id}"
    assert editor.post(url, {**TYPED, "version": "1"}).status_code == 303

    mine = {**TYPED, "base_year": "1900"}

    response = editor.post(url, {**mine, "version": "1"})

    assert response.status_code == 409
    assert texts(response.text, ".field__stored") == ["Saved meanwhile by somebody else: 1867"]
    assert filled(response.text, {*mine, "version"}) == {**mine, "version": "2"}


def test_a_refused_correction_keeps_the_entry(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = f"{URL}{make.anniversary(base_year=1900).id}"

    assert editor.post(url, {**TYPED, "base_year": "", "version": "1"}).status_code == 422
    assert editor.post(url, {**TYPED, "precision": "day", "version": "1"}).status_code == 422
    assert session.scalars(select(Anniversary)).one().base_year == 1900


def test_archived_ones_are_listed_apart(editor: Visitor, viewer: Visitor, make: Make) -> None:
    url = f"{URL}{make.anniversary().id}"

    def listed(query: str = "") -> list[str]:
        return texts(viewer.get(URL + query).text, "tbody th")

    editor.post(f"{url}/archive")

    assert (listed(), listed("?archived=yes")) == ([], ["the founding of a society"])
    editor.post(f"{url}/restoration")
    assert (listed(), listed("?archived=yes")) == (["the founding of a society"], [])
    assert attributes(viewer.get(url).text, "main form", "action") == []


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
