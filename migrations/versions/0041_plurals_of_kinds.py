"""The plural of a kind of event of the office's own.

Reversible: a downgrade loses it.

Revision ID: 0041
Revises: 0040
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("own_kinds") as table:
        table.add_column(sa.Column("plurals", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("own_kinds") as table:
        table.drop_column("plurals")
