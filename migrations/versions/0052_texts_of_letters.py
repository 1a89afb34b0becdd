"""Texts of letters that an office has written itself, and which of them a letter has.

Reversible: a downgrade loses the texts; letters that are written already keep theirs.

Revision ID: 0052
Revises: 0051
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letters", sa.Column("wording", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "letter_texts",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("greeting", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=False),
        sa.Column("is_used", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_letter_texts_event_id_events",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_letter_texts_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_letter_texts_office_id_event_id_events",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_letter_texts"),
        sa.UniqueConstraint("office_id", "id", name="uq_letter_texts_office_id_id"),
    )
    for name, columns, condition in _INDEXES:
        op.create_index(
            name,
            "letter_texts",
            columns,
            unique=name.startswith("uq"),
            sqlite_where=sa.text(condition),
            postgresql_where=sa.text(condition),
        )


def downgrade() -> None:
    op.drop_table("letter_texts")
    with op.batch_alter_table("letters") as letters:
        letters.drop_column("wording")


_INDEXES = (
    ("ix_letter_texts_event_id", ["event_id"], "event_id IS NOT NULL"),
    ("uq_letter_texts_of_office", ["office_id", "kind", "language"], "event_id IS NULL"),
    (
        "uq_letter_texts_of_event",
        ["office_id", "event_id", "kind", "language"],
        "event_id IS NOT NULL",
    ),
)
