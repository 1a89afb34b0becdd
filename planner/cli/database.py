"""The embedded database and the revisions of its tables, for commands."""

from __future__ import annotations

from pathlib import Path

from alembic.script import ScriptDirectory

from planner.config import ROOT
from planner.web.database import db


def embedded_database() -> Path | None:
    """The file of the SQLite database; None for another database."""
    url = db.engine.url
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database).resolve()


def known_revisions() -> set[str]:
    """The revisions that this version of the program can migrate."""
    return {script.revision for script in _scripts().walk_revisions()}


def newest_revision() -> str:
    return _scripts().get_current_head() or ""


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(ROOT / "migrations"))
