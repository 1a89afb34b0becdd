"""The mail server that an administrator sets for the letters of the office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.models import OfficeMailServer
from tests.unit.outbox.own_servers import PASSWORD
from tests.web.desk.office.own_mail import SHOWN, TYPED, SetTo, password, set_server, stored
from tests.web.desk.office.test_mail import TEST, URL
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor


def test_it_is_set_and_shown_without_its_password(administrator: Visitor, session: Session) -> None:
    response = set_server(administrator)
    page = administrator.get(URL).text

    assert (response.status_code, response.headers["Location"]) == (303, f"{URL}#test")
    assert password(session) == PASSWORD
    assert texts(page, "[role=status]")[:1] == [
        "The mail server is set. A test letter shows whether it takes letters."
    ]
    assert texts(page, SHOWN) == [
        "Server mail.press.example",
        "Port 465",
        "Encryption TLS from the first byte",
        "User name press@house.test",
        "Password set; it is shown nowhere",
        "Set in this page, for the letters of this office alone",
    ]
    assert texts(page, ".warning") == []
    assert filled(page) == {
        "version": "1",
        **{name: TYPED[name] for name in ("host", "port", "encryption", "user_name")},
        **dict.fromkeys(("password", "token_url", "client_id", "client_secret"), ""),
        "refresh_token": "",
    }
    assert PASSWORD not in page
    assert texts(page, f"{TEST} form button") == ["Send a test letter to me"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"host": ""}, {"host": "This is needed. Please fill it in."}),
        (
            {"host": "mail.press.example:465"},
            {
                "host": (
                    "This is not the name of a server. It looks like mail.example.org, without a "
                    "port."
                )
            },
        ),
        ({"host": "169.254.169.254"}, {"host": NOT_PUBLIC}),
        ({"host": "localhost"}, {"host": NOT_PUBLIC}),
        ({"port": "22"}, {"port": "Not a valid choice."}),
        ({"port": "many"}, {"port": "Invalid Choice: could not coerce."}),
        ({"encryption": "none"}, {"encryption": "Not a valid choice."}),
        (
            {"user_name": ""},
            {"user_name": "Enter the user name that belongs to this password."},
        ),
        ({"password": ""}, {"password": "Enter the password of this user."}),
        ({"password": "x" * 201}, {"password": "At most 200 characters, please."}),
    ],
)
def test_what_cannot_be_used_comes_back_with_what_was_typed(
    administrator: Visitor, session: Session, given: dict[str, str], said: dict[str, str]
) -> None:
    response = set_server(administrator, **given)

    assert response.status_code == 422
    assert wrong(response.text) == said
    typed = {**TYPED, **given, "password": ""}
    shown = filled(response.text)
    assert {name: shown[name] for name in ("host", "user_name", "password")} == {
        name: typed[name] for name in ("host", "user_name", "password")
    }
    assert PASSWORD not in response.text
    assert session.scalars(select(OfficeMailServer)).all() == []


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.APPROVER])
def test_only_administrators_set_it(
    visit: Callable[[Role], Visitor], session: Session, role: Role
) -> None:
    visitor = visit(role)

    answers = [set_server(visitor), visitor.post(f"{URL}server/removal"), visitor.get(URL)]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert session.scalars(select(OfficeMailServer)).all() == []


def test_an_empty_password_keeps_the_stored_one(administrator: Visitor, session: Session) -> None:
    set_server(administrator)

    response = set_server(administrator, port="2525", password="", version="1")

    assert response.status_code == 303
    assert (stored(session).port, password(session)) == (2525, PASSWORD)


def test_the_stored_password_goes_to_no_other_server(
    administrator: Visitor, session: Session
) -> None:
    set_server(administrator)

    response = set_server(administrator, host="mail.mine.example", password="", version="1")

    assert response.status_code == 422
    assert wrong(response.text) == {
        "password": (
            "The stored password belongs to press@house.test at mail.press.example. Enter that of "
            "this user and server."
        )
    }
    assert attributes(response.text, "details.group", "open") == [""]
    assert stored(session).host == "mail.press.example"


def test_the_sign_in_is_removed_by_a_tick(administrator: Visitor, session: Session) -> None:
    set_server(administrator)
    before = attributes(administrator.get(URL).text, "input[name=forgets_sign_in]", "type")

    set_server(administrator, password="", forgets_sign_in="y", version="1")

    page = administrator.get(URL).text
    assert before == ["checkbox"]
    assert attributes(page, "input[name=forgets_sign_in]", "type") == []
    assert (stored(session).user_name, stored(session).encrypted_password) == ("", "")
    assert texts(page, SHOWN)[3:5] == [
        "User name none: the program does not sign in",
        "Set in this page, for the letters of this office alone",
    ]


@pytest.mark.parametrize("version", ["", "7"])
def test_of_two_administrators_the_second_is_shown_what_the_first_has_set(
    administrator: Visitor, session: Session, version: str
) -> None:
    set_server(administrator)

    response = set_server(
        administrator, host="mail.other.example", password="other-secret", version=version
    )

    assert response.status_code == 409
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: mail.press.example"
    ]
    assert "other-secret" not in response.text
    assert password(session) == PASSWORD


@pytest.mark.parametrize(
    ("smtp_url", "button", "said"),
    [
        (
            "smtp://mail.all.example",
            "Use the installation's server instead",
            "Letters leave by the installation's mail server now.",
        ),
        (
            "",
            "Remove the server of the office",
            "The office has no mail server now: letters are kept as files.",
        ),
    ],
)
def test_the_server_of_the_installation_is_used_again(
    administrator: Visitor,
    session: Session,
    set_to: SetTo,
    smtp_url: str,
    button: str,
    said: str,
) -> None:
    set_to(smtp_url=smtp_url)
    set_server(administrator)
    buttons = texts(administrator.get(URL).text, "section[aria-labelledby=server] form button")

    response = administrator.post(f"{URL}server/removal")

    page = administrator.get(URL).text
    assert buttons[-1] == button
    assert response.status_code == 303
    assert texts(page, "[role=status]")[:1] == [said]
    assert texts(page, SHOWN)[:1] == (["Server mail.all.example"] if smtp_url else [])
    assert session.scalars(select(OfficeMailServer)).all() == []
    assert administrator.post(f"{URL}server/removal").status_code == 303
