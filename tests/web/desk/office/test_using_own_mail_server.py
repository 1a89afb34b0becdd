"""Letters of an office with its own mail server, and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.kernel.work import Work
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.delivery.mail_servers import UNREADABLE
from planner.outbox.models import MailRoute, OfficeMailServer
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.own_servers import PASSWORD, own_server
from tests.unit.outbox.server import Ledger
from tests.web.desk.office.own_mail import SetTo, password, set_server
from tests.web.desk.office.test_mail import NOT_SET, TEST, URL
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs


def test_an_office_with_its_own_sends_mail_and_another_does_not(
    administrator: Visitor, make: Make, app: Flask, session: Session
) -> None:
    set_server(administrator)
    theirs = Make(replace(make.work, office_id=make.office(slug="theirs").id), make._numbers)
    other = Visitor(app, session)
    other.sign_in(theirs.member(Role.ADMINISTRATOR))

    for page in ("/desk/outbox/", "/desk/mailbox/", "/desk/members/", URL):
        assert NOT_SET not in administrator.get(page).text
        assert NOT_SET in other.get(page).text
    assert "mail.press.example" not in other.get(URL).text


@pytest.mark.loopback
def test_the_test_letter_leaves_by_it(
    app: Flask, administrator: Visitor, session: Session, own_ledger: Ledger, set_to: SetTo
) -> None:
    set_to(smtp_url="smtp://127.0.0.1:1")

    assert administrator.post(f"{URL}tests").status_code == 303
    do_jobs(app, session)

    assert len(own_ledger.taken) == 1
    assert texts(administrator.get(URL).text, f"{TEST} .notice strong") == [
        f"Test letter to {own_ledger.taken[0].rcpt_tos[0]}"
    ]


def test_a_test_by_a_server_that_is_not_of_the_internet_is_refused(
    app: Flask, administrator: Visitor, session: Session, make: Make
) -> None:
    own_server(session, make.work.office_id, host="127.0.0.1")

    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, f"{TEST} .errors p")[1:] == [NOT_PUBLIC]


def test_a_password_of_another_key_is_asked_for_anew(
    app: Flask, administrator: Visitor, session: Session, make: Make
) -> None:
    other = "another-secret-of-thirty-two-letters"
    server = own_server(session, make.work.office_id, user="press", secret_key=other)
    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    page = administrator.get(URL).text
    set_server(administrator, host=server.host + ".example", version="1")

    assert texts(page, "section[aria-labelledby=server] .warning") == [UNREADABLE]
    assert texts(page, f"{TEST} .errors") == [UNREADABLE]
    assert attributes(page, "details.group", "open") == [""]
    assert texts(administrator.get(URL).text, "section[aria-labelledby=server] .warning") == []
    assert password(session) == PASSWORD


def test_its_own_words_are_shown_to_the_office(
    administrator: Visitor, session: Session, work: Work, make: Make
) -> None:
    own_server(session, work.office_id)
    until = NOW + timedelta(minutes=2)
    for transport in (f"office-{work.office_id}", f"office-{make.office().id}", "x"):
        error = f"535 5.7.8 no entry for {transport}"
        session.add(
            MailRoute(transport=transport, sender="", domain="", paused_until=until, error=error)
        )

    for page in (URL, "/desk/outbox/"):
        (alert, *_rest) = texts(administrator.get(page).text, "[role=alert] p")
        assert alert.startswith(
            "No letter leaves at present by the mail server of the office: 535 5.7.8 no entry for "
            f"office-{work.office_id}"
        )


def test_the_history_tells_of_it_without_the_password(administrator: Visitor) -> None:
    set_server(administrator)
    set_server(administrator, port="587", password="other-secret", version="1")
    administrator.post(f"{URL}server/removal")

    page = administrator.get("/desk/history/").text
    table = administrator.get("/desk/history/history.csv").get_data(as_text=True)

    for text in (page, table):
        assert "Mail server of the office removed" in text
        assert "Password" in text
        assert "secret" not in text
        assert "press@house.test" not in text


def test_a_failure_leaves_no_password_anywhere(
    administrator: Visitor,
    engine: Engine,
    session: Session,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO office_mail_servers"):
            raise RuntimeError("the disk is gone")

    event.listen(engine, "before_cursor_execute", fail)
    try:
        response = set_server(administrator)
    finally:
        event.remove(engine, "before_cursor_execute", fail)

    assert response.status_code == 500
    assert "the disk is gone" in caplog.text
    for said in (response.text, caplog.text, *capsys.readouterr()):
        assert PASSWORD not in said
    assert session.scalars(select(OfficeMailServer)).all() == []
