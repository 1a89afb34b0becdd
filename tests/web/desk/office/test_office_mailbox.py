"""The page of the mailbox that answers are read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.kernel.encryption import Cipher
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.models import OutboxFreeze
from tests.conftest import NOW, SECRET
from tests.factories import Make
from tests.imap.faulty import FaultyServer, faulty
from tests.unit.mailbox.stored import stored_mailbox
from tests.unit.outbox.server import CERTIFICATE
from tests.web.desk.office.own_mail import SetTo
from tests.web.reading import texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

URL, MAIL = "/desk/mail/mailbox/", "/desk/mail/"
TYPED = {
    "host": "imap.press.example",
    "port": "993",
    "encryption": "tls",
    "user_name": "press@house.test",
    "password": "quiet-secret",
    "folder": "INBOX",
    "days_back": "7",
}
PART, WARNING = "section[aria-labelledby=mailbox]", "section[aria-labelledby=mailbox] .warning"
TEST = "section[aria-labelledby=test]"


def set_mailbox(visitor: Visitor, **given: str) -> Any:
    return visitor.post(URL, {**TYPED, **given})


def stored(session: Session) -> OfficeMailbox:
    return session.scalars(select(OfficeMailbox).execution_options(populate_existing=True)).one()


@pytest.fixture
def imap(set_to: SetTo, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    """A server on this machine that the program trusts."""
    set_to(private_mail_servers="localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with faulty() as server:
        yield server


def test_without_one_the_page_says_what_that_means(administrator: Visitor) -> None:
    said = "No mailbox is set: the program does not learn of answers that come by mail."

    assert texts(administrator.get(URL).text, WARNING) == [said]
    assert said in texts(administrator.get(MAIL).text, f"{PART} p")


def test_it_is_set_and_shown_without_its_password(administrator: Visitor, session: Session) -> None:
    response = set_mailbox(administrator)
    page = administrator.get(URL).text

    mailbox = stored(session)
    assert (response.status_code, response.location) == (303, f"{URL}#test")
    assert MailboxServers(Cipher(SECRET)).of_mailbox(mailbox).password == "quiet-secret"
    assert texts(page, f"{PART} dl div") == [
        "Server imap.press.example",
        "Port 993",
        "Encryption TLS from the first byte",
        "User name press@house.test",
        "Password set; it is shown nowhere",
        "Folder INBOX",
    ]
    assert mailbox.days_back == 7
    assert "quiet-secret" not in page


def test_a_private_host_is_refused_in_the_form(administrator: Visitor, session: Session) -> None:
    response = set_mailbox(administrator, host="10.0.0.25")

    assert response.status_code == 422
    assert texts(response.text, ".field__error") == [NOT_PUBLIC]
    assert session.scalars(select(OfficeMailbox)).all() == []


def test_a_change_that_another_has_overtaken_is_refused(
    administrator: Visitor, session: Session
) -> None:
    set_mailbox(administrator)
    set_mailbox(administrator, version="1", folder="Answers")

    response = set_mailbox(administrator, version="1", folder="Post")

    assert (response.status_code, stored(session).folder) == (409, "Answers")


def test_it_is_removed(administrator: Visitor, session: Session) -> None:
    set_mailbox(administrator)

    response = administrator.post(f"{URL}removal")

    assert (response.status_code, session.scalars(select(OfficeMailbox)).all()) == (303, [])


@pytest.mark.loopback
def test_a_test_tells_what_is_in_it(
    administrator: Visitor, session: Session, office: Office, app: Flask, imap: FaultyServer
) -> None:
    stored_mailbox(session, office.id, imap.server)

    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, f"{TEST} .notice p")[1:] == [
        "1 message is in “INBOX”. The server tells of new ones at once."
    ]
    assert [line for line in imap.heard if line.startswith(("EXAMINE", "UID"))] == [
        'EXAMINE "INBOX"',
        "UID SEARCH UID *",
    ]


@pytest.mark.loopback
def test_a_test_says_that_a_server_has_to_be_asked(
    administrator: Visitor, session: Session, office: Office, app: Flask, imap: FaultyServer
) -> None:
    imap.say("CAPABILITY", b"* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n")
    stored_mailbox(session, office.id, imap.server)

    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, f"{TEST} .notice p")[1:] == [
        "1 message is in “INBOX”. The server does not tell of new ones: it is asked every minute."
    ]


@pytest.mark.loopback
def test_a_test_that_fails_says_why(
    administrator: Visitor, session: Session, office: Office, app: Flask, imap: FaultyServer
) -> None:
    imap.say("LOGIN", b"{tag} NO [AUTHENTICATIONFAILED] wrong\r\n")
    stored_mailbox(session, office.id, imap.server)

    administrator.post(f"{URL}tests")
    do_jobs(app, session)

    assert texts(administrator.get(URL).text, f"{TEST} .errors p")[1:] == [
        (
            "localhost does not accept the user name or the password. It answers: "
            "[AUTHENTICATIONFAILED] wrong"
        )
    ]


def test_a_mailbox_that_was_removed_meanwhile_is_not_tested(
    administrator: Visitor, session: Session, app: Flask
) -> None:
    set_mailbox(administrator)
    administrator.post(f"{URL}removal")
    before = administrator.post(f"{URL}tests")
    do_jobs(app, session)
    set_mailbox(administrator)

    page = administrator.get(URL).text

    assert before.status_code == 409
    assert "The program looks into the mailbox." in texts(page, f"{TEST} [role=status]")[0]


def test_setting_it_looks_into_it(administrator: Visitor) -> None:
    set_mailbox(administrator)

    assert texts(administrator.get(URL).text, f"{TEST} [role=status]") == [
        "The program looks into the mailbox. This takes up to a minute."
    ]


@pytest.mark.parametrize("url", [URL, MAIL])
def test_why_it_cannot_be_read_is_told(
    administrator: Visitor, session: Session, office: Office, url: str
) -> None:
    stored_mailbox(
        session,
        office.id,
        failure="imap.house.test does not answer.",
        failures=2,
        failed_since=NOW - timedelta(hours=1),
        due_at=NOW + timedelta(minutes=2),
    )

    said = texts(administrator.get(url).text, f"{PART} .warning p")

    assert said == [
        "imap.house.test does not answer.",
        (
            "It has been like this since 20\xa0March\xa02012, 12:00 MSK. It is tried again at 20\xa0March\xa02012, "
            "13:02 MSK, and nothing is lost: what arrives meanwhile is read then."
        ),
    ]


def test_a_password_of_another_key_is_told(
    administrator: Visitor, session: Session, office: Office
) -> None:
    stored_mailbox(session, office.id, encrypted_password="of another key")

    assert texts(administrator.get(URL).text, f"{WARNING} p") == [
        (
            "The password of the mailbox can no longer be read, because the program has another "
            "secret key. Enter it anew on the page Mail."
        )
    ]


@pytest.mark.parametrize(
    ("has_idle", "how"),
    [
        (True, "The server tells of new messages at once."),
        (False, "The server is asked for new messages every minute."),
    ],
)
def test_when_it_was_read_is_told(
    administrator: Visitor, session: Session, office: Office, *, has_idle: bool, how: str
) -> None:
    stored_mailbox(session, office.id, read_at=NOW, has_idle=has_idle)

    said = texts(administrator.get(URL).text, f"{PART} p")[1:2]

    assert said == [
        f"Everything in it that is new was read at 20\xa0March\xa02012, 13:00 MSK. {how}"
    ]


def test_other_numbers_are_told_for_a_day(
    administrator: Visitor, session: Session, office: Office
) -> None:
    mailbox = stored_mailbox(
        session, office.id, read_at=NOW, renumbered_at=NOW - timedelta(hours=23)
    )
    before = texts(administrator.get(URL).text, WARNING)
    mailbox.renumbered_at = NOW - timedelta(hours=25)
    session.commit()

    after = texts(administrator.get(URL).text, WARNING)

    assert (len(before), after) == (1, [])
    assert before[0].startswith("At 19\xa0March\xa02012, 14:00 MSK the server came with other")


def test_in_a_copy_it_is_not_read(administrator: Visitor, session: Session, office: Office) -> None:
    stored_mailbox(session, office.id, read_at=NOW)
    session.add(OutboxFreeze(office_id=office.id, copied_at=NOW, last_letter_id=0))
    session.commit()

    (said,) = texts(administrator.get(URL).text, WARNING)

    assert said.startswith("It is not read: this is a copy of the database")


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        ({"failure": "no", "failures": 1}, ["Answers that come by mail are not read"]),
        ({"renumbered_at": NOW}, ["The mailbox was looked through again"]),
        ({}, []),
    ],
)
def test_the_day_s_desk_tells_administrators(
    administrator: Visitor,
    editor: Visitor,
    session: Session,
    office: Office,
    values: dict[str, Any],
    headline: list[str],
    make: Make,
) -> None:
    make.event()
    stored_mailbox(session, office.id, **values)

    assert headlines(administrator) == headline
    assert headlines(editor) == []


def headlines(visitor: Visitor) -> list[str]:
    """Of what waits, those about the mailbox."""
    tasks = texts(visitor.get("/desk/?whose=everybody").text, ".tasks h3")
    return [task for task in tasks if "mail" in task]
