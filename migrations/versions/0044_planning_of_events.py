"""Deleted drafts; the id of an event is never given to another one.

Reversible: a downgrade loses the deleted drafts.

Revision ID: 0044
Revises: 0041
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deleted_events",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deleted_by_id"],
            ["users.id"],
            name="fk_deleted_events_deleted_by_id_users",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_deleted_events_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_deleted_events"),
        sa.UniqueConstraint("office_id", "id", name="uq_deleted_events_office_id_id"),
    )
    op.create_index("ix_deleted_events_deleted_at", "deleted_events", ["deleted_at"])
    _copy_events(sqlite_autoincrement=True)


def downgrade() -> None:
    _copy_events(sqlite_autoincrement=False)
    op.drop_table("deleted_events")


def _copy_events(*, sqlite_autoincrement: bool) -> None:
    """SQLite changes how a table gives ids only by copying it; other databases never reuse one."""
    if op.get_bind().dialect.name == "sqlite":
        arguments = {"sqlite_autoincrement": sqlite_autoincrement}
        with op.batch_alter_table("events", recreate="always", table_kwargs=arguments):
            pass
