"""One request, one unit of work: what is done before the lock, and what is checked again in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine, event, func, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Role, UserSession
from planner.organisations.models import Organisation
from planner.web.database import db
from planner.web.doors import needs
from planner.web.transaction import begin_writing, current_office
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.house.doors import DOORS
from tests.web.matrix import Things, address, rules_of
from tests.web.queue import Queue, sending
from tests.web.reading import filled, texts
from tests.web.visitor import Visitor


@pytest.fixture
def begun(engine: Engine) -> Iterator[list[int]]:
    """For every transaction that is begun to write: how many milliseconds it would have waited."""
    patience: list[int] = []

    def note(_c: object, cursor: object, statement: str, *_rest: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            driver = cursor.connection  # type: ignore[attr-defined]
            patience.append(driver.execute("PRAGMA busy_timeout").fetchone()[0])

    event.listen(engine, "before_cursor_execute", note)
    yield patience
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("endpoint", sorted(DOORS))
def test_a_form_without_its_token_opens_nothing_for_writing(
    app: Flask, make: Make, administrator: Visitor, begun: list[int], endpoint: str
) -> None:
    things = Things(make, Path(app.instance_path) / "files")
    statuses = []

    for rule in rules_of(app, endpoint):
        if "POST" in (rule.methods or set()):
            response = administrator.post(address(rule, things), csrf="0" * 64)
            statuses.append(response.status_code)

    # One-click unsubscribing has no token of a form; it is refused for its missing words (RFC 8058).
    assert set(statuses) <= ({400} if endpoint == "guest.unsubscribe.create" else {403})
    assert begun == []


def test_a_form_that_is_refused_opens_nothing_for_writing(
    editor: Visitor, begun: list[int]
) -> None:
    response = editor.post("/desk/organisations/", {"kind": "other"})

    assert response.status_code == 422
    assert begun == []


def test_a_view_that_writes_before_it_says_so_is_stopped_by_the_database(
    app: Flask, editor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    @needs(Role.EDITOR)
    def hasty() -> ResponseReturnValue:
        db.session.execute(update(Organisation).values(website="https://evil.example"))
        return redirect("/", 303)

    monkeypatch.setitem(app.view_functions, "desk.organisations.create", hasty)

    assert editor.post("/desk/organisations/").status_code == 500
    assert editor.get("/desk/organisations/").status_code == 200


def test_what_is_changed_before_the_lock_is_a_fault_of_the_view(
    app: Flask, editor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    @needs(Role.EDITOR)
    def hasty() -> ResponseReturnValue:
        current_office().accent = "#000000"
        begin_writing()
        return redirect("/", 303)

    monkeypatch.setitem(app.view_functions, "desk.organisations.create", hasty)

    assert editor.post("/desk/organisations/").status_code == 500


def test_of_two_sendings_that_meet_the_second_gets_what_the_first_one_got(
    editor: Visitor, session: Session, queue: Queue
) -> None:
    typed = {"names-en": "Society", "kind": "other", "form_key": "one-key"}

    answers = queue.meet(
        sending(editor, "/desk/organisations/", typed),
        sending(editor, "/desk/organisations/", typed),
    )

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert session.scalar(select(func.count()).select_from(Organisation)) == 1


def test_whose_role_was_lowered_while_they_waited_is_refused(
    editor: Visitor, session: Session, queue: Queue
) -> None:
    lowered = "UPDATE memberships SET role = 'viewer'"

    [answer] = queue.meet(
        sending(editor, "/desk/organisations/", {"names-en": "Society", "kind": "other"}),
        meanwhile=[lowered],
    )

    assert answer.status_code == 403
    assert session.scalar(select(func.count()).select_from(Organisation)) == 0


@pytest.mark.parametrize(
    ("meanwhile", "status"),
    [("DELETE FROM user_sessions", 401), ("DELETE FROM memberships", 403)],
)
def test_who_was_shut_out_while_they_waited_is_refused(
    editor: Visitor, session: Session, queue: Queue, meanwhile: str, status: int
) -> None:
    [answer] = queue.meet(
        sending(editor, "/desk/organisations/", {"names-en": "Society", "kind": "other"}),
        meanwhile=[meanwhile],
    )

    assert answer.status_code == status
    assert session.scalar(select(func.count()).select_from(Organisation)) == 0


def test_what_was_removed_while_they_waited_is_said_to_be_gone(
    editor: Visitor, make: Make, queue: Queue
) -> None:
    body = make.organisation("Society")
    typed = {"names-en": "Association", "kind": "other", "version": "1"}

    [answer] = queue.meet(
        sending(editor, f"/desk/organisations/{body.id}", typed),
        meanwhile=[f"DELETE FROM organisations WHERE id = {body.id}"],
    )

    assert answer.status_code == 409
    assert texts(answer.text, "main p")[0] == (
        "Somebody else has removed this meanwhile. Nothing was changed. Go back and look again."
    )


def test_two_who_save_the_same_row_at_once_lose_nothing(
    editor: Visitor, make: Make, session: Session, queue: Queue
) -> None:
    body = make.organisation("Society")
    typed = {"kind": "other", "version": "1"}

    answers = queue.meet(
        sending(editor, f"/desk/organisations/{body.id}", {**typed, "names-en": "First"}),
        sending(editor, f"/desk/organisations/{body.id}", {**typed, "names-en": "Second"}),
    )

    statuses = sorted(answer.status_code for answer in answers)
    [refused] = [answer.text for answer in answers if answer.status_code == 409]
    assert statuses == [303, 409]
    mine = filled(refused, {"names-en"})["names-en"]
    [theirs] = texts(refused, ".field__stored")
    assert {mine, theirs.rpartition(" ")[2]} == {"First", "Second"}
    session.expire_all()
    assert session.scalars(select(Organisation.version)).all() == [2]


def test_a_page_never_waits_to_note_that_somebody_is_there(
    viewer: Visitor, session: Session, queue: Queue, begun: list[int]
) -> None:
    session.execute(update(UserSession).values(seen_at=NOW.replace(hour=8, minute=50)))
    session.commit()

    with queue.held():
        response = viewer.client.get("/desk/events/", base_url=PUBLIC_URL)
        before_it_left = list(begun)
        response.close()

    assert response.status_code == 200
    assert before_it_left == []
    assert begun == [0]
    session.expire_all()
    assert session.scalars(select(UserSession.seen_at)).all() == [NOW.replace(hour=8, minute=50)]


def test_a_page_notes_after_it_has_left_that_somebody_is_there(
    viewer: Visitor, session: Session, begun: list[int]
) -> None:
    session.execute(update(UserSession).values(seen_at=NOW.replace(hour=8, minute=50)))
    session.commit()

    viewer.get("/desk/events/")

    assert session.scalars(select(UserSession.seen_at)).all() == [NOW]
    assert begun == [0]
    assert viewer.post("/sign-out").status_code == 303
    assert begun == [0, 10_000]
