"""Deleted drafts; who is responsible for an event; an id of an event is never given to another one.

Reversible: a downgrade loses the deleted drafts and who was responsible.

Revision ID: 0045
Revises: 0044
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_RESPONSIBLE = "fk_events_responsible_id_users"


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
    # SQLite changes how a table gives ids only by copying it; other databases never reuse one.
    with op.batch_alter_table("events", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("responsible_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            _RESPONSIBLE, "users", ["responsible_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("events") as table:
        table.drop_constraint(_RESPONSIBLE, type_="foreignkey")
        table.drop_column("responsible_id")
    op.drop_table("deleted_events")
