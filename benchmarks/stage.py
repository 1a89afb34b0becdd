"""An application with a database in a temporary folder, and an office in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Table, event, insert, inspect
from sqlalchemy.orm import Session

from benchmarks.load import HOST
from planner.accounts.models import Role, UserSession
from planner.app import create_app
from planner.config import Settings
from planner.kernel.ids import fingerprint, new_public_id, new_token, new_uid
from planner.kernel.work import Work
from planner.models import metadata
from planner.web.database import db
from tests.factories import Make

NOW = datetime(2012, 3, 20, 9, tzinfo=UTC)
_PORTION = 500


@dataclass(eq=False)
class Stage:
    app: Flask
    settings: Settings
    session: Session
    make: Make
    folder: Path

    def client(self) -> FlaskClient:
        """A test client that is signed in as an administrator."""
        token = new_token()
        member = self.make.member(Role.ADMINISTRATOR)
        self.session.add(
            UserSession(
                token_hash=fingerprint(token),
                user_id=member.user_id,
                office_id=member.office_id,
                created_at=NOW,
                seen_at=NOW,
            )
        )
        self.session.commit()
        client = self.app.test_client()
        client.set_cookie("planner-session", token, domain="127.0.0.1")
        return client

    def statements(self, client: FlaskClient, address: str) -> int:
        """The number of SQL statements for that page."""
        asked: list[str] = []

        def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                asked.append(statement)

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            look(client, address)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    def multiply(self, row: Any, times: int, **per_copy: Any) -> None:
        """Copy a saved row, with new identifiers.

        `per_copy` has functions from the number of the copy, from 0, to the value of a column.
        """
        table: Table = inspect(type(row)).local_table
        plain = {
            column.key: getattr(row, inspect(type(row)).get_property_by_column(column).key)
            for column in table.columns
            if column.key != "id"
        }
        fresh = {"uid": new_uid, "public_id": new_public_id, "calendar_uid": new_uid}
        made = {name: act for name, act in fresh.items() if name in plain}
        for first in range(0, times, _PORTION):
            self.session.execute(
                insert(table),
                [
                    {
                        **plain,
                        **{name: act() for name, act in made.items()},
                        **{name: act(number) for name, act in per_copy.items()},
                    }
                    for number in range(first, min(first + _PORTION, times))
                ],
            )
        self.session.commit()


def look(client: FlaskClient, address: str) -> int:
    """Request a page; returns its size in bytes. Exits if it is not answered with 200."""
    response = client.get(address, base_url=f"http://{HOST}")
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return len(response.data)


@contextmanager
def stage() -> Iterator[Stage]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        clock = folder / "clock"
        clock.write_text(NOW.isoformat())
        settings = Settings.load(instance=folder / "instance", clock_file=clock)
        app = create_app(settings)
        with app.app_context():
            metadata.create_all(db.engine)
            engine = db.engine
        with Session(engine, expire_on_commit=False) as session:
            work = Work(session=session, now=NOW, office_id=0, links=settings.links)
            office = Make(work).office()
            work = Work(session=session, now=NOW, office_id=office.id, links=settings.links)
            yield Stage(app, settings, session, Make(work), folder)
        engine.dispose()
