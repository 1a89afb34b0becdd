"""A long list of people is written into a sheet by a job, whose file one person may fetch."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Role
from planner.background.models import Job
from planner.contacts.models import Gender
from planner.kernel.texts import Texts
from planner.web.desk.registers import people
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

LIST = "/desk/people/"
SHEET = f"{LIST}list.xlsx"


@pytest.fixture(autouse=True)
def _people(make: Make) -> None:
    make.person("Ada", names=Texts(en="Ada", ru="Ада"), gender=Gender.FEMININE)
    make.person("Bob", is_journalist=True)


def rows(content: bytes) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_a_long_list_offers_a_sheet_that_is_prepared(
    approver: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = texts(approver.get(LIST).text, ".downloads a, .downloads button")
    monkeypatch.setattr(people, "MOST_IN_A_SHEET", 1)

    page = approver.get(f"{LIST}?order=came").text

    assert short == ["Excel", "CSV", "business cards (vCard)"]
    assert texts(page, ".downloads button") == ["Excel (prepared in the background)"]
    assert attributes(page, ".downloads form", "action") == [f"{SHEET}?order=came"]


def test_the_sheet_of_more_people_leads_to_the_list_that_offers_the_job(
    approver: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MOST_IN_A_SHEET", 1)

    answer = approver.get(f"{SHEET}?kind=journalist")
    led_on = approver.get(f"{SHEET}?order=came")

    assert len(rows(answer.data)) == 2
    assert (led_on.status_code, led_on.location) == (303, f"{LIST}?order=came")


def test_the_job_writes_the_people_of_the_filter(
    app: Flask, approver: Visitor, session: Session
) -> None:
    started = approver.post(f"{SHEET}?search=ada", headers={"Accept-Language": "ru"})
    do_jobs(app, session)
    page = approver.get(started.location).text
    (address,) = attributes(page, ".job a", "href")

    answer = approver.get(address)

    heading, *people_of_list = rows(answer.data)
    assert started.status_code == 303
    assert [heading[0], heading[4]] == ["Имя", "Электронная почта"]
    assert [(row[0], row[9]) for row in people_of_list] == [("Ада", "женский")]
    assert answer.headers["Content-Disposition"].endswith("people.xlsx")


def test_the_file_is_given_to_nobody_else(
    app: Flask, approver: Visitor, administrator: Visitor, session: Session
) -> None:
    started = approver.post(SHEET)
    do_jobs(app, session)

    assert administrator.get(f"{started.location}/file").status_code == 404


def test_who_may_not_have_addresses_any_more_gets_no_file(
    app: Flask, approver: Visitor, session: Session
) -> None:
    started = approver.post(SHEET)
    do_jobs(app, session)
    session.query(Membership).filter(Membership.role == Role.APPROVER).update({"role": Role.EDITOR})

    assert approver.get(f"{started.location}/file").status_code == 404


def test_asking_twice_is_one_job(approver: Visitor, session: Session) -> None:
    first, second = approver.post(SHEET), approver.post(SHEET)

    assert first.location == second.location
    assert session.query(Job).count() == 1


def test_editors_prepare_no_sheet(editor: Visitor) -> None:
    assert editor.post(SHEET).status_code == 403
