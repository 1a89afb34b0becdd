"""Store a mark of the installation's secret key, and a key of its own for suppressed addresses.

The next start, which knows the secret key, writes the row. Existing hashes are found with the
secret key until that changes; `flask key rotate` then keeps the former key for them.

Reversible: older code does not recognise addresses suppressed since. Old code runs against the new
tables.

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_mark", sa.Text(), nullable=False),
        sa.Column("suppression_key", sa.Text(), nullable=False),
        sa.Column("former_key", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )


def downgrade() -> None:
    op.drop_table("installation")
