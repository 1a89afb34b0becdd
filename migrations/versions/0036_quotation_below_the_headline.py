"""The quotation that stands below the headline.

Reversible: a downgrade loses the choice.

Revision ID: 0036
Revises: 0035
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("statements") as table:
        table.add_column(
            sa.Column("is_subhead", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("statements") as table:
        table.drop_column("is_subhead")
