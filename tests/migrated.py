"""A database that the migrations have built: once for each process of the tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask_migrate import upgrade

from planner.app import create_app
from planner.config import Settings
from planner.web.database import db
from tests.conftest import PUBLIC_URL, SECRET


def file_of(app: Flask) -> Path:
    """The database of an application on SQLite."""
    with app.app_context():
        return Path(db.engine.url.database or "")


def build_tables(app: Flask) -> None:
    """What `flask db upgrade` does for an application without a database, in less time."""
    file_of(app).write_bytes(_newest())
    file_of(app).chmod(0o600)


@cache
def _newest() -> bytes:
    """All migrations at once take seconds."""
    with TemporaryDirectory() as folder:
        settings = Settings.load(instance=Path(folder), public_url=PUBLIC_URL, secret_key=SECRET)
        app = create_app(settings)
        with app.app_context():
            upgrade()
            db.engine.dispose()
        return file_of(app).read_bytes()
