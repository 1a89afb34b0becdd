"""What cannot be done with a list is told in a sentence, and nothing is stored by half."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from planner.contacts.importing.models import Import, ImportState
from planner.contacts.models import Person
from planner.files.models import StoredFile
from tests.conftest import NOW
from tests.web.desk.imports.bringing import (
    columns_of,
    imported,
    only_list,
    page_of,
    previewed,
    upload,
)
from tests.web.reading import texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

ERRORS = ".field__error, .errors li"


def count(session: Session, model: type) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "list.csv"),
        (b"   \n", "list.csv"),
        (b"%PDF-1.7\n" + bytes(range(256)), "list.csv"),
        (b"Name;E-mail\n", "list.csv"),
    ],
)
def test_a_file_that_is_no_list(
    session: Session, approver: Visitor, content: bytes, name: str
) -> None:
    response = upload(approver, content, name)

    assert response.status_code == 422
    assert len(texts(response.text, ERRORS)) >= 1
    assert (count(session, Import), count(session, StoredFile)) == (0, 0)


def test_no_file_and_no_source(session: Session, approver: Visitor) -> None:
    response = approver.post(
        "/desk/people/imports/", data={"source": " "}, content_type="multipart/form-data"
    )

    assert response.status_code == 422
    assert "Choose a file." in texts(response.text, ".field__error")
    assert count(session, Import) == 0


def test_columns_without_name_and_address(session: Session, approver: Visitor) -> None:
    upload(approver)
    brought = only_list(session)
    given = columns_of(brought, column=["unused", "nonsense", "telephone", "outlet"])

    response = approver.post(page_of(brought, "columns"), data=given)

    assert response.status_code == 422
    assert texts(response.text, ".errors li") == [
        (
            "Say in which column the name or the e-mail address stands. Nothing else identifies a "
            "person."
        )
    ]
    assert only_list(session).state is ImportState.UPLOADED


def test_two_browsers_confirm_the_columns(app: Flask, session: Session, approver: Visitor) -> None:
    upload(approver)
    brought = only_list(session)
    given = columns_of(brought)
    approver.post(page_of(brought, "columns"), data=given)

    second = approver.post(page_of(brought, "columns"), data=given)

    assert second.status_code == 409


def test_who_agrees_to_a_preview_has_seen_that_it_is_done(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = previewed(app, session, approver)
    assert "Preview of a list: done." in approver.get("/desk/").text

    agreed = {"version": str(brought.version), "change_rule": "take"}
    approver.post(page_of(brought, "agreement"), data=agreed)

    assert "Preview of a list: done." not in approver.get("/desk/").text


def test_two_clicks_bring_the_list_in_once(app: Flask, session: Session, approver: Visitor) -> None:
    brought = previewed(app, session, approver)
    agreed = {"version": str(brought.version), "change_rule": "take"}

    answers = [approver.post(page_of(brought, "agreement"), data=agreed) for _ in range(2)]
    do_jobs(app, session)
    later = approver.post(page_of(brought, "agreement"), data=agreed)

    assert [one.status_code for one in (*answers, later)] == [303, 303, 303]
    assert count(session, Person) == 2


def test_somebody_else_reads_the_list_anew_meanwhile(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = previewed(app, session, approver)
    agreed = {"version": str(brought.version), "change_rule": "take"}
    approver.post(page_of(brought, "columns"), data=columns_of(brought))
    do_jobs(app, session)

    response = approver.post(page_of(brought, "agreement"), data=agreed)

    words = "Somebody else has read this list anew meanwhile. Look at the preview again."
    assert response.status_code == 409
    assert words in texts(response.text, "[role=alert]")
    assert count(session, Person) == 0


def test_a_rule_that_is_not_offered(app: Flask, session: Session, approver: Visitor) -> None:
    brought = previewed(app, session, approver)

    response = approver.post(
        page_of(brought, "agreement"),
        data={"version": str(brought.version), "change_rule": "guess"},
    )

    assert response.status_code == 422
    assert only_list(session).state is ImportState.READ


@pytest.mark.parametrize("value", ["same", "nonsense", "new"])
def test_answers_about_rows_that_are_not_doubtful(
    app: Flask, session: Session, approver: Visitor, value: str
) -> None:
    brought = previewed(app, session, approver)

    response = approver.post(
        page_of(brought, "decisions"),
        data={"row-1": value, "row-x": value, "row-99999999999999999999": value},
    )

    assert response.status_code == 303


def test_a_file_that_has_expired(app: Flask, session: Session, approver: Visitor) -> None:
    upload(approver)
    brought = only_list(session)
    session.execute(delete(StoredFile))

    anew = approver.post(page_of(brought, "encoding"), data={"encoding": "utf-8", "separator": ";"})
    approver.post(page_of(brought, "columns"), data=columns_of(brought))
    do_jobs(app, session)
    page = approver.get(page_of(brought))

    gone = "The file was kept for a day and is deleted. Import it anew."
    assert anew.status_code == 409
    assert gone in anew.text
    assert gone in texts(page.text, ".warning p")[0]
    assert texts(page.text, ".job a, .job button") == [
        "Go on", "Correct the columns", "Delete this list",
    ]  # fmt: skip


def test_an_encoding_that_does_not_fit(session: Session, approver: Visitor) -> None:
    upload(approver)
    brought = only_list(session)

    response = approver.post(
        page_of(brought, "encoding"), data={"encoding": "klingon", "separator": ";"}
    )

    assert response.status_code == 422


def test_a_list_that_is_in_contacts_is_not_read_again(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = imported(app, session, approver)

    for resource in ("columns", "removal"):
        response = approver.post(page_of(brought, resource), data=columns_of(brought))
        assert response.status_code == 409
    assert only_list(session).state is ImportState.IMPORTED


def test_after_thirty_days_nothing_is_taken_back(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = imported(app, session, approver)
    session.execute(update(Import).values(imported_at=NOW.replace(month=1)))

    response = approver.post(page_of(brought, "undoing"))

    assert response.status_code == 409
    assert "An import can be undone for 30 days. They are over." in response.text
    assert count(session, Person) == 2


def test_a_list_that_is_not_imported_is_deleted_with_its_file(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = previewed(app, session, approver)

    early = approver.post(page_of(brought, "undoing"))
    response = approver.post(page_of(brought, "removal"))

    assert early.status_code == 409
    assert response.status_code == 303
    assert (count(session, Import), count(session, StoredFile)) == (0, 0)
