"""Indexes of the history by time, by verb and by actor.

Reversible. Old code runs against the new indexes.

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


_COLUMNS = (["office_id", "at"], ["office_id", "verb", "at"], ["office_id", "actor_id", "at"])


def upgrade() -> None:
    for columns in _COLUMNS:
        op.create_index(f"ix_entries_{'_'.join(columns)}", "entries", columns)


def downgrade() -> None:
    for columns in _COLUMNS:
        op.drop_index(f"ix_entries_{'_'.join(columns)}", "entries")
