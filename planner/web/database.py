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


def fit(app: Flask, settings: Settings) -> None:
    """Tie the database of the settings to `app`."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            harden_sqlite(db.engine, settings.database_patience)
