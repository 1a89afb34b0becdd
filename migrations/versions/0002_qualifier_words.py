"""Store `attendances.qualifier` like other enumerations.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attendances") as table:
        table.alter_column(
            "qualifier",
            existing_type=sa.Text(),
            type_=sa.String(length=40),
            existing_nullable=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("attendances") as table:
        table.alter_column(
            "qualifier",
            existing_type=sa.String(length=40),
            type_=sa.Text(),
            existing_nullable=False,
        )
