"""A lost or changed key stops the start; `flask key rotate` changes it on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.accounts.operations import open_office
from planner.app import create_app
from planner.cli.serve import LOCK
from planner.config import Settings
from planner.contacts.suppression import Suppression
from planner.kernel.encryption import Cipher
from planner.kernel.file_lock import take
from planner.kernel.ids import Signer
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers, password_purpose
from planner.outbox.delivery.mail_servers import MailServers, UnreadablePassword
from planner.outbox.models import OfficeMailServer
from planner.web.database import db
from tests.cli.installation import KEY_ENDS, KEY_WAS_LOST
from tests.cli.test_prepared import PLAN
from tests.conftest import NOW
from tests.migrated import build_tables
from tests.unit.mailbox.stored import stored_mailbox
from tests.unit.outbox.own_servers import PASSWORD, own_server

pytestmark = pytest.mark.walk

Run = Callable[..., Result]
LOST = "Error: The secret key of this installation is lost: "
CHANGED = "Error: The secret key is not the one that this installation has signed its links with"


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Flask]:
    """An installation with an office, that has been started, with a key of its own."""
    app = create_app(Settings.load(instance=tmp_path))
    build_tables(app)
    with app.app_context():
        open_office(db.session(), NOW, PLAN)
        db.session.commit()
    assert app.test_cli_runner().invoke(args=["prepare"]).exit_code == 0
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def run(old: Flask, tmp_path: Path) -> Iterator[Run]:
    """A command of a process that starts now, with the key that lies there now."""
    apps: list[Flask] = []

    def start(*words: str) -> Result:
        apps.append(create_app(Settings.load(instance=tmp_path)))
        return apps[-1].test_cli_runner().invoke(args=list(words))

    yield start
    for app in apps:
        with app.app_context():
            db.engine.dispose()


COMMANDS = ["prepare", "web", "worker", "outbox list", "account reset-link anna@paper.test"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_lost_key_stops_the_start_and_is_not_replaced(
    run: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "secret_key").unlink()

    results = [run(*command.split()) for _ in range(2)]

    for result in results:
        assert result.exit_code == 1
        assert result.stderr.startswith(LOST)
        assert str(tmp_path / "secret_key") in result.stderr
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_another_key_stops_the_start(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "secret_key").write_text("another-secret-of-thirty-two-letters")

    result = run(*command.split())

    assert (result.exit_code, result.stderr.startswith(CHANGED)) == (1, True)


def test_a_database_without_an_office_takes_the_key_that_is_made(tmp_path: Path) -> None:
    """Nothing was signed yet, so nothing is lost."""
    app = create_app(Settings.load(instance=tmp_path))
    app.test_cli_runner().invoke(args=["prepare"])
    (tmp_path / "secret_key").unlink()
    later = create_app(Settings.load(instance=tmp_path))

    result = later.test_cli_runner().invoke(args=["prepare"])

    kept = (tmp_path / "secret_key").read_text().strip()
    assert (result.exit_code, kept) == (0, later.config["SECRET_KEY"])
    for one in (app, later):
        with one.app_context():
            db.engine.dispose()


def test_such_a_key_that_cannot_be_kept_stops_the_start(tmp_path: Path) -> None:
    app = create_app(Settings.load(instance=tmp_path))
    app.test_cli_runner().invoke(args=["prepare"])
    (tmp_path / "secret_key").unlink()
    (tmp_path / f".secret_key-{os.getpid()}").mkdir()
    later = create_app(Settings.load(instance=tmp_path))

    result = later.test_cli_runner().invoke(args=["prepare"])

    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {tmp_path}/secret_key cannot be used: is a directory.\n",
    )
    for one in (app, later):
        with one.app_context():
            db.engine.dispose()


def test_the_right_key_in_its_place_starts_again(run: Run, tmp_path: Path) -> None:
    kept = (tmp_path / "secret_key").read_text()
    (tmp_path / "secret_key").unlink()
    run("prepare")

    (tmp_path / "secret_key").write_text(kept)

    assert run("prepare").exit_code == 0


def test_a_key_is_changed_on_purpose(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "secret_key").read_text()

    result = run("key", "rotate", "--yes")

    assert result.exit_code == 0
    assert result.stdout == f"{KEY_ENDS}The key was changed. Start bin/serve again.\n"
    assert (tmp_path / "secret_key").read_text() != before
    assert run("prepare").exit_code == 0


def test_a_lost_key_is_replaced_on_purpose(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret_key").unlink()

    result = run("key", "rotate", "--yes")

    assert result.stdout == (
        f"{KEY_ENDS}{KEY_WAS_LOST}The key was changed. Start bin/serve again.\n"
    )
    assert run("prepare").exit_code == 0


def test_nothing_is_changed_without_a_yes(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "secret_key").read_text()

    result = run("key", "rotate")

    assert (result.exit_code, (tmp_path / "secret_key").read_text()) == (1, before)


def test_nothing_is_changed_while_the_program_runs(run: Run, tmp_path: Path) -> None:
    lock = take(tmp_path / LOCK, "process 7")

    result = run("key", "rotate", "--yes")

    lock.release()
    assert result.stderr == "Error: Stop bin/serve first: it holds the old key (process 7).\n"


def test_a_key_of_the_environment_is_changed_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", (tmp_path / "secret_key").read_text().strip())
    refused = run("key", "rotate", "--yes")
    monkeypatch.setenv("PLANNER_SECRET_KEY", "another-secret-of-thirty-two-letters")
    stopped = run("prepare")
    taken = run("key", "rotate", "--yes")

    assert refused.stderr == (
        "Error: The key comes from PLANNER_SECRET_KEY. Set another one there, and run this "
        "again: it will be taken as the new key.\n"
    )
    assert stopped.stderr.startswith(CHANGED)
    assert (taken.exit_code, run("prepare").exit_code) == (0, 0)


def test_a_key_that_cannot_be_written_changes_nothing(run: Run, tmp_path: Path) -> None:
    key = (tmp_path / "secret_key").read_text()
    (tmp_path / "secret_key").unlink()
    (tmp_path / "kept").write_text(key)
    (tmp_path / "secret_key").symlink_to(tmp_path / "kept")
    blocked = tmp_path / f".secret_key-{os.getpid()}"
    blocked.mkdir()

    result = run("key", "rotate", "--yes")

    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path}/secret_key cannot be used: is a directory.\n"
    assert run("prepare").exit_code == 0


def test_who_was_suppressed_with_an_old_key_stays_so(old: Flask, run: Run, tmp_path: Path) -> None:
    first = (tmp_path / "secret_key").read_text().strip()
    mac = Signer(first).mac("suppression", "tired@paper.test")
    with old.app_context():
        session: Session = db.session()
        office = session.query(Office).one()
        session.add(Suppression(office_id=office.id, address_hash=mac, reason="asked", since=NOW))
        session.commit()

    run("key", "rotate", "--yes")

    with old.app_context():
        kept = db.session.connection().exec_driver_sql("SELECT former_key FROM installation")
        assert kept.scalar() == first


def test_passwords_of_mail_servers_are_read_with_the_new_key(
    old: Flask, run: Run, tmp_path: Path
) -> None:
    first = (tmp_path / "secret_key").read_text().strip()
    with old.app_context():
        session: Session = db.session()
        office = session.query(Office).one()
        own_server(session, office.id, user="press", secret_key=first)
        session.commit()

    assert run("key", "rotate", "--yes").exit_code == 0

    fresh = (tmp_path / "secret_key").read_text().strip()
    with old.app_context():
        row = db.session.query(OfficeMailServer).one()
        assert fresh != first
        assert MailServers(None, Cipher(fresh)).own(row).password == PASSWORD
        with pytest.raises(UnreadablePassword):
            MailServers(None, Cipher(first)).own(row)


def test_so_are_passwords_of_mailboxes(old: Flask, run: Run, tmp_path: Path) -> None:
    first = (tmp_path / "secret_key").read_text().strip()
    with old.app_context():
        session: Session = db.session()
        office = session.query(Office).one()
        token = Cipher(first).encrypt(password_purpose(office.id), PASSWORD)
        stored_mailbox(session, office.id, encrypted_password=token)

    run("key", "rotate", "--yes")

    fresh = (tmp_path / "secret_key").read_text().strip()
    with old.app_context():
        row = db.session.query(OfficeMailbox).one()
        assert MailboxServers(Cipher(fresh)).of_mailbox(row).password == PASSWORD
