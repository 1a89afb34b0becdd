"""Since when the text of a form has been entered nowhere.

Reversible: after a downgrade and an upgrade the 90 days begin anew.

Revision ID: 0035
Revises: 0034
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("word_forms") as table:
        table.add_column(sa.Column("unused_since", sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("word_forms") as table:
        table.drop_column("unused_since")
