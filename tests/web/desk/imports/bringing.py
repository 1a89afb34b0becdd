"""Bringing a list in through the pages of the desk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from planner.contacts.importing.models import Import
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

LISTS = "/desk/people/imports/"
FOUND = "ФИО;Почта;Телефон;Издание\n"
ROWS = (
    "Перов Иван;perov@paper.test;8 812 000 00 01;Вестник\n"
    "Ада О’Нил 🙂;ada@paper.test;;Gazette\n"
    "Борис;это не адрес;;Вестник\n"
)


def upload(
    visitor: Visitor, content: str | bytes = FOUND + ROWS, name: str = "list.csv", **given: Any
) -> TestResponse:
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    file = FileStorage(BytesIO(raw), filename=name)
    return visitor.upload(LISTS, {"file": file, "source": "Accreditation of the forum", **given})


def columns_of(brought: Import, **given: Any) -> dict[str, Any]:
    """The form of the columns as the page shows it."""
    shown = {
        "version": str(brought.version),
        "column": list(brought.columns),
        "are_journalists": "y",
        "enters_topics": "y",
        "enters_pools": "y",
    }
    return {**shown, **given}


def only_list(session: Session) -> Import:
    session.expire_all()
    return session.scalars(select(Import)).one()


def page_of(brought: Import, resource: str = "") -> str:
    return f"{LISTS}{brought.id}{'/' if resource else ''}{resource}"


def previewed(app: Flask, session: Session, visitor: Visitor, *given: Any) -> Import:
    """A list whose preview waits."""
    assert upload(visitor, *given).status_code == 303
    brought = only_list(session)
    response = visitor.post(page_of(brought, "columns"), data=columns_of(brought))
    assert response.status_code == 303
    do_jobs(app, session)
    return only_list(session)


def imported(
    app: Flask, session: Session, visitor: Visitor, *given: Any, rule: str = "take"
) -> Import:
    brought = previewed(app, session, visitor, *given)
    agreed = {"version": str(brought.version), "change_rule": rule}
    assert visitor.post(page_of(brought, "agreement"), data=agreed).status_code == 303
    do_jobs(app, session)
    return only_list(session)
