from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt, Role, User, UserSession
from planner.accounts.passwords import hash_password
from tests.conftest import NOW
from tests.factories import Make
from tests.web.visitor import Visitor

PASSWORD = "correct horse battery staple"
Try = Callable[..., Any]


@pytest.fixture
def anna(make: Make) -> User:
    """A member with a password."""
    user = make.user(email="anna@house.example", password_hash=hash_password(PASSWORD))
    make.member(user=user)
    return user


@pytest.fixture
def browser(app: Flask, session: Session) -> Callable[[], Visitor]:
    return lambda: Visitor(app, session)


def attempt(visitor: Visitor, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return visitor.post(
        "/sign-in",
        {"email": email, "password": password, **more},
        csrf=visitor.token_on("/sign-in"),
        environ_base={"REMOTE_ADDR": more.pop("network", "127.0.0.1")},
    )


def test_signing_in_leads_to_the_desk(anna: User, stranger: Visitor) -> None:
    response = attempt(stranger, " Anna@house.example ")

    assert (response.status_code, response.location) == (303, "/desk/")
    assert stranger.get("/desk/events/").status_code == 200


def test_signing_in_leads_where_the_person_was_going(anna: User, stranger: Visitor) -> None:
    assert attempt(stranger, anna.email, next="/account/?x=1").location == "/account/?x=1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/desk/nothing",
        "/sign-out",
        "javascript:alert(1)",
        "/desk/events/\r\nSet-Cookie: x=1",
        "/" + "x" * 2000,
        "",
    ],
)
def test_no_other_address_is_followed(anna: User, stranger: Visitor, elsewhere: str) -> None:
    assert attempt(stranger, anna.email, next=elsewhere).location == "/desk/"


def test_nothing_tells_which_addresses_exist(
    anna: User, make: Make, browser: Callable[[], Visitor]
) -> None:
    make.user(email="gone@house.example", password_hash=hash_password(PASSWORD), disabled_at=NOW)

    answers = [
        attempt(browser(), "anna@house.example", "wrong password here"),
        attempt(browser(), "anno@house.example", "wrong password here"),
        attempt(browser(), "gone@house.example", PASSWORD),
    ]

    bodies = {
        answer.text.replace("anno@", "anna@").replace("gone@", "anna@").split('value="', 2)[2]
        for answer in answers
    }
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert len(bodies) == 1


def test_ten_wrong_passwords_close_the_account_to_strangers_only(
    anna: User, browser: Callable[[], Visitor]
) -> None:
    owner, guesser = browser(), browser()
    attempt(owner, anna.email)

    tries = [
        attempt(guesser, anna.email, "wrong password here", network="10.0.0.1") for _ in range(10)
    ]
    refused = attempt(browser(), anna.email, PASSWORD, network="10.0.0.2")

    assert [answer.status_code for answer in tries] == [422] * 10
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")
    assert attempt(owner, anna.email, network="10.0.0.3").status_code == 303


def test_one_network_may_not_try_many_accounts(
    anna: User, browser: Callable[[], Visitor], session: Session
) -> None:
    answers = [attempt(browser(), f"a{n}@house.example").status_code for n in range(21)]

    assert answers == [422] * 20 + [429]
    assert session.scalar(select(func.count()).select_from(Attempt)) == 40


def test_tries_are_forgotten_after_a_quarter_of_an_hour(
    anna: User, stranger: Visitor, session: Session, set_clock: Callable[[str], None]
) -> None:
    for _ in range(10):
        attempt(stranger, anna.email, "wrong password here")
    assert attempt(stranger, anna.email).status_code == 429
    set_clock("2012-03-20T09:15:01+00:00")

    assert attempt(stranger, anna.email).status_code == 303


def test_a_planted_session_is_worth_nothing(anna: User, stranger: Visitor) -> None:
    stranger.client.set_cookie("planner-session", "planted", domain="127.0.0.1")

    attempt(stranger, anna.email)

    cookie = stranger.client.get_cookie("planner-session", domain="127.0.0.1")
    assert cookie is not None
    assert cookie.value != "planted"


