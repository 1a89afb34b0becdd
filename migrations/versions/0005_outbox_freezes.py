"""Freeze the outbox of a restored copy until a person has decided about its waiting letters.

Reversible: a downgrade ends every freeze and sends the letters, so decide before. Old code runs
against the new tables, and sends them as well.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_freezes",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("copied_at", sa.DateTime(), nullable=False),
        sa.Column("last_letter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_outbox_freezes_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_freezes")),
        sa.UniqueConstraint("office_id", name=op.f("uq_outbox_freezes_office_id")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_outbox_freezes_office_id_id")),
    )
    with op.batch_alter_table("outbox_freezes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_freezes_office_id"), ["office_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("outbox_freezes")
