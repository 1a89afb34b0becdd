"""Accreditation for a season on the desk."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.accreditation.models import SeasonAccreditation
from planner.accreditation.season import SeasonPlan, accredit
from planner.kernel.work import Work
from tests.factories import Make
from tests.web.reading import filled, rows, wrong
from tests.web.visitor import Visitor

DESK = "/desk/accreditations/"
SPRING = {"number": "P-17", "kind": "crew", "since": "2012-03-01", "until": "2012-06-30"}


@pytest.fixture
def season(work: Work, make: Make) -> SeasonAccreditation:
    plan = SeasonPlan(since=date(2012, 3, 1), until=date(2012, 6, 30), number="P-1")
    season = accredit(work, make.person("Ada Ferrymann"), plan)
    work.session.commit()
    return season


def test_somebody_is_accredited_and_listed(editor: Visitor, work: Work, make: Make) -> None:
    person = make.person("Ada Ferrymann")

    response = editor.post(DESK, {"person_id": str(person.id), **SPRING})

    assert response.status_code == 303
    (row,) = rows(editor.get(DESK).text)
    assert row[1:5] == [
        "P-17",
        "member of a camera or sound crew",
        "1\u00a0March\u00a02012",
        "30\u00a0June\u00a02012",
    ]


def test_both_days_are_needed_and_in_order(editor: Visitor, make: Make) -> None:
    person = make.person("Ada Ferrymann")
    sent = {"person_id": str(person.id), "kind": "journalist", "since": "2012-06-30"}

    missing = editor.post(DESK, sent)
    turned = editor.post(DESK, {**sent, "until": "2012-03-01"})

    assert wrong(missing.text) == {"until": "This is needed. Please fill it in."}
    assert wrong(turned.text) == {"until": "It ends before it begins."}


def test_one_is_changed(editor: Visitor, work: Work, season: SeasonAccreditation) -> None:
    sent = {**SPRING, "number": "P-2", "version": str(season.version)}

    assert editor.post(f"{DESK}{season.id}", sent).status_code == 303

    work.session.expire_all()
    assert work.session.scalars(select(SeasonAccreditation.number)).all() == ["P-2"]


def test_the_second_of_two_changes_is_compared(
    editor: Visitor, season: SeasonAccreditation
) -> None:
    sent = {**SPRING, "version": str(season.version)}
    editor.post(f"{DESK}{season.id}", sent)

    response = editor.post(f"{DESK}{season.id}", {**sent, "number": "P-3"})

    assert response.status_code == 409
    assert "P-17" in response.text


def test_it_is_ended_and_taken_up_again(
    editor: Visitor, work: Work, season: SeasonAccreditation
) -> None:
    editor.post(f"{DESK}{season.id}/end")
    assert rows(editor.get(DESK).text) == []
    assert len(rows(editor.get(f"{DESK}?ended=yes").text)) == 1

    editor.post(f"{DESK}{season.id}/again")
    assert len(rows(editor.get(DESK).text)) == 1


def test_the_form_is_filled_for_a_person(editor: Visitor, make: Make) -> None:
    person = make.person("Ada Ferrymann")

    page = editor.get(f"{DESK}?person={person.id}").text

    assert filled(page, {"person_id"}) == {"person_id": str(person.id)}
