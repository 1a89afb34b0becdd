"""The database of the application: Flask-SQLAlchemy with the metadata of the models."""

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


# A connection reads the statistics of the query planner when it is opened, and the worker updates
# them every hour.
_RECYCLE_SECONDS = 3600


def init_app(app: Flask, settings: Settings) -> None:
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        "pool_recycle": _RECYCLE_SECONDS,
        # The log must not contain entered data if a statement fails.
        "hide_parameters": True,
    }
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            harden_sqlite(db.engine, settings.database_patience)


def is_writing_request() -> bool:
    """Whether this request has begun its writing transaction (`planner.web.transaction`)."""
    return bool(g.get("is_writing_request"))


@event.listens_for(db.session, "after_begin")
def _begin_read_only(_session: Session, _begun: SessionTransaction, connection: Connection) -> None:
    """Transactions of a request are read-only until `begin_writing`."""
    if has_request_context() and not is_writing_request():
        only_read(connection)
