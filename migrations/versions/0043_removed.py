"""What was removed, kept for a day so that the removal can be undone.

Revision ID: 0043
Revises: 0042
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "removed",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_removed_event_id_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_removed_office_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_removed_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_removed_office_id_id")),
    )
    op.create_index("ix_removed_at", "removed", ["at"])
    op.create_index(op.f("ix_removed_event_id"), "removed", ["event_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_removed_event_id"), table_name="removed")
    op.drop_index("ix_removed_at", table_name="removed")
    op.drop_table("removed")
