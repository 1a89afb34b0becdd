from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Membership, OneTimeKey, Role, UserSession
from planner.accounts.passwords import hash_password
from tests.factories import Make
from tests.web.reading import rows, texts
from tests.web.visitor import Visitor

SETTINGS = "planner.settings"
URL = "/desk/members/"
PASSWORD = "correct horse battery staple"


def test_a_role_is_given_and_the_person_signs_in_again(
    administrator: Visitor, make: Make, session: Session
) -> None:
    member = make.member(Role.VIEWER)
    visitor = Visitor(administrator.client.application, session)
    visitor.sign_in(member)

    response = administrator.post(f"{URL}{member.id}/role", {"role": "editor"})

    assert response.status_code == 303
    assert session.get_one(Membership, member.id).role is Role.EDITOR
    assert visitor.get("/desk/events/").status_code == 303


def test_a_role_that_is_none_is_marked(administrator: Visitor, make: Make) -> None:
    member = make.member(Role.VIEWER)

    response = administrator.post(f"{URL}{member.id}/role", {"role": "emperor"})

    assert response.status_code == 422
    assert texts(response.text, ".errors, .field__error") == ["Choose one of the list."]


def test_a_removed_member_is_out_at_once(
    administrator: Visitor, make: Make, session: Session
) -> None:
    member = make.member()
    member_id = member.id
    visitor = Visitor(administrator.client.application, session)
    visitor.sign_in(member)

    assert administrator.post(f"{URL}{member_id}/removal").status_code == 303

    assert visitor.get("/desk/events/").status_code == 303
    assert session.get(Membership, member_id) is None
    assert administrator.post(f"{URL}{member_id}/removal").status_code == 404


def test_the_last_administrator_stays(administrator: Visitor, session: Session) -> None:
    me = session.scalars(select(Membership)).one()

    assert administrator.post(f"{URL}{me.id}/removal").status_code == 409
    assert administrator.post(f"{URL}{me.id}/role", {"role": "editor"}).status_code == 409
    assert session.scalars(select(UserSession)).one().user_id == me.user_id


def test_a_member_who_is_shut_out_is_out_at_once_and_comes_back_by_a_new_sign_in(
    administrator: Visitor, make: Make, session: Session
) -> None:
    user = make.user(email="carla@house.example", password_hash=hash_password(PASSWORD))
    member = make.member(user=user)
    visitor = Visitor(administrator.client.application, session)
    visitor.sign_in(member)
    typed = {"email": "carla@house.example", "password": PASSWORD}

    out = administrator.post(f"{URL}{member.id}/suspension", {"reason": "Left the house"})

    assert out.status_code == 303
    assert visitor.get("/desk/events/").status_code == 303
    _me, carla = rows(administrator.get(URL).text)
    assert carla[3:] == [
        "editor, suspended on 20\u00a0March\u00a02012: Left the house",
        "Reinstate Remove",
    ]
    visitor.post("/sign-in", typed, csrf=visitor.token_on("/sign-in"))
    assert visitor.get("/desk/events/").status_code == 403
    assert administrator.post(f"{URL}{member.id}/reinstatement").status_code == 303
    again = Visitor(administrator.client.application, session)
    again.post("/sign-in", typed, csrf=again.token_on("/sign-in"))
    assert again.get("/desk/events/").status_code == 200


def test_shutting_out_takes_a_reason(administrator: Visitor, make: Make, session: Session) -> None:
    member = make.member()

    response = administrator.post(f"{URL}{member.id}/suspension", {"reason": " "})

    assert response.status_code == 422
    assert session.get_one(Membership, member.id).suspended_at is None


def test_why_nobody_is_shut_out_is_said(administrator: Visitor, session: Session) -> None:
    me = session.scalars(select(Membership)).one()

    out = administrator.post(f"{URL}{me.id}/suspension", {"reason": "Enough"})
    role = administrator.post(f"{URL}{me.id}/role", {"role": "viewer"})

    assert (out.status_code, role.status_code) == (409, 409)
    assert [texts(page.text, ".field__error") for page in (out, role)] == [
        ["You cannot suspend yourself. Another administrator can."],
        ["This is the last administrator. Make somebody else administrator first."],
    ]


def test_an_invitation_is_withdrawn(administrator: Visitor, session: Session) -> None:
    administrator.post(URL, {"email": "carla@paper.example", "role": "viewer"})
    assert texts(administrator.get(URL).text, "main ul li bdi") == ["carla@paper.example"]
    key_id = session.scalars(select(OneTimeKey.id)).one()

    assert administrator.post(f"{URL}invitations/{key_id}/withdrawal").status_code == 303

    assert texts(administrator.get(URL).text, "main ul li bdi") == []
    assert administrator.post(f"{URL}invitations/{key_id}/withdrawal").status_code == 404


def test_what_cannot_be_invited_is_said(administrator: Visitor, make: Make) -> None:
    make.member(user=make.user(email="ben@house.example"))

    wrong = administrator.post(URL, {"email": "a\r\nBcc: b@c.d", "role": "viewer"})
    here = administrator.post(URL, {"email": "Ben@house.example", "role": "viewer"})

    assert (wrong.status_code, here.status_code) == (422, 422)
    assert [texts(page.text, ".field__error") for page in (wrong, here)] == [
        ["This is not an e-mail address. It looks like name@example.org."],
        ["This person works here already."],
    ]


def test_the_list_takes_as_many_statements_for_three_as_for_one(
    administrator: Visitor, make: Make, statements: list[str]
) -> None:
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make.member()
        administrator.get(URL)
        statements.clear()
        administrator.get(URL)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 5


def test_an_invitation_that_nobody_receives_is_told_as_such(
    app: Flask, administrator: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = app.extensions[SETTINGS].model_copy(update={"smtp_url": "smtp://mail.house.test"})

    administrator.post(URL, {"email": "boris@house.test", "role": "editor"})
    kept = texts(administrator.get(URL).text, ".notice")
    monkeypatch.setitem(app.extensions, SETTINGS, known)
    administrator.post(URL, {"email": "gleb@house.test", "role": "editor"})
    sent = texts(administrator.get(URL).text, ".notice")

    assert (kept, sent) == (
        [
            (
                "No mail server is set: nobody receives the invitation. It is kept as a file on "
                "the server; whoever runs the program can hand its link on. It works for seven "
                "days."
            )
        ],
        ["The invitation is on its way by letter. It works for seven days."],
    )
