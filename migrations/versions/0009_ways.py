"""Store which mail routes are closed, by mail settings, sender and domain.

Reversible: a downgrade loses this; the next refused letter closes its route again.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ways",
        sa.Column("transport", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.DateTime(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("transport", "sender", "domain", name=op.f("pk_ways")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("has_links", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.create_index("ix_letters_has_links_delivery", ["has_links", "delivery"])


def downgrade() -> None:
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_has_links_delivery")
        batch_op.drop_column("has_links")
        batch_op.drop_column("refusals")
    op.drop_table("ways")
