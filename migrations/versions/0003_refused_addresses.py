"""Store the addresses that mail servers refuse.

Reversible: a downgrade loses them; the next refused letter stores the address again. Old code runs
against the new tables.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refused_addresses",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_refused_addresses_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_addresses")),
        sa.UniqueConstraint(
            "office_id", "address", name=op.f("uq_refused_addresses_office_id_address")
        ),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_refused_addresses_office_id_id")),
    )
    with op.batch_alter_table("refused_addresses", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_refused_addresses_office_id"), ["office_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("refused_addresses")
