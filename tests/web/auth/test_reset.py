from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_key
from planner.accounts.models import KeyPurpose, User, UserSession
from planner.accounts.passwords import hash_password, is_right
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import attributes, wrong
from tests.web.visitor import Visitor

PASSWORD = "correct horse battery staple"
NEW = "a quite different secret"


@pytest.fixture
def anna(make: Make) -> User:
    user = make.user(email="anna@house.example", password_hash=hash_password(PASSWORD))
    make.member(user=user)
    return user


@pytest.fixture
def ask(stranger: Visitor) -> Callable[..., Any]:
    def ask(email: str) -> Any:
        return stranger.post("/reset/", {"email": email}, csrf=stranger.token_on("/reset/"))

    return ask


def path_in(letter: Letter) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", letter.text)
    assert found
    return found[1]


def test_a_letter_brings_the_link_and_the_link_a_new_password(
    anna: User, ask: Callable[..., Any], stranger: Visitor, viewer: Visitor, session: Session
) -> None:
    assert ask("Anna@House.example").location == "/sign-in"
    letter = session.scalars(select(Letter)).one()
    assert (letter.delivery, letter.recipient_address) == (Delivery.QUEUED, anna.email)
    link = path_in(letter)
    assert attributes(letter.html, "a", "href") == [f"http://127.0.0.1:8000{link}"]
    page = stranger.get(link)
    assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "no-referrer")

    response = stranger.post(link, {"password": NEW})

    assert (response.status_code, response.location) == (303, "/sign-in")
    session.expire_all()
    assert is_right(session.get_one(User, anna.id).password_hash, NEW)
    assert stranger.get(link).status_code == 404
    assert stranger.post(link, {"password": NEW}).status_code == 404


def test_a_new_password_ends_every_session(
    app: Flask, make: Make, session: Session, anna: User, visit: Any
) -> None:
    browser = Visitor(app, session)
    browser.sign_in(make.member(user=make.user(email="ben@house.example")))
    _, token = make_key(session, NOW, KeyPurpose.RESET, email="ben@house.example")

    browser.post(f"/reset/{token}", {"password": NEW})

    assert browser.get("/desk/events/").status_code == 303
    assert session.scalar(select(func.count()).select_from(UserSession)) == 0


@pytest.mark.parametrize("email", ["nobody@house.example", "closed@house.example"])
def test_nothing_tells_that_there_is_no_such_account(
    anna: User, make: Make, ask: Callable[..., Any], session: Session, email: str
) -> None:
    make.member(user=make.user(email="closed@house.example", disabled_at=NOW))
    known = ask(anna.email)

    unknown = ask(email)

    assert (unknown.status_code, unknown.location) == (known.status_code, known.location)
    assert unknown.text == known.text
    assert len(session.scalars(select(Letter)).all()) == 1


def test_a_second_request_kills_the_first_link(
    anna: User, ask: Callable[..., Any], stranger: Visitor, session: Session
) -> None:
    ask(anna.email)
    ask(anna.email)

    first, second = (path_in(letter) for letter in session.scalars(select(Letter).order_by("id")))

    assert stranger.get(first).status_code == 404
    assert stranger.get(second).status_code == 200


def test_an_unknown_an_expired_and_a_foreign_key_look_the_same(
    anna: User, stranger: Visitor, session: Session, set_clock: Callable[[str], None]
) -> None:
    _, reset = make_key(session, NOW, KeyPurpose.RESET, email=anna.email)
    _, join = make_key(session, NOW, KeyPurpose.JOIN, email=anna.email)
    assert stranger.get(f"/reset/{reset}").status_code == 200
    foreign = stranger.get(f"/reset/{join}")
    unknown = stranger.get("/reset/unknown")
    set_clock("2012-03-20T10:00:01+00:00")

    expired = stranger.get(f"/reset/{reset}")

    assert foreign.text == unknown.text == expired.text
    assert {r.status_code for r in (foreign, unknown, expired)} == {404}


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "This is needed. Please fill it in."),
        ("short", "Use at least 12 characters: three or four words will do."),
        (
            "anna@house.example!",
            "This password is made of your name, your address or the name of the office.",
        ),
    ],
)
def test_a_weak_password_is_refused_and_the_link_still_works(
    anna: User, stranger: Visitor, session: Session, password: str, said: str
) -> None:
    _, token = make_key(session, NOW, KeyPurpose.RESET, email=anna.email)

    response = stranger.post(f"/reset/{token}", {"password": password})

    assert response.status_code == 422
    assert wrong(response.text) == {"password": said}
    assert stranger.get(f"/reset/{token}").status_code == 200


def test_asking_too_often_is_refused_for_any_address(ask: Callable[..., Any]) -> None:
    answers = [ask("nobody@house.example").status_code for _ in range(6)]

    assert answers == [303] * 5 + [429]


def test_a_browser_that_hides_its_origin_may_use_the_link(
    anna: User, stranger: Visitor, session: Session
) -> None:
    """A form on a page without referrer says `Origin: null`."""
    _, token = make_key(session, NOW, KeyPurpose.RESET, email=anna.email)

    response = stranger.post(f"/reset/{token}", {"password": NEW}, headers={"Origin": "null"})

    assert response.status_code == 303


def test_what_is_no_address_is_said(ask: Callable[..., Any]) -> None:
    assert ask("anna at house").status_code == 422
