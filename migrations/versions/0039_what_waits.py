"""Indexes for what waits for a person: releases by status, held letters by event and purpose.

Revision ID: 0039
Revises: 0038
"""

from __future__ import annotations

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_releases_office_id_status", "releases", ["office_id", "status", "id"])
    op.create_index(
        "ix_letters_groups", "letters", ["office_id", "delivery", "event_id", "purpose"]
    )


def downgrade() -> None:
    op.drop_index("ix_letters_groups", table_name="letters")
    op.drop_index("ix_releases_office_id_status", table_name="releases")
