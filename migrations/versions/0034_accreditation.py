"""The hour until which journalists are accredited, and the address at which they apply.

Reversible: a downgrade loses them.

Revision ID: 0034
Revises: 0033
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("events") as table:
        table.add_column(sa.Column("accreditation_clock", sa.Time(), nullable=True))
        table.add_column(
            sa.Column("accreditation_address", sa.Text(), server_default="", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("events") as table:
        table.drop_column("accreditation_address")
        table.drop_column("accreditation_clock")
