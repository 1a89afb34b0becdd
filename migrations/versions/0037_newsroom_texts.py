"""What the newsroom says of its office: a sentence about it, and whom journalists call.

Reversible: a downgrade loses them.

Revision ID: 0037
Revises: 0036
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_TEXTS = ("introductions", "press_names", "press_hours")


def upgrade() -> None:
    with op.batch_alter_table("offices") as table:
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
        table.add_column(sa.Column("press_phone", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("offices") as table:
        for name in ("press_phone", *_TEXTS):
            table.drop_column(name)
