"""Kinds of guest.

Reversible; on the way back the kinds are lost, nothing else.

Revision ID: 0059
Revises: 0058
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None

_COUNTED = [
    *("event_id", "office_id", "withdrawn_at", "invited_at", "checked_in_at"),
    *("outlet_id", "answer", "answered_sequence", "sent_sequence"),
]


def upgrade() -> None:
    with op.batch_alter_table("invitations") as table:
        table.add_column(
            sa.Column("kind", sa.String(length=40), server_default="journalist", nullable=False)
        )
    op.drop_index("ix_invitations_counts", "invitations")
    op.create_index("ix_invitations_counts", "invitations", [*_COUNTED, "kind"])


def downgrade() -> None:
    op.drop_index("ix_invitations_counts", "invitations")
    with op.batch_alter_table("invitations") as table:
        table.drop_column("kind")
    op.create_index("ix_invitations_counts", "invitations", _COUNTED)
