"""The day and the venue of an event before it was put off, and the reason of a change.

Reversible: a downgrade loses them.

Revision ID: 0028
Revises: 0027
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_TEXTS = ("put_off_venues", "change_reasons")


def upgrade() -> None:
    with op.batch_alter_table("events") as table:
        table.add_column(sa.Column("put_off_from", sa.Date(), nullable=True))
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("events") as table:
        for name in (*_TEXTS, "put_off_from"):
            table.drop_column(name)
