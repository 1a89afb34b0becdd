"""The draft in which a template of the office is being changed.

Revision ID: 0050
Revises: 0049
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_IS_SET = sa.text("draft_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("event_templates") as table:
        table.add_column(sa.Column("draft_id", sa.Integer(), nullable=True))
        table.create_index(
            "ix_event_templates_draft_id",
            ["draft_id"],
            sqlite_where=_IS_SET,
            postgresql_where=_IS_SET,
        )
        table.create_foreign_key(
            "fk_event_templates_draft_id_events",
            "events",
            ["draft_id"],
            ["id"],
            ondelete="SET NULL",
        )
        table.create_foreign_key(
            "fk_event_templates_office_id_draft_id_events",
            "events",
            ["office_id", "draft_id"],
            ["office_id", "id"],
        )


def downgrade() -> None:
    with op.batch_alter_table("event_templates") as table:
        table.drop_constraint("fk_event_templates_office_id_draft_id_events", type_="foreignkey")
        table.drop_constraint("fk_event_templates_draft_id_events", type_="foreignkey")
        table.drop_index("ix_event_templates_draft_id")
        table.drop_column("draft_id")
