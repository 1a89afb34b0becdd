"""Indexes of the people who have asked to be erased, counted for the head of every page, and of the
events of kinds of the office, looked for by the newsroom.

Reversible; no data is changed.

Revision ID: 0064
Revises: 0063
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

_ASKED = "erasure_asked_at IS NOT NULL"
_OWN_KIND = "own_kind_id IS NOT NULL"


def upgrade() -> None:
    op.create_index(
        "ix_people_erasure_asked_at",
        "people",
        ["office_id", "erasure_asked_at", "id"],
        sqlite_where=sa.text(_ASKED),
        postgresql_where=sa.text(_ASKED),
    )
    op.create_index(
        "ix_events_own_kind_id",
        "events",
        ["own_kind_id"],
        sqlite_where=sa.text(_OWN_KIND),
        postgresql_where=sa.text(_OWN_KIND),
    )


def downgrade() -> None:
    op.drop_index("ix_events_own_kind_id", table_name="events")
    op.drop_index("ix_people_erasure_asked_at", table_name="people")
