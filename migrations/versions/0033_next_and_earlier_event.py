"""The next and the earlier event, captions of photographs, interviews.

Reversible: a downgrade loses them.

Revision ID: 0033
Revises: 0032
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_TEXTS = ("next_cities", "earlier_cities", "photo_captions", "interviews")
_DAYS = ("next_on", "earlier_on")


def upgrade() -> None:
    with op.batch_alter_table("events") as table:
        for name in _DAYS:
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
        table.add_column(
            sa.Column("earlier_is_first", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("events") as table:
        for name in ("earlier_is_first", *_TEXTS, *_DAYS):
            table.drop_column(name)