def test_a_stolen_cookie_is_dead_after_signing_out(
    editor: Visitor, browser: Callable[[], Visitor]
) -> None:
    thief = browser()
    thief.client.set_cookie(
        "planner-session", editor.binding.removeprefix("session:"), domain="127.0.0.1"
    )
    thief.binding = editor.binding
    assert thief.get("/desk/events/").status_code == 200

    editor.post("/sign-out")

    assert thief.get("/desk/events/").status_code == 303
    assert thief.post("/sign-out").status_code == 401


def test_signing_in_takes_the_token_of_its_own_page(anna: User, stranger: Visitor) -> None:
    typed = {"email": anna.email, "password": PASSWORD}

    assert stranger.post("/sign-in", typed, csrf="").status_code == 403
    assert stranger.post("/sign-in", typed, csrf="0" * 64).status_code == 403
    token = stranger.token_on("/sign-in")
    foreign = stranger.post(
        "/sign-in", typed, csrf=token, headers={"Origin": "https://evil.example"}
    )
    cross = stranger.post("/sign-in", typed, csrf=token, headers={"Sec-Fetch-Site": "cross-site"})
    assert (foreign.status_code, cross.status_code) == (403, 403)
    assert stranger.post("/sign-in", typed, csrf=token).status_code == 303


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("2012-03-20T20:59:59+00:00", 200),
        ("2012-03-20T21:00:01+00:00", 303),
    ],
)
def test_a_session_ends_after_twelve_idle_hours(
    viewer: Visitor, set_clock: Callable[[str], None], later: str, status: int
) -> None:
    set_clock(later)

    assert viewer.get("/desk/events/").status_code == status


def test_a_used_session_ends_after_fourteen_days(
    viewer: Visitor, session: Session, set_clock: Callable[[str], None]
) -> None:
    set_clock("2012-04-03T08:59:00+00:00")
    session.execute(update(UserSession).values(seen_at=NOW.replace(month=4, day=3, hour=8)))
    assert viewer.get("/desk/events/").status_code == 200
    set_clock("2012-04-03T09:00:01+00:00")

    assert viewer.get("/desk/events/").status_code == 303


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("2012-03-20T09:59:59+00:00", 200),
        ("2012-03-20T10:00:00+00:00", 303),
    ],
)
def test_an_administrators_session_ends_after_an_idle_hour(
    administrator: Visitor, set_clock: Callable[[str], None], later: str, status: int
) -> None:
    set_clock(later)

    assert administrator.get("/desk/events/").status_code == status


@pytest.mark.parametrize(("second", "status"), [(59, 200), (60, 303)])
def test_a_used_administrators_session_ends_after_twelve_hours(
    administrator: Visitor,
    session: Session,
    set_clock: Callable[[str], None],
    second: int,
    status: int,
) -> None:
    later = NOW + timedelta(hours=12, seconds=second - 60)
    session.execute(update(UserSession).values(seen_at=later - timedelta(minutes=30)))
    set_clock(later.isoformat())

    assert administrator.get("/desk/events/").status_code == status


def test_going_to_another_office_prolongs_no_session(
    make: Make, session: Session, visit: Callable[[Role], Visitor], set_clock: Callable[[str], None]
) -> None:
    viewer = visit(Role.VIEWER)
    mine = session.scalars(select(UserSession)).one()
    other = make.office()
    make.member(Role.ADMINISTRATOR, user=mine.user, office_id=other.id)
    set_clock((NOW + timedelta(hours=11, minutes=59)).isoformat())
    viewer.post("/account/office", {"office": str(other.id)})
    assert viewer.get("/desk/members/").status_code == 200

    set_clock((NOW + timedelta(hours=12)).isoformat())

    assert viewer.get("/desk/members/").status_code == 303


def test_a_disabled_user_is_out_at_once(viewer: Visitor, session: Session) -> None:
    session.execute(update(User).values(disabled_at=NOW))

    assert viewer.get("/desk/events/").status_code == 303


def test_old_parameters_are_renewed_at_sign_in(
    anna: User, stranger: Visitor, session: Session
) -> None:
    anna.password_hash = PasswordHasher(1, 64, 1).hash(PASSWORD)

    assert attempt(stranger, anna.email).status_code == 303
    renewed = session.scalars(
        select(User.password_hash).where(User.email == "anna@house.example")
    ).one()
    assert renewed.split("$")[:-2] == ["", "argon2id", "v=19", "m=32768,t=3,p=1"]
