"""Programme items get a day, an hour and a place of their own; a length may be unknown or a guess.

Lengths that are stored already count as confirmed. Going back, an item whose length nobody knew
takes 15 minutes, as new items did.

Revision ID: 0022
Revises: 0021
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("programme_items") as table:
        table.add_column(
            sa.Column("begins", sa.String(length=40), nullable=False, server_default="follows")
        )
        table.add_column(sa.Column("day", sa.Integer(), nullable=True))
        table.add_column(sa.Column("clock", sa.Time(), nullable=True))
        table.add_column(
            sa.Column("length_is_guess", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("venues", sa.JSON(), nullable=False, server_default="{}"))
        table.alter_column("minutes", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("programme_items") as table:
        for name in ("begins", "length_is_guess", "venues"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    op.execute("UPDATE programme_items SET minutes = 15 WHERE minutes IS NULL")
    with op.batch_alter_table("programme_items") as table:
        table.alter_column("minutes", existing_type=sa.Integer(), nullable=False)
        for name in ("venues", "length_is_guess", "clock", "day", "begins"):
            table.drop_column(name)
