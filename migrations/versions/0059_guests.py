"""Kinds of guest, the waiting list, who comes along, and who was told the address for taking part online.

Reversible; on the way back the kinds are lost, and whoever is on the waiting list has said yes.

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
_PARTICULARS = ("crew_names", "equipment", "number_plate", "access_needs", "interpretation")
_PLACE = ("is_unsettled", "place_changed_at", "keeps_seat", "waits_since")
_PARTIAL = {
    "ix_invitations_unsettled": "is_unsettled",
    "ix_invitations_waiting": "answer = 'waiting'",
}


def upgrade() -> None:
    with op.batch_alter_table("invitations") as table:
        table.add_column(
            sa.Column("kind", sa.String(length=40), server_default="journalist", nullable=False)
        )
        for name in _PARTICULARS:
            table.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        table.add_column(sa.Column("waits_since", sa.DateTime(), nullable=True))
        table.add_column(
            sa.Column("keeps_seat", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        table.add_column(sa.Column("place_changed_at", sa.DateTime(), nullable=True))
        table.add_column(
            sa.Column("is_unsettled", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.add_column(
        "letters",
        sa.Column("tells_link", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(
        "UPDATE letters SET tells_link = true WHERE calendar_method = 'REQUEST'"
        " AND event_id IN (SELECT id FROM events WHERE link <> '')"
    )
    for name, where in _PARTIAL.items():
        op.create_index(
            name,
            "invitations",
            ["office_id", "event_id"],
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    op.drop_index("ix_invitations_counts", "invitations")
    op.create_index("ix_invitations_counts", "invitations", [*_COUNTED, "kind"])


def downgrade() -> None:
    with op.batch_alter_table("letters") as table:
        table.drop_column("tells_link")
    op.execute("UPDATE invitations SET answer = 'accepted' WHERE answer = 'waiting'")
    for name in (*_PARTIAL, "ix_invitations_counts"):
        op.drop_index(name, "invitations")
    with op.batch_alter_table("invitations") as table:
        for name in (*_PLACE, *_PARTICULARS, "kind"):
            table.drop_column(name)
    op.create_index("ix_invitations_counts", "invitations", _COUNTED)
