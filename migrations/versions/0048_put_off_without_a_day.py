"""Events that were put off before the day was kept: an event without it had no day when it was put off.

Reversible: a downgrade keeps the days.

Revision ID: 0048
Revises: 0047
"""

from __future__ import annotations

from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whether a later day was entered is not known: the day counts as the one that was put off."""
    op.execute(
        "UPDATE events SET put_off_from = starts_on"
        " WHERE status = 'postponed' AND put_off_from IS NULL"
    )


def downgrade() -> None:
    """Nothing to undo."""
