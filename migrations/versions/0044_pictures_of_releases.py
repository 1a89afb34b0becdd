"""Pictures of the releases on an event.

What was cleared before was cleared without pictures. Reversible: a downgrade loses them; the worker deletes their files.

Revision ID: 0044
Revises: 0043
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_RELEASES = sa.table(
    "releases",
    sa.column("id", sa.Integer()),
    sa.column("issued", sa.JSON()),
    sa.column("cleared_fingerprint", sa.JSON()),
)
_NO_PICTURES = hashlib.sha256(b"[]").hexdigest()
_FILES = ("full_id", "wide_id", "narrow_id")


def upgrade() -> None:
    op.create_table(
        "release_pictures",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("alt_texts", sa.JSON(), nullable=False),
        sa.Column("captions", sa.JSON(), nullable=False),
        sa.Column("credits", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _FILES),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_pictures")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_release_pictures_office_id_id")),
        _key(["office_id"], "offices", ["id"]),
        _key(["event_id"], "events", ["id"]),
        *(_key([name], "stored_files", ["id"]) for name in _FILES),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_release_pictures_office_id_event_id_events"),
        ),
        *(
            sa.ForeignKeyConstraint(
                ["office_id", name],
                ["stored_files.office_id", "stored_files.id"],
                name=op.f(f"fk_release_pictures_office_id_{name}_stored_files"),
            )
            for name in _FILES
        ),
    )
    op.create_index(op.f("ix_release_pictures_event_id"), "release_pictures", ["event_id"])
    _rewrite("cleared_fingerprint", lambda parts: {**parts, "pictures": _NO_PICTURES})


def downgrade() -> None:
    for name in ("issued", "cleared_fingerprint"):
        _rewrite(name, _without_pictures)
    op.drop_table("release_pictures")
    op.execute("DELETE FROM stored_files WHERE kind = 'release_picture'")


def _rewrite(name: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change that column of the releases in which it is not empty."""
    connection, column = op.get_bind(), _RELEASES.c[name]
    for number, stored in connection.execute(sa.select(_RELEASES.c.id, column)).all():
        if stored:
            changed = _RELEASES.update().where(_RELEASES.c.id == number)
            connection.execute(changed.values({name: change(stored)}))


def _without_pictures(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name != "pictures"}


def _key(columns: list[str], table: str, targets: list[str]) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_release_pictures_{'_'.join(columns)}_{table}")
    return sa.ForeignKeyConstraint(
        columns, [f"{table}.{one}" for one in targets], name=name, ondelete="RESTRICT"
    )
