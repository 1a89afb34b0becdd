"""Studies say what they are about, when they were made, of whom or what, and how findings are written.

Reversible. Findings that are there stay a list after a colon. Old code runs against the new
columns, and leaves them empty.

Revision ID: 0025
Revises: 0024
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_NUMBERS = ("year", "month", "data_from", "data_until", "sample_size")
_TEXTS = ("subjects", "method_notes", "sample_units")


def upgrade() -> None:
    with op.batch_alter_table("studies", schema=None) as batch_op:
        for name in _NUMBERS:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in _TEXTS:
            batch_op.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(
            sa.Column("finding_form", sa.String(length=40), server_default="listed", nullable=False)
        )
    with op.batch_alter_table("studies", schema=None) as batch_op:
        for name in (*_TEXTS, "finding_form"):
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("studies", schema=None) as batch_op:
        for name in ("finding_form", *_TEXTS, *_NUMBERS):
            batch_op.drop_column(name)
