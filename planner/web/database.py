"""The database as the application holds it: Flask-SQLAlchemy around the house's own metadata."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

from planner.config import ROOT, Settings
from planner.kernel.database import harden_sqlite
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
