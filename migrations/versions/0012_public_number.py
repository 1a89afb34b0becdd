"""A number per office that rises with every change of what the public may see.

Reversible: the number is only compared, never counted back to. Old code runs against the new
tables, but does not raise it: start all processes anew after the way back up.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "offices", sa.Column("public_number", sa.Integer(), nullable=False, server_default="0")
    )
    with op.batch_alter_table("offices") as batch_op:
        batch_op.alter_column("public_number", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("offices") as batch_op:
        batch_op.drop_column("public_number")
