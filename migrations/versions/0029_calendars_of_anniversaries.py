"""In which calendar the day of an anniversary is known; an office may write “centenary”.

Reversible: a downgrade loses both, and days stay Gregorian.

Revision ID: 0029
Revises: 0028
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "anniversaries",
        sa.Column("calendar", sa.String(length=40), nullable=False, server_default=""),
    )
    op.add_column(
        "offices",
        sa.Column("names_centenaries", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("offices", "names_centenaries")
    op.drop_column("anniversaries", "calendar")
