"""What stands in the log when a statement is refused, and under which number (S122, S107)."""

from __future__ import annotations

import ast
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, insert, text

from planner.accounts.models import User
from planner.app import create_app
from planner.config import Settings
from planner.models import metadata
from planner.web.database import db
from planner.web.doors import public
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.house.tree import files, named, parsed
from tests.web.reading import texts

MARKER = "anna.marker@paper.test"


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Flask]:
    """An application two of whose pages break over what was written; its lines are JSON."""
    root = logging.getLogger()
    kept = list(root.handlers)
    app = create_app(
        Settings.load(
            instance=tmp_path,
            public_url=PUBLIC_URL,
            secret_key=SECRET,
            log_format="json",
            database_patience=0,
        )
    )

    @public
    def twice() -> str:
        person = {"email": MARKER, "name": MARKER, "password_hash": "!", "created_at": NOW}
        with db.engine.connect().execution_options(writes=True) as connection:
            for _ in range(2):
                connection.execute(insert(User).values(**person))
        return ""

    @public
    def nowhere() -> str:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT * FROM nowhere WHERE name = :one"), {"one": MARKER})
        return ""

    app.add_url_rule("/twice", "twice", twice)
    app.add_url_rule("/broken", "broken", nowhere)
    with app.app_context():
        metadata.create_all(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()
    root.handlers[:] = kept


def test_a_refused_statement_leaves_its_number_and_no_value(
    broken: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    page = broken.test_client().get("/broken", base_url=PUBLIC_URL)

    lines = capsys.readouterr().err.splitlines()
    said = json.loads(lines[0])
    assert page.status_code == 500
    assert texts(page.text, "main p")[0] == (
        f"Something broke on our side. Nothing was changed. Tell us this number: {said['request']}"
    )
    assert said["exception"][-1].partition("\\n[SQL:")[0] == (
        "sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such table: nowhere"
    )
    assert MARKER not in "".join(lines)


def test_a_row_that_is_there_already_leaves_no_value_either(
    broken: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    page = broken.test_client().get("/twice", base_url=PUBLIC_URL)

    said = capsys.readouterr().err
    assert page.status_code == 409
    assert [json.loads(line)["message"] for line in said.splitlines()] == [
        "two requests collided",
        "answered with 409 at twice",
    ]
    assert MARKER not in said


def test_requests_have_numbers_of_their_own_whatever_is_sent(
    broken: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    client = broken.test_client()
    sent = {"X-Request-ID": "chosen", "Traceparent": "00-chosen"}

    for _ in range(2):
        client.get("/twice", base_url=PUBLIC_URL, headers=sent)

    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    numbers = {line["request"] for line in lines}
    assert len(numbers) == 2
    assert not any("chosen" in number for number in numbers)


def test_a_busy_database_has_a_number_too(
    broken: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    @public
    def busy() -> str:
        with create_engine(db.engine.url).connect() as other:
            other.execute(text("BEGIN EXCLUSIVE"))
            with db.engine.connect().execution_options(writes=True) as connection:
                connection.execute(text("DELETE FROM heartbeats"))
        return ""

    broken.add_url_rule("/busy", "busy", busy)

    page = broken.test_client().get("/busy", base_url=PUBLIC_URL)

    said = json.loads(capsys.readouterr().err.splitlines()[0])
    assert page.status_code == 503
    assert texts(page.text, "main code") == [said["request"]]
    assert said["message"] == "answered with 503 at busy"


def test_a_page_that_is_not_there_leaves_no_line(
    broken: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    page = broken.test_client().get("/nowhere", base_url=PUBLIC_URL)

    assert page.status_code == 404
    assert texts(page.text, "code") == []
    assert capsys.readouterr().err == ""


def test_every_engine_of_ours_hides_what_is_written() -> None:
    open_ones = [
        f"{named(path)}:{node.lineno}"
        for path in files(".py", under=("planner", "migrations"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "create_engine"
        and not any(one.arg == "hide_parameters" for one in node.keywords)
    ]

    assert open_ones == []
