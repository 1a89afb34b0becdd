"""Over TLS, under load, and when everything breaks (S24, S100, S105, S107, S137, S139)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.accounts.operations import OfficePlan, add_member, add_user, open_office
from planner.accounts.passwords import hash_password
from planner.app import create_app
from planner.config import Settings
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.models import metadata
from planner.outbox.models import Delivery, Letter
from planner.web.database import db
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.hostile import forms
from tests.web.matrix import Things, address, rules_of
from tests.web.reading import texts
from tests.web.visitor import Visitor

TLS = "https://press.example"
EMAIL, PASSWORD = "a@house.example", "correct horse battery staple"
CROWD = 20


@pytest.fixture
def over_tls(tmp_path: Path) -> Iterator[FlaskClient]:
    """A browser at an application that is served over TLS, with one member."""
    app = create_app(Settings.load(instance=tmp_path, public_url=TLS, secret_key=SECRET))
    plan = OfficePlan(
        names=Texts(en="House"),
        short_names=Texts(),
        cities=Texts(en="Geneva"),
        zone="UTC",
        languages=("en",),
        mail_from="press@house.test",
    )
    with app.app_context():
        metadata.create_all(db.engine)
        session = db.session()
        user = add_user(session, NOW, EMAIL, "Anna", hash_password(PASSWORD))
        add_member(session, NOW, open_office(session, NOW, plan), user, Role.EDITOR)
        session.commit()
        yield app.test_client()
        db.session.remove()
        db.engine.dispose()


def test_over_tls_cookies_belong_to_this_host_alone(over_tls: FlaskClient) -> None:
    page = over_tls.get("/sign-in", base_url=TLS)
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]

    signed = over_tls.post(
        "/sign-in", data={"email": EMAIL, "password": PASSWORD, "csrf_token": token}, base_url=TLS
    )

    cookies = [*page.headers.getlist("Set-Cookie"), *signed.headers.getlist("Set-Cookie")]
    assert signed.status_code == 303
    assert sorted({cookie.partition("=")[0] for cookie in cookies}) == [
        "__Host-known",
        "__Host-session",
        "__Host-visit",
    ]
    for cookie in cookies:
        attributes = set(cookie.split("; ")[1:])
        assert {one for one in attributes if not one.startswith(("Expires", "Max-Age"))} == {
            "Secure",
            "HttpOnly",
            "Path=/",
            "SameSite=Lax",
        }
    assert signed.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(
    "url",
    [
        *("/account/x.css", "/account/;x.css", "/account/%2e%2e/x.js", "/account.css"),
        *("/desk/events/x.png", "/desk/people/list.csv.css", "/desk/events/1/x.ico"),
    ],
)
def test_a_page_of_somebodys_own_is_never_taken_for_a_file(viewer: Visitor, url: str) -> None:
    response = viewer.get(url)

    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("endpoint", sorted(set(DOORS) - {"static"}))
def test_whichever_page_breaks_says_a_number_and_nothing_else(
    app: Flask,
    make: Make,
    visit: Callable[[Role], Visitor],
    monkeypatch: pytest.MonkeyPatch,
    endpoint: str,
) -> None:
    view = app.view_functions[endpoint]

    def broken(**_: Any) -> str:
        raise RuntimeError("SELECT secret FROM /etc/passwd")

    broken.__dict__.update(vars(view))
    monkeypatch.setitem(app.view_functions, endpoint, broken)
    visitor = visit(Role.ADMINISTRATOR)
    things = Things(make, Path(app.instance_path) / "files")
    for rule in rules_of(app, endpoint):
        url = address(rule, things)
        if "GET" in (rule.methods or set()):
            response = visitor.get(url)
        else:
            is_public = DOORS[endpoint] == "public"
            response = visitor.post(url, csrf=visitor.token_on("/reset/") if is_public else None)

        assert response.status_code == 500
        said = texts(response.text, "main p")[0]
        assert said.rpartition(" ")[0] == (
            "Something broke on our side. Nothing was changed. Tell us this number:"
        )
        assert not any(
            word in response.text for word in ("secret", "passwd", "Traceback", "RuntimeE")
        )


def test_of_twenty_who_save_one_thing_one_wins(
    app: Flask, session: Session, make: Make, editor: Visitor
) -> None:
    body = make.organisation("Society")
    session.commit()
    url = f"/desk/organisations/{body.id}"
    _, fields = next(found for found in forms(editor.get(url).text) if found[0] == url)

    def save(number: int) -> int:
        return _post(app, editor, url, {**fields, "names-en": [f"Society {number}"]})

    answers = _all_at_once(save)

    assert answers == [303] + [409] * (CROWD - 1)
    session.expire_all()
    assert body.version == 2


def test_twenty_who_invite_and_release_at_once_write_one_letter(
    app: Flask, session: Session, make: Make, editor: Visitor
) -> None:
    event, person = make.event(), make.person()
    session.commit()

    invited = _all_at_once(
        lambda _: _post(
            app,
            editor,
            f"/desk/events/{event.id}/inviting/",
            {"people": [str(person.id)], "what": ["people"]},
        )
    )
    letters = session.scalars(select(Letter)).all()
    session.commit()
    released = _all_at_once(
        lambda _: _post(
            app,
            editor,
            "/desk/outbox/release",
            {"event": [str(event.id)], "up_to": [str(letters[0].id)]},
        )
    )

    session.expire_all()
    assert (set(invited) <= {303, 422}, set(released)) == (True, {303})
    assert [letter.delivery for letter in letters] == [Delivery.QUEUED]
    assert session.scalar(select(func.count()).select_from(Invitation)) == 1


def _post(app: Flask, visitor: Visitor, url: str, fields: dict[str, list[str]]) -> int:
    """As another window of the same browser."""
    client = app.test_client()
    key = visitor.binding.removeprefix("session:")
    client.set_cookie("planner-session", key, domain="127.0.0.1")
    data = {**fields, "csrf_token": [visitor.csrf(url)]}
    return client.post(url, data=data, base_url=PUBLIC_URL).status_code


def _all_at_once(act: Callable[[int], int]) -> list[int]:
    with ThreadPoolExecutor(CROWD) as pool:
        return sorted(pool.map(act, range(CROWD)))
