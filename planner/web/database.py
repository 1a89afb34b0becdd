"""The database as the application holds it: Flask-SQLAlchemy around our own metadata."""

from __future__ import annotations

from flask import Flask, g, has_request_context
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, SessionTransaction

from planner.config import ROOT, Settings
from planner.kernel.database import harden_sqlite, only_read
from planner.models import metadata

db = SQLAlchemy(metadata=metadata)
migrate = Migrate()


# A connection reads the statistics of the query planner once, when it is opened. The worker
# collects them hourly, so no connection of ours lives longer.
_RECYCLE_SECONDS = 3600


def fit(app: Flask, settings: Settings) -> None:
    """Tie the database of the settings to `app`."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        "pool_recycle": _RECYCLE_SECONDS,
        # What people typed must not stand in a log line because a statement failed.
        "hide_parameters": True,
    }
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            harden_sqlite(db.engine, settings.database_patience)


def is_writing_request() -> bool:
    """Whether this request has begun its writing transaction: see `planner.web.transaction`."""
    return bool(g.get("is_writing_request"))


@event.listens_for(db.session, "after_begin")
def _read_first(_session: Session, _begun: SessionTransaction, connection: Connection) -> None:
    """A request reads until it has said that it writes; SQLite refuses what comes too early."""
    if has_request_context() and not is_writing_request():
        only_read(connection)
