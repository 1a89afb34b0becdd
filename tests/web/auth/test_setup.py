from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_setup_code
from planner.accounts.models import Membership, Office, Role, User
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

PASSWORD = "correct horse battery staple"
Send = Callable[..., Any]


@pytest.fixture
def newcomer(app: Flask, session: Session) -> Visitor:
    """The first visitor of a program without an office."""
    return Visitor(app, session)


@pytest.fixture
def send(newcomer: Visitor, session: Session) -> Send:
    """`send(zone="Mars/Olympus")`: the first run's form with a good code and good values."""
    code = make_setup_code(session, NOW)

    def send(**changes: Any) -> Any:
        typed = {
            "code": code,
            "names-en": "Press House",
            "names-ru": "Пресс-дом",
            "short_names-en": "P.H.",
            "cities-en": "Geneva",
            "zone": "Europe/Moscow",
            "main_language": "en",
            "languages": ["en", "ru"],
            "more_languages": "gag uz-Cyrl",
            "mail_from": "press@house.example",
            "name": "Anna Example",
            "email": "Anna@house.example",
            "password": PASSWORD,
        }
        return newcomer.post("/setup/", {**typed, **changes}, csrf=newcomer.token_on("/setup/"))

    return send


def test_without_an_office_everything_leads_to_the_first_run(newcomer: Visitor) -> None:
    assert newcomer.get("/").location == "/setup/"
    assert newcomer.get("/sign-in").location == "/setup/"


def test_the_texts_of_the_first_run_have_the_style_of_all_forms(newcomer: Visitor) -> None:
    page = newcomer.get("/setup/").text

    sheets = [address.partition("?")[0] for address in attributes(page, "head link", "href")]
    assert "/static/css/languages.css" in sheets


def test_the_first_run_makes_the_office_and_signs_its_administrator_in(
    send: Send, newcomer: Visitor, session: Session
) -> None:
    response = send()

    assert (response.status_code, response.location) == (303, "/desk/")
    office = session.scalars(select(Office)).one()
    assert office.names == Texts(en="Press House", ru="Пресс-дом")
    assert (office.slug, office.zone) == ("p-h", "Europe/Moscow")
    assert office.languages == ["en", "ru", "gag", "uz-Cyrl"]
    member = session.scalars(select(Membership)).one()
    assert (member.role, member.user.email) == (Role.ADMINISTRATOR, "anna@house.example")
    assert texts(newcomer.get("/desk/events/").text, ".notice") == [
        ("Your office is ready. Plan the first event, or fill the registers first.")
    ]


def test_who_has_loaded_the_sample_is_told_where_it_stands(send: Send, newcomer: Visitor) -> None:
    send(with_sample="y")

    assert texts(newcomer.get("/desk/").text, ".notice") == [
        "Your office is ready. The sample event stands under “Events”: look through its tabs."
    ]


def test_the_code_works_in_any_spelling_and_once(
    send: Send, newcomer: Visitor, session: Session
) -> None:
    code = make_setup_code(session, NOW).upper().replace("-", " ")

    assert send(code=code).status_code == 303
    assert newcomer.get("/setup/").location == "/"
    assert newcomer.post("/setup/", csrf="").status_code == 403


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (
            "code",
            "aaaaa-bbbbb-ccccc-ddddd-eeeee-f",
            "This is not the code. It stands where the program was started.",
        ),
        ("names-en", "", "This is needed. Please fill it in."),
        (
            "zone",
            "Mars/Olympus",
            "“Mars/Olympus” is not a time zone. Choose one such as Europe/Moscow.",
        ),
        ("main_language", "xx", "Not a valid choice."),
        ("languages", ["en", "xx"], "Choose from the list."),
        (
            "more_languages",
            "Elvish",
            (
                "“Elvish” is no language that is known here. Write its name, such as Russian, or its code, "
                "such as ru."
            ),
        ),
        (
            "mail_from",
            "press@house.example\r\nBcc: x@y.z",
            "This is not an e-mail address. It looks like name@example.org.",
        ),
        ("password", "short", "Use at least 12 characters: three or four words will do."),
        ("password", "password1234", "Many people use this password. Choose another one."),
        (
            "password",
            "anna-example1",
            "This password is made of your name, your address or the name of the office.",
        ),
    ],
)
def test_a_wrong_value_is_marked_and_nothing_is_made(
    send: Send, session: Session, field: str, typed: Any, said: str
) -> None:
    changes = {field: typed, "names-ru": ""} if field == "names-en" else {field: typed}

    response = send(**changes)

    assert response.status_code == 422
    assert wrong(response.text) == {field.removesuffix("-en"): said}
    assert filled(response.text, {"name"}) == {"name": "Anna Example"}
    assert session.scalar(select(func.count()).select_from(User)) == 0


def test_another_line_for_each_language_is_no_attempt_to_save(send: Send) -> None:
    response = send(more="languages", languages=["en", "ka"])

    assert response.status_code == 200
    assert attributes(response.text, "input[lang=ka]", "name") == [
        "names-ka",
        "short_names-ka",
        "cities-ka",
    ]
    assert texts(response.text, ".errors") == []


def test_wrong_codes_are_counted(send: Send) -> None:
    answers = [send(code=f"wrong-{number}").status_code for number in range(21)]

    assert answers == [422] * 20 + [429]


def test_an_expired_code_opens_nothing(send: Send, set_clock: Callable[[str], None]) -> None:
    set_clock("2012-03-27T09:00:01+00:00")

    assert send().status_code == 422


def test_the_sample_is_loaded_if_asked_for(newcomer: Visitor, send: Send, session: Session) -> None:
    answer = send(with_sample="y")

    assert answer.status_code == 303
    assert session.scalar(select(func.count()).select_from(Event)) == 1
    assert texts(newcomer.get("/desk/events/").text, "tbody th") == [
        "Raising Awareness on Situation with Migrants in St. Petersburg"
    ]
