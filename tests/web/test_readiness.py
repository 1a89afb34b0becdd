from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import stamp
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from planner import jobs
from planner.accounts.models import Office
from planner.history.operations import record
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from planner.web import readiness
from planner.web.database import db
from tests.cli.installation import filled
from tests.conftest import NOW, PUBLIC_URL
from tests.factories import Make
from tests.unit.mailbox.stored import stored_mailbox
from tests.web.visitor import Visitor


@pytest.fixture
def migrated(app: Flask, engine: Engine) -> Iterator[None]:
    with app.app_context():
        stamp()
    yield
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


@pytest.fixture
def watcher(migrated: None, session: Session, stranger: Visitor) -> Visitor:
    """Somebody who watches a program that is well."""
    jobs.beat(session, NOW)
    return stranger


def _said(watcher: Visitor) -> tuple[int, str]:
    response = watcher.get("/readyz")
    return response.status_code, response.text


def _letter(session: Session, office: Office, delivery: Delivery, due_at: datetime) -> None:
    session.add(
        Letter(
            office_id=office.id,
            purpose="invitation",
            unique_key="one",
            sender_name="Press House",
            sender_address="press@house.test",
            recipient_name="Anna Arden",
            recipient_address="anna@paper.test",
            subject="Rivers",
            text="Come.",
            html="<p>Come.</p>",
            message_id="<one@house.test>",
            delivery=delivery,
            written_at=due_at,
            due_at=due_at,
        )
    )
    session.commit()


def test_all_is_well(watcher: Visitor) -> None:
    assert _said(watcher) == (200, "ready\n")


def test_tables_are_not_up_to_date(watcher: Visitor, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))

    assert _said(watcher) == (503, "migrations\n")


def test_the_database_takes_no_writes(watcher: Visitor, engine: Engine) -> None:
    engine.dispose()  # so that the one connection made here is the one that is used next
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA query_only=ON")
        connection.rollback()
    try:
        assert _said(watcher) == (503, "database\n")
    finally:
        engine.dispose()


def test_the_disk_is_full(watcher: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", 1 << 62)

    assert _said(watcher) == (503, "disk\n")


def test_the_worker_is_silent(watcher: Visitor, set_clock: Callable[[str], None]) -> None:
    set_clock((NOW + timedelta(seconds=59)).isoformat())
    assert _said(watcher) == (200, "ready\n")

    set_clock((NOW + timedelta(seconds=60)).isoformat())
    assert _said(watcher) == (503, "worker\n")


def test_there_was_never_a_worker(migrated: None, stranger: Visitor) -> None:
    assert _said(stranger) == (503, "worker\n")


def test_letters_wait_too_long(
    watcher: Visitor, session: Session, office: Office, set_clock: Callable[[str], None]
) -> None:
    _letter(session, office, Delivery.QUEUED, NOW)
    later = NOW + timedelta(minutes=15)
    jobs.beat(session, later)
    set_clock(later.isoformat())

    assert _said(watcher) == (503, "queue\n")


def test_held_letters_may_wait(watcher: Visitor, session: Session, office: Office) -> None:
    _letter(session, office, Delivery.HELD, NOW - timedelta(days=3))

    assert _said(watcher) == (200, "ready\n")


def test_strangers_learn_no_versions_and_no_names(watcher: Visitor, app: Flask) -> None:
    response = watcher.get("/readyz")

    assert response.headers.get("Server") is None
    assert response.mimetype == "text/plain"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_clock_went_back(watcher: Visitor, set_clock: Callable[[str], None]) -> None:
    set_clock((NOW - timedelta(seconds=60)).isoformat())
    assert _said(watcher) == (200, "ready\n")

    set_clock((NOW - timedelta(seconds=61)).isoformat())
    assert _said(watcher) == (503, "clock\n")


def test_a_worker_that_beats_on_does_not_hide_it(
    watcher: Visitor, session: Session, make: Make, set_clock: Callable[[str], None]
) -> None:
    """It signs with the moment that it believes; the last act of a person still stands there."""
    record(make.work, "office.revised", session.get_one(Office, make.work.office_id))
    session.commit()
    earlier = NOW - timedelta(days=1)
    set_clock(earlier.isoformat())
    jobs.beat(session, earlier)

    assert _said(watcher) == (503, "clock\n")


def test_a_damaged_database_is_known(tmp_path: Path) -> None:
    installed = filled(tmp_path / "instance", tmp_path / "clock", letters=200)
    with installed.app.app_context():
        jobs.beat(db.session(), NOW)
        page = db.session.scalar(
            text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_letters_about'")
        )
        db.session.remove()
    installed.close()
    with installed.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)

    answer = installed.app.test_client().get("/readyz", base_url=PUBLIC_URL)

    assert (answer.status_code, answer.text) == (503, "damaged\n")
    installed.close()


def test_a_mailbox_that_is_not_read(watcher: Visitor, session: Session, office: Office) -> None:
    mailbox = stored_mailbox(session, office.id, read_at=NOW - timedelta(minutes=14))
    before = _said(watcher)
    mailbox.read_at = NOW - timedelta(minutes=15)
    session.commit()

    assert (before, _said(watcher)) == ((200, "ready\n"), (503, "mailbox\n"))


def test_a_mailbox_that_was_never_read(watcher: Visitor, session: Session, office: Office) -> None:
    stored_mailbox(session, office.id, set_at=NOW - timedelta(minutes=15))

    assert _said(watcher) == (503, "mailbox\n")


def test_a_mailbox_that_a_copy_does_not_read(
    watcher: Visitor, session: Session, office: Office
) -> None:
    stored_mailbox(session, office.id, read_at=NOW - timedelta(days=9))
    session.add(OutboxFreeze(office_id=office.id, copied_at=NOW, last_letter_id=0))
    session.commit()

    assert _said(watcher) == (200, "ready\n")


def test_a_mailbox_that_refuses_the_password_is_told_of_at_once(
    watcher: Visitor, session: Session, office: Office
) -> None:
    stored_mailbox(session, office.id, read_at=NOW, failures=1, failed_since=NOW)

    assert _said(watcher) == (200, "ready\nmailbox-failing\n")


def test_a_mailbox_with_other_numbers_is_told_of_for_a_day(
    watcher: Visitor, session: Session, office: Office
) -> None:
    mailbox = stored_mailbox(session, office.id, read_at=NOW, renumbered_at=NOW - timedelta(days=1))
    within = _said(watcher)
    mailbox.renumbered_at = NOW - timedelta(days=1, seconds=1)
    session.commit()

    assert (within, _said(watcher)) == (
        (200, "ready\nmailbox-renumbered\n"),
        (200, "ready\n"),
    )
