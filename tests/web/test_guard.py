"""What every request passes and every response carries: host, method, headers, one use, errors."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.keys import make_key
from planner.accounts.models import KeyPurpose, Membership, Office, Role, User
from planner.accounts.passwords import hash_password
from planner.kernel.logs import TextLine
from planner.organisations.models import Organisation
from planner.web.doors import needs
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import texts, wrong
from tests.web.visitor import Visitor

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PASSWORD = "correct horse battery staple"


@pytest.mark.parametrize(
    "url",
    ["/sign-in", "/desk/events/", "/account/", "/nowhere", "/desk/events/987654", "/healthz", "/"],
)
def test_every_answer_carries_the_headers(viewer: Visitor, url: str) -> None:
    headers = viewer.get(url).headers

    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    assert headers["Content-Security-Policy"].split("; ") == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    ]
    assert [name for name in dict(headers) if name.startswith("Access-Control")] == []


@pytest.mark.parametrize("url", ["/desk/events/", "/account/", "/nowhere", "/sign-in"])
def test_what_is_personal_is_kept_in_no_cache(viewer: Visitor, url: str) -> None:
    assert viewer.get(url).headers["Cache-Control"] == "no-store"


def test_a_refused_request_carries_them_too(viewer: Visitor) -> None:
    response = viewer.post("/sign-out", csrf="")

    assert response.status_code == 403
    assert {name: response.headers[name] for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("url", ["/", "/healthz", "/accent/1f4e79.css", "/static/css/text.css"])
def test_public_pages_open_no_session(viewer: Visitor, url: str) -> None:
    headers = viewer.get(url).headers

    assert headers.getlist("Set-Cookie") == []
    assert headers.getlist("Vary") == []


def test_the_session_cookie_is_for_this_site_and_no_script(make: Make, stranger: Visitor) -> None:
    make.member(user=make.user(email="a@house.example", password_hash=hash_password(PASSWORD)))

    response = stranger.post(
        "/sign-in",
        {"email": "a@house.example", "password": PASSWORD},
        csrf=stranger.token_on("/sign-in"),
    )

    [cookie] = [c for c in response.headers.getlist("Set-Cookie") if "session" in c]
    assert cookie.partition("; ")[2] == "HttpOnly; Path=/; SameSite=Lax"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8000.evil.example", ""])
def test_another_host_is_not_answered(app: Flask, office: Office, host: str) -> None:
    response = app.test_client().get("/sign-in", headers={"Host": host})

    assert response.status_code == 400
    assert response.location is None


def test_a_forged_host_is_in_no_address(app: Flask, viewer: Visitor) -> None:
    response = viewer.get("/desk/events", headers={"X-Forwarded-Host": "evil.example"})

    assert response.status_code == 308
    assert response.location == "http://127.0.0.1:8000/desk/events/"


def test_a_wrong_method_says_which_are_right(viewer: Visitor) -> None:
    response = viewer.client.put("/desk/events/", base_url="http://127.0.0.1:8000")

    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("number", ["0", "-1", "01", "9" * 30, "٣", "1.0", "1%00"])
def test_what_is_no_number_of_a_row_is_not_found(viewer: Visitor, number: str) -> None:
    assert viewer.get(f"/desk/organisations/{number}").status_code == 404


def test_a_form_that_is_too_large_is_refused(editor: Visitor) -> None:
    assert editor.post("/desk/organisations/", {"names-en": "x" * 1_100_000}).status_code == 413
    many = {f"field{number}": "" for number in range(1500)}
    assert editor.post("/desk/organisations/", many).status_code < 500


@pytest.mark.parametrize(("parts", "status"), [(150, 422), (201, 413)])
def test_an_upload_has_a_limited_number_of_parts(editor: Visitor, parts: int, status: int) -> None:
    data = {f"field{number}": "x" for number in range(parts - 1)}
    token = editor.csrf("/desk/exchange/")

    response = editor.client.post(
        "/desk/organisations/",
        data={**data, "csrf_token": token},
        content_type="multipart/form-data",
        base_url="http://127.0.0.1:8000",
    )

    assert response.status_code == status


def test_an_error_shows_a_number_and_nothing_else(
    app: Flask,
    viewer: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    @needs(Role.VIEWER)
    def broken(**_: object) -> str:
        raise RuntimeError("SELECT secret FROM /etc/passwd")

    monkeypatch.setitem(app.view_functions, "desk.events.index", broken)
    caplog.handler.setFormatter(TextLine())

    response = viewer.get("/desk/events/")

    assert response.status_code == 500
    number = response.text.partition("this number: ")[2][:20]
    assert texts(response.text, "main p") == [
        f"Something broke on our side. Nothing was changed. Tell us this number: {number}",
        "To the start page",
    ]
    lines = caplog.text.splitlines()
    assert [line.partition(" ")[2] for line in (lines[0], lines[-1])] == [
        f"ERROR planner.web.errors [{number}] unexpected error",
        f"INFO planner.web.errors [{number}] answered with 500 at desk.events.index",
    ]
    assert lines[-2].strip() == "builtins.RuntimeError"
    assert viewer.get("/account/").status_code == 200


def test_the_second_click_gets_what_the_first_one_got(editor: Visitor, session: Session) -> None:
    typed = {"names-en": "Society", "kind": "other", "form_key": "one-key"}

    first = editor.post("/desk/organisations/", typed)
    second = editor.post("/desk/organisations/", typed)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert session.scalar(select(func.count()).select_from(Organisation)) == 1


def test_two_browsers_use_a_key_once(app: Flask, session: Session, office: Office) -> None:
    _, token = make_key(
        session,
        NOW,
        KeyPurpose.JOIN,
        email="new@paper.example",
        office_id=office.id,
        role=Role.VIEWER,
    )
    session.commit()
    url = f"/join/{token}"

    def accept(name: str) -> int:
        csrf = Visitor(app, session).csrf(url)
        typed = {"name": name, "password": PASSWORD, "csrf_token": csrf}
        client = app.test_client()
        return client.post(url, data=typed, base_url="http://127.0.0.1:8000").status_code

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(accept, ["Ada", "Eve"]))

    assert answers == [303, 404]
    assert session.scalar(select(func.count()).select_from(User)) == 1
    assert session.scalar(select(func.count()).select_from(Membership)) == 1


def test_a_text_in_place_of_a_file_and_a_file_in_place_of_a_text_break_nothing(
    editor: Visitor,
) -> None:
    response = editor.client.post(
        "/desk/organisations/",
        data={
            "csrf_token": editor.csrf("/desk/organisations/"),
            "names-en": (BytesIO(b"x"), "x.txt"),
            "kind": (BytesIO(b"other"), "y.txt"),
            "logo": "no file",
        },
        content_type="multipart/form-data",
        base_url="http://127.0.0.1:8000",
    )

    assert response.status_code == 422


def test_bytes_that_are_no_text_are_told_and_stored_nowhere(
    editor: Visitor, session: Session
) -> None:
    url = "/desk/organisations/"
    before = session.scalar(select(func.count()).select_from(Organisation))
    token = editor.csrf(f"{url}new")

    response = editor.client.post(
        url,
        data=f"csrf_token={token}&names-en=M%FCller".encode(),
        content_type="application/x-www-form-urlencoded",
        headers={"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"},
    )

    assert response.status_code == 422
    assert texts(response.text, "main p")[0] == (
        "This form holds characters that are not in UTF-8. Nothing was stored. Reload the "
        "page, type or copy the text anew and send it again."
    )
    session.expire_all()
    assert session.scalar(select(func.count()).select_from(Organisation)) == before


def test_a_lost_character_is_told_at_its_field(editor: Visitor, session: Session) -> None:
    before = session.scalar(select(func.count()).select_from(Organisation))

    response = editor.post("/desk/organisations/", {"names-en": "M\ufffdller"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "names": "A character was lost where “�” stands. Type it there again."
    }
    session.expire_all()
    assert session.scalar(select(func.count()).select_from(Organisation)) == before
