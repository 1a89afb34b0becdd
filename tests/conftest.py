"""Fixtures of all tests. No Flask here: `tests/unit` runs without it."""

from __future__ import annotations

import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool, StaticPool

from planner.accounts.models import Office
from planner.jobs import portions
from planner.kernel.database import harden_sqlite
from planner.kernel.garbage import look_for_garbage_rarely
from planner.kernel.ids import Signer
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery import sending
from tests import paper_pictures
from tests.factories import Make
from tests.paper_pictures import PictureKeeper

NOW = datetime(2012, 3, 20, 9, 0, tzinfo=UTC)
SECRET = "a-secret-of-at-least-thirty-two-characters"
PUBLIC_URL = "http://127.0.0.1:8000"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_finish() -> None:
    """All modules are loaded now and stay, as those of a worker do."""
    look_for_garbage_rarely()


@event.listens_for(Pool, "checkout")
def _do_not_wait_for_the_disk(driver: sqlite3.Connection, record: Any, _proxy: Any) -> None:
    """No test needs its rows after a power failure, and each commit would wait for the disk."""
    if "waits" not in record.info:
        record.info["waits"] = False
        driver.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def empty_database() -> bytes:
    """A serialised database with all tables: made once, copied for every test."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)
    with engine.connect() as connection:
        return _driver(connection).serialize()


@pytest.fixture(scope="session")
def engine_in_memory() -> Iterator[Engine]:
    """One engine for all tests: it keeps the statements that it has compiled."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    harden_sqlite(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(
    engine_in_memory: Engine, empty_database: bytes, monkeypatch: pytest.MonkeyPatch
) -> Engine:
    """A database in memory with all tables and no rows. Its listeners end with the test.

    It is one connection. No claim is renewed meanwhile: that would take a second one, in another
    thread, which empties the database; on a slow machine a portion takes longer than a renewal.
    """
    for module in (portions, sending):
        monkeypatch.setattr(module, "RENEWAL", timedelta(days=1))
    engine_in_memory.dispose()
    with engine_in_memory.connect() as connection:
        _driver(connection).deserialize(empty_database)
    return engine_in_memory.execution_options()


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def links() -> Links:
    return Links(PUBLIC_URL, Signer(SECRET))


@pytest.fixture
def office(session: Session) -> Office:
    office = Office(
        slug="house",
        names=Texts(en="Press House", ru="Пресс-дом"),
        short_names=Texts(en="PH"),
        cities=Texts(en="Geneva", ru="Женева"),
        zone="Europe/Moscow",
        languages=["en", "ru"],
        mail_from="press@house.test",
        created_at=NOW,
    )
    session.add(office)
    session.flush()
    return office


@pytest.fixture
def work(session: Session, office: Office, links: Links) -> Work:
    """A unit of work of the office at 20 March 2012, 09:00 UTC."""
    return Work(session=session, now=NOW, office_id=office.id, links=links)


@pytest.fixture
def make(work: Work) -> Make:
    return Make(work)


@pytest.fixture(scope="session")
def pdf_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PictureKeeper]:
    """One PDF client for all tests: its server takes seconds to start. It keeps pictures."""
    pdf_client = paper_pictures.client(tmp_path_factory)
    yield pdf_client
    pdf_client.close()


@pytest.fixture(scope="session")
def keep_paper(pdf_client: PictureKeeper) -> Callable[[bytes], None]:
    """`keep_paper(pdf)`: pictures of a paper that no client of the tests has printed."""
    return pdf_client.keep


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests that look at pages."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=30_000)  # milliseconds; machines may be slow
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Tests connect to this machine only, and by TCP only if marked `loopback`."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = self.family == socket.AF_UNIX or str(address[0]) in ("127.0.0.1", "::1")
        if not local or (self.family != socket.AF_UNIX and "loopback" not in request.keywords):
            raise AssertionError(f"a test reached for the network: {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
