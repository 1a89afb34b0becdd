"""A number per office that rises with every change of its public pages.

Reversible: the number is only compared for equality. Old code runs against the new table, but does
not raise the number: restart all processes after a downgrade and a new upgrade.

Revision ID: 0012
Revises: 0011
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
