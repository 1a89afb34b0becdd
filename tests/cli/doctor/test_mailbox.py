"""`flask doctor` at the mailboxes of offices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from planner.accounts.operations import open_office
from planner.app import create_app
from planner.config import Settings
from planner.models import metadata
from planner.web.database import db
from tests.cli.test_prepared import PLAN
from tests.conftest import NOW, SECRET
from tests.imap.faulty import FaultyServer, faulty
from tests.unit.mailbox.stored import stored_mailbox
from tests.unit.outbox.server import CERTIFICATE

pytestmark = pytest.mark.loopback


@pytest.fixture
def imap(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with faulty() as server:
        yield server


@pytest.fixture
def installation(tmp_path: Path, imap: FaultyServer) -> Iterator[Flask]:
    """With one office, which has set a mailbox at that server."""
    known = Settings.load(instance=tmp_path, secret_key=SECRET, private_mail_servers="localhost")
    app = create_app(known)
    with app.app_context():
        metadata.create_all(db.engine)
        office = open_office(db.session(), NOW, PLAN)
        stored_mailbox(db.session(), office.id, imap.server)
        yield app
        db.engine.dispose()


def found(app: Flask) -> list[tuple[str, str]]:
    result = app.test_cli_runner().invoke(args=["doctor", "--json"])
    findings = json.loads(result.stdout)
    return [(one["state"], one["said"]) for one in findings if one["name"].startswith("mailbox")]


@pytest.mark.parametrize(
    ("capabilities", "waits"),
    [(b"IMAP4rev1 IDLE", "tells of new messages"), (b"IMAP4rev1", "is asked every minute")],
)
def test_one_that_can_be_read(
    installation: Flask, imap: FaultyServer, capabilities: bytes, waits: str
) -> None:
    imap.say("CAPABILITY", b"* CAPABILITY " + capabilities + b"\r\n{tag} OK done\r\n")

    assert found(installation) == [
        ("ok", f"localhost:{imap.port} lets us in, INBOX can be opened; it {waits}")
    ]


def test_one_that_cannot(installation: Flask, imap: FaultyServer) -> None:
    imap.say("LOGIN", b"{tag} NO wrong\r\n")

    assert found(installation) == [
        (
            "wrong",
            (
                "cannot be read: localhost does not accept the user name or the password. "
                "It answers: wrong"
            ),
        )
    ]
