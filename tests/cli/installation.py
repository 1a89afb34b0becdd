"""An installation in a folder of its own, with an office and letters: for tests of copies."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role, UserSession
from planner.accounts.operations import OfficePlan, add_member, add_user, open_office
from planner.app import create_app
from planner.config import Settings
from planner.files import storage
from planner.files.models import FileKind, StoredFile
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.operations import enqueue_all
from planner.web.database import db
from planner.web.extensions import settings
from tests.conftest import NOW
from tests.migrated import build_tables
from tests.unit.outbox.letters import invitation

PAPER = b"%PDF-1.7 a paper"
PLAN = OfficePlan(
    names=Texts(en="Press Office"),
    short_names=Texts(),
    cities=Texts(en="Bonn"),
    zone="Europe/Berlin",
    languages=("en",),
    mail_from="press@office.test",
)

KEY_ENDS = """\
A new key ends what the old one has signed:
- links in letters that have left: guests can no longer answer by them, nor fetch their calendar \
entry;
- forms that are open in a browser now: they have to be opened again;
- browsers that are known from an earlier sign-in: their tries count as those of strangers once \
more.
Accounts, passwords and who is signed in stay, and so do addresses that must not be written to.
"""
KEY_WAS_LOST = """\
The old key is lost: addresses from before version 0.2 that must not be written to cannot be \
recognised any more, and offices with a mail server or a mailbox of their own have to enter its \
password anew.
"""


@dataclass
class Installation:
    """A folder, and the application that works on it."""

    folder: Path
    app: Flask

    @property
    def database(self) -> Path:
        return self.folder / "planner.sqlite3"

    def run(self, *words: str) -> Result:
        return self.app.test_cli_runner().invoke(args=list(words))

    def close(self) -> None:
        """Nobody has its database open any more."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def rename_office(self, name: str) -> None:
        with self.app.app_context():
            db.session.query(Office).one().names = Texts(en=name)
            db.session.commit()

    def office_name(self) -> str:
        with self.app.app_context():
            name = db.session.query(Office).one().name
            db.session.remove()
        return name


def install(folder: Path, clock: Path, *, key: str = "") -> Installation:
    """An installation without a database."""
    clock.write_text(NOW.isoformat())
    return Installation(
        folder, create_app(Settings.load(instance=folder, clock_file=clock, secret_key=key))
    )


def filled(folder: Path, clock: Path, *, letters: int = 3) -> Installation:
    """An installation with an office, a session, a stored paper, and letters that wait."""
    installed = install(folder, clock)
    build_tables(installed.app)
    with installed.app.app_context():
        _fill(db.session(), installed, letters)
        db.session.commit()
        db.session.remove()
    return installed


def _fill(session: Session, installed: Installation, letters: int) -> None:
    office = open_office(session, NOW, PLAN)
    user = add_user(session, NOW, "anna@office.test", "Anna", "correct horse battery staple")
    add_member(session, NOW, office, user, Role.ADMINISTRATOR)
    session.add(UserSession(token_hash="x", user_id=user.id, created_at=NOW, seen_at=NOW))
    files = installed.folder / "files"
    session.add(
        StoredFile(
            office_id=office.id,
            public_id="paper",
            kind=FileKind.PAPER,
            name="paper.pdf",
            media_type="application/pdf",
            path=storage.put(files, PAPER),
            sha256=hashlib.sha256(PAPER).hexdigest(),
            size=len(PAPER),
            created_at=NOW,
        )
    )
    (installed.folder / "mail").mkdir(mode=0o700)
    (installed.folder / "mail" / "00000001-0123456789ab.eml").write_bytes(b"Subject: kept\r\n\r\n")
    work = Work(session=session, now=NOW, office_id=office.id, links=settings().links)
    enqueue_all(work, (invitation(number, is_held=False) for number in range(letters)))


def sizeless(output: str) -> str:
    """What a command says of a copy, without what changes with libraries and tables."""
    return re.sub(r"[\d,]+ bytes, tables \d+", "SIZE", output)
