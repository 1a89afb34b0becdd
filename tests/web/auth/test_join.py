from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_key
from planner.accounts.models import KeyPurpose, Membership, Office, Role, User
from planner.accounts.passwords import hash_password
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.web.auth.test_reset import path_in
from tests.web.reading import attributes, rows, texts, wrong
from tests.web.visitor import Visitor

PASSWORD = "correct horse battery staple"


@pytest.fixture
def link(session: Session, office: Office) -> str:
    """An invitation to approve releases, sent to carla@paper.example."""
    _, token = make_key(
        session,
        NOW,
        KeyPurpose.JOIN,
        email="carla@paper.example",
        office_id=office.id,
        role=Role.APPROVER,
    )
    return f"/join/{token}"


def test_an_administrator_invites_and_the_newcomer_joins(
    administrator: Visitor, stranger: Visitor, session: Session
) -> None:
    sent = administrator.post("/desk/members/", {"email": "Carla@paper.example", "role": "editor"})
    assert sent.status_code == 303
    link = path_in(session.scalars(select(Letter)).one())

    response = stranger.post(link, {"name": "Carla <b>", "password": PASSWORD})

    assert (response.status_code, response.location) == (303, "/desk/")
    assert texts(stranger.get("/desk/events/").text, ".notice") == [
        "Welcome. This is the desk of your office."
    ]
    members = rows(administrator.get("/desk/members/").text)
    assert [row[0] for row in members] == ["Carla <b>", "User 1 (you)"]
    member = session.scalars(
        select(Membership).join(Membership.user).where(User.email == "carla@paper.example")
    ).one()
    assert member.role is Role.EDITOR


def test_the_link_works_once(stranger: Visitor, link: str) -> None:
    typed = {"name": "Carla", "password": PASSWORD}

    assert (
        stranger.post(link, {**typed, "role": "administrator", "form_key": "k"}).status_code == 303
    )
    again = stranger.post(link, {**typed, "form_key": "k"})

    assert (again.status_code, again.location) == (303, "/desk/")
    assert stranger.post(link, typed).status_code == 404


def test_nobody_names_their_own_role(stranger: Visitor, link: str, session: Session) -> None:
    stranger.post(link, {"name": "Carla", "password": PASSWORD, "role": "administrator"})

    assert session.scalars(select(Membership)).one().role is Role.APPROVER


def test_a_weak_password_is_marked(stranger: Visitor, link: str) -> None:
    response = stranger.post(link, {"name": "Carla", "password": "press house one"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "password": ("This password is made of your name, your address or the name of the office.")
    }
    assert stranger.post(link, {"name": "", "password": ""}).status_code == 422


def test_somebody_with_an_account_joins_with_its_password(
    stranger: Visitor, link: str, make: Make, session: Session
) -> None:
    make.user(email="carla@paper.example", password_hash=hash_password(PASSWORD))

    page = stranger.get(link).text
    mistyped = stranger.post(link, {"password": "not the right one"})
    right = stranger.post(link, {"password": PASSWORD})

    assert attributes(page, "main input", "name") == ["csrf_token", "form_key", "password"]
    assert wrong(mistyped.text) == {"password": "The address or the password is not right."}
    assert (mistyped.status_code, right.status_code) == (422, 303)


def test_a_member_joins_once(stranger: Visitor, link: str, make: Make) -> None:
    user = make.user(email="carla@paper.example", password_hash=hash_password(PASSWORD))
    make.member(user=user)

    assert stranger.post(link, {"password": PASSWORD}).status_code == 409


def test_an_invitation_ends_after_seven_days(
    stranger: Visitor, link: str, set_clock: Callable[[str], None]
) -> None:
    set_clock("2012-03-27T08:59:59+00:00")
    assert stranger.get(link).status_code == 200
    set_clock("2012-03-27T09:00:00+00:00")

    assert stranger.get(link).status_code == 404
