"""The application on a database of its own, wiped after every test, and visitors with each role."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, exists, literal, select, union_all
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.app import create_app
from planner.config import Settings
from planner.models import metadata
from planner.pdf import PdfClient
from planner.web.database import db
from planner.web.extensions import PAGE_CACHE, PDF_CLIENT
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make
from tests.web import command_transactions, slow_work
from tests.web.queue import Queue
from tests.web.visitor import Visitor

_TABLES_WITH_ROWS = union_all(
    *(
        select(literal(table.name)).where(exists(table.select()))
        for table in reversed(metadata.sorted_tables)
    )
)


@pytest.fixture(scope="session")
def clock_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clock") / "now"


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, clock_file: Path, pdf_client: PdfClient) -> Flask:
    clock_file.write_text(NOW.isoformat())
    settings = Settings.load(
        instance=tmp_path_factory.mktemp("instance"),
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        clock_file=clock_file,
    )
    app = create_app(settings)
    app.testing = False
    app.extensions[PDF_CLIENT] = pdf_client
    with app.app_context():
        metadata.create_all(db.engine)
    return app


@pytest.fixture(autouse=True)
def _no_slow_work_while_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """See `slow_work.py`."""
    slow_work.refuse(monkeypatch)


@pytest.fixture
def engine(app: Flask) -> Iterator[Engine]:
    with app.app_context():
        engine = db.engine
    yield engine
    app.extensions[PAGE_CACHE].clear()  # public numbers start at 0 again
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for table in connection.scalars(_TABLES_WITH_ROWS).all():
            connection.execute(metadata.tables[table].delete())


@pytest.fixture(autouse=True)
def _commands_begin_to_write(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """See `command_transactions.py`."""
    command_transactions.refuse_late_writes(monkeypatch, engine)


@pytest.fixture
def set_clock(clock_file: Path) -> Iterator[Callable[[str], None]]:
    """`set_clock("2012-03-27T12:00:00+00:00")`: the application's now, for this test."""

    def set_to(moment: str) -> None:
        clock_file.write_text(moment)

    yield set_to
    clock_file.write_text(NOW.isoformat())


@pytest.fixture
def stranger(app: Flask, session: Session, office: Office) -> Visitor:
    """Somebody without a session."""
    session.commit()
    return Visitor(app, session)


@pytest.fixture
def visit(app: Flask, session: Session, make: Make) -> Callable[[Role], Visitor]:
    """`visit(Role.EDITOR)`: a new member of the office with that role, signed in."""

    def sign_in(role: Role) -> Visitor:
        visitor = Visitor(app, session)
        visitor.sign_in(make.member(role))
        return visitor

    return sign_in


@pytest.fixture
def editor(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.EDITOR)


@pytest.fixture
def viewer(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.VIEWER)


@pytest.fixture
def approver(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.APPROVER)


@pytest.fixture
def administrator(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.ADMINISTRATOR)


@pytest.fixture
def queue(engine: Engine) -> Iterator[Queue]:
    """Requests that meet at the lock of the database."""
    queue = Queue(engine)
    yield queue
    queue.close()


@pytest.fixture
def statements(engine: Engine) -> Iterator[list[str]]:
    """The SQL that the application executes during the test; clear it before you count."""
    executed: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            executed.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield executed
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def selects(engine: Engine) -> Iterator[list[str]]:
    """Every SELECT that the SQLite driver runs; clear it before you count."""
    selected: list[str] = []

    def note(statement: str) -> None:
        if statement.startswith("SELECT"):
            selected.append(statement)

    def trace(driver: sqlite3.Connection, *_rest: object) -> None:
        driver.set_trace_callback(note)

    event.listen(engine, "checkout", trace)
    yield selected
    event.remove(engine, "checkout", trace)
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.set_trace_callback(None)
