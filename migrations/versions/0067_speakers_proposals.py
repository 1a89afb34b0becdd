"""What was printed before a speaker's proposal was taken over, so that this can be undone; and reminders to
speakers, in plans of letters.

Reversible; on the way back what was printed before, and planned reminders to speakers with their texts,
are lost, nothing else.

Revision ID: 0067
Revises: 0066
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "speaker_confirmations",
        sa.Column("before", sa.JSON(), nullable=False, server_default="{}"),
    )


def downgrade() -> None:
    op.execute("DELETE FROM planned_letters WHERE kind = 'speaker_reminder'")
    op.execute("DELETE FROM letter_texts WHERE kind = 'speaker_reminder'")
    with op.batch_alter_table("speaker_confirmations", schema=None) as batch_op:
        batch_op.drop_column("before")
