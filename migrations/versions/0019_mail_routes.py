"""Rename the table `ways` to `mail_routes`.

Reversible. Old code does not run against the new name.

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("ways", "mail_routes")


def downgrade() -> None:
    op.rename_table("mail_routes", "ways")
