from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, Role, User, UserSession
from planner.accounts.passwords import hash_password, is_right
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

OLD = "correct horse battery staple"
NEW = "a quite different secret"


@pytest.fixture
def me(make: Make) -> Membership:
    return make.member(user=make.user(password_hash=hash_password(OLD), name="Ada"))


@pytest.fixture
def enter(app: Flask, session: Session, me: Membership) -> Callable[[], Visitor]:
    """Another browser of the same person."""

    def enter() -> Visitor:
        visitor = Visitor(app, session)
        visitor.sign_in(me)
        return visitor

    return enter


def test_the_name_is_saved(enter: Callable[[], Visitor], session: Session, me: Membership) -> None:
    visitor = enter()

    assert visitor.post("/account/details", {"name": "Ada Ärling"}).status_code == 303

    page = visitor.get("/account/").text
    assert filled(page, {"name"}) == {"name": "Ada Ärling"}
    assert texts(page, ".menu__name bdi") == ["Ada Ärling"]
    assert visitor.post("/account/details", {"name": " "}).status_code == 422


def test_a_new_password_signs_all_other_browsers_out(
    enter: Callable[[], Visitor], session: Session, me: Membership
) -> None:
    here, there = enter(), enter()

    response = here.post("/account/password", {"old": OLD, "new": NEW})

    assert response.status_code == 303
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 303
    assert is_right(session.get_one(User, me.user_id).password_hash, NEW)
    assert here.post("/account/details", {"name": "Eve"}).status_code == 403, (
        "the old token is dead"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wrong", NEW, {"old": "This is not your password as it is now."}),
        (OLD, "short", {"new": "Use at least 12 characters: three or four words will do."}),
        (OLD, "", {"new": "This is needed. Please fill it in."}),
        (OLD, "x" * 201, {"new": "At most 200 characters, please."}),
    ],
)
def test_a_password_is_not_changed_like_this(
    enter: Callable[[], Visitor],
    session: Session,
    me: Membership,
    old: str,
    new: str,
    said: dict[str, str],
) -> None:
    response = enter().post("/account/password", {"old": old, "new": new})

    assert response.status_code == 422
    assert wrong(response.text) == said
    assert is_right(session.get_one(User, me.user_id).password_hash, OLD)


def test_the_old_password_cannot_be_guessed_here(enter: Callable[[], Visitor]) -> None:
    visitor = enter()

    answers = [
        visitor.post("/account/password", {"old": "wrong", "new": NEW}).status_code
        for _ in range(11)
    ]

    assert answers == [422] * 10 + [429]


def test_another_browser_is_signed_out(enter: Callable[[], Visitor], session: Session) -> None:
    here, there = enter(), enter()
    other = session.scalars(select(UserSession).order_by(UserSession.id.desc())).first()
    assert other is not None

    assert here.post(f"/account/sessions/{other.id}/end").status_code == 303

    assert there.get("/account/").status_code == 303
    assert here.get("/account/").text.count("this browser") == 1


def test_a_browser_of_somebody_else_is_unknown(
    enter: Callable[[], Visitor], viewer: Visitor, session: Session
) -> None:
    theirs = session.scalars(select(UserSession)).one()

    assert enter().post(f"/account/sessions/{theirs.id}/end").status_code == 404


def test_somebody_with_two_offices_chooses(
    enter: Callable[[], Visitor], make: Make, session: Session, me: Membership
) -> None:
    visitor = enter()
    other = make.office()
    session.add(Membership(office_id=other.id, user=me.user, role=Role.VIEWER, since=make.work.now))
    page = visitor.get("/account/").text
    assert attributes(page, "button[name=office]", "value") == [str(other.id)]

    response = visitor.post("/account/office", {"office": str(other.id)})

    assert response.status_code == 303
    assert texts(visitor.get("/desk/events/").text, ".head__office") == [other.name]


def test_an_office_of_others_cannot_be_chosen(enter: Callable[[], Visitor], make: Make) -> None:
    visitor, other = enter(), make.office()

    for wanted in (str(other.id), "x", ""):
        assert visitor.post("/account/office", {"office": wanted}).status_code == 404


def test_somebody_without_an_office_still_has_an_account(
    enter: Callable[[], Visitor], session: Session, me: Membership
) -> None:
    visitor = enter()
    session.execute(delete(Membership))

    assert (
        texts(visitor.get("/account/").text, "main p")[-1]
        == "You are not a member of an office. An administrator can invite you."
    )
    assert visitor.get("/desk/events/").status_code == 403
    assert visitor.post("/sign-out").status_code == 303
