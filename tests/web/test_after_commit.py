"""Slow work that follows from a change: done when the change is committed, without the lock."""

from __future__ import annotations

import pytest
from flask import Flask, Response, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.invitations.models import Invitation
from planner.kernel.database import is_writing
from planner.outbox.models import Letter
from planner.web.database import db
from planner.web.doors import needs
from planner.web.transaction import after_commit, begin_writing, current_office, short_transaction
from tests.factories import Make
from tests.web.visitor import Visitor

ENDPOINT, URL = "desk.organisations.create", "/desk/organisations/"


def _set(colour: str) -> None:
    db.session.execute(update(Office).values(accent=colour))


def test_it_reads_without_the_lock_and_writes_in_a_transaction_of_its_own(
    app: Flask, editor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def follow() -> None:
        seen.append((is_writing(), current_office().accent))
        with short_transaction():
            _set("#222222")

    @needs(Role.EDITOR)
    def view() -> ResponseReturnValue:
        begin_writing()
        _set("#111111")
        after_commit(follow)
        return redirect("/", 303)

    monkeypatch.setitem(app.view_functions, ENDPOINT, view)

    assert editor.post(URL).status_code == 303
    assert seen == [(False, "#111111")]
    assert session.scalars(select(Office.accent)).all() == ["#222222"]


@pytest.mark.parametrize("status", [409, 303])
def test_what_breaks_in_it_leaves_the_change_and_what_is_refused_has_none(
    app: Flask,
    editor: Visitor,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
) -> None:
    before = session.scalars(select(Office.accent)).one()
    done: list[str] = []

    def follow() -> None:
        done.append("begun")
        with short_transaction():
            _set("#222222")
        raise RuntimeError("too bad")

    def half() -> None:
        with short_transaction():
            _set("#333333")
            raise RuntimeError("too bad")

    @needs(Role.EDITOR)
    def view() -> ResponseReturnValue:
        begin_writing()
        _set("#111111")
        after_commit(half)
        after_commit(follow)
        return (
            redirect("/", 303)
            if status == 303
            else Response("refused", 409, content_type="text/plain")
        )

    monkeypatch.setitem(app.view_functions, ENDPOINT, view)

    assert editor.post(URL).status_code == status
    is_done = status == 303
    assert done == (["begun"] if is_done else [])
    assert session.scalars(select(Office.accent)).one() == ("#222222" if is_done else before)


def test_a_form_sent_twice_writes_its_letters_once(
    editor: Visitor, make: Make, session: Session
) -> None:
    event, ada = make.event(), make.person("Ada")
    sent = {"people": str(ada.id), "form_key": "one-key"}
    url = f"/desk/events/{event.id}/inviting/"

    first, second = editor.post(url, sent), editor.post(url, sent)

    assert (first.status_code, second.location) == (303, first.location)
    assert session.scalar(select(func.count()).select_from(Invitation)) == 1
    assert session.scalars(select(Letter.recipient_name)).all() == ["Ada"]
