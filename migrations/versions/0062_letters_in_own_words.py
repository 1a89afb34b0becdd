"""Free letters with attachments and to people of a filter; speakers confirm their part.

Reversible; on the way back attachments, whom such letters meant, and what speakers said are lost; nothing else.

Revision ID: 0062
Revises: 0061
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "speaker_confirmations",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_told", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("proposed_name", sa.Text(), nullable=False),
        sa.Column("proposed_function", sa.Text(), nullable=False),
        sa.Column("proposal", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_speaker_confirmations_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_speaker_confirmations_office_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name=op.f("fk_speaker_confirmations_office_id_person_id_people"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_speaker_confirmations_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_speaker_confirmations_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_confirmations")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_speaker_confirmations_office_id_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_speaker_confirmations_public_id")),
    )
    with op.batch_alter_table("speaker_confirmations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_speaker_confirmations_event_id", ["event_id", "person_id", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_speaker_confirmations_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "letter_attachments",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), server_default="", nullable=False),
        sa.Column("is_link", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name=op.f("fk_letter_attachments_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["free_letters.id"],
            name=op.f("fk_letter_attachments_letter_id_free_letters"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "file_id"],
            ["stored_files.office_id", "stored_files.id"],
            name=op.f("fk_letter_attachments_office_id_file_id_stored_files"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["free_letters.office_id", "free_letters.id"],
            name=op.f("fk_letter_attachments_office_id_letter_id_free_letters"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_letter_attachments_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_attachments")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_letter_attachments_office_id_id")),
    )
    with op.batch_alter_table("letter_attachments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_attachments_file_id"),
            ["file_id"],
            unique=False,
            sqlite_where=sa.text("file_id IS NOT NULL"),
            postgresql_where=sa.text("file_id IS NOT NULL"),
        )
        batch_op.create_index("ix_letter_attachments_letter_id", ["letter_id", "id"], unique=False)

    with op.batch_alter_table("free_letters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_ids", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("conditions", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(), nullable=True))

    with op.batch_alter_table("letter_limits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("most_of_outlet", sa.Integer(), nullable=True))

    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("attachments", sa.JSON(), server_default="[]", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("letter_limits", schema=None) as batch_op:
        batch_op.drop_column("most_of_outlet")

    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_column("attachments")

    with op.batch_alter_table("free_letters", schema=None) as batch_op:
        batch_op.drop_column("removed_at")
        batch_op.drop_column("conditions")
        batch_op.drop_column("person_ids")

    with op.batch_alter_table("letter_attachments", schema=None) as batch_op:
        batch_op.drop_index("ix_letter_attachments_letter_id")
        batch_op.drop_index(
            batch_op.f("ix_letter_attachments_file_id"),
            sqlite_where=sa.text("file_id IS NOT NULL"),
            postgresql_where=sa.text("file_id IS NOT NULL"),
        )

    op.drop_table("letter_attachments")
    op.execute("DELETE FROM stored_files WHERE kind = 'attachment'")
    op.execute("DELETE FROM letter_texts WHERE kind = 'speaker_confirmation'")
    with op.batch_alter_table("speaker_confirmations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speaker_confirmations_person_id"))
        batch_op.drop_index("ix_speaker_confirmations_event_id")

    op.drop_table("speaker_confirmations")
