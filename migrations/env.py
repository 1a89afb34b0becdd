"""The environment of Alembic, run by `flask db migrate` and `flask db upgrade`."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app

from planner.kernel.database import UtcDateTime
from planner.kernel.statistics import refresh_statistics
from planner.kernel.texts import TextsType

# Migrations use plain types, so that they do not change with our own classes.
_PLAIN = {UtcDateTime: "sa.DateTime()", TextsType: "sa.JSON()"}


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """The source of a column type; False leaves it to Alembic."""
    if kind != "type":
        return False
    if isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return _PLAIN.get(type(item), False)


def run() -> None:
    db = current_app.extensions["migrate"].db
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # SQLite changes a table by copying it, which must not trigger its foreign keys. The
            # pragma only works outside a transaction, and this connection is not used again.
            connection.detach()
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection.execution_options(writes=True),
            target_metadata=db.metadata,
            render_item=render_item,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        # Copied tables and new indexes have no statistics yet.
        refresh_statistics(connection)
        connection.commit()


run()
