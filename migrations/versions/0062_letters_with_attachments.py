"""Free letters with attachments, and to people of a filter or chosen by hand.

Reversible; on the way back attachments, and whom such letters meant, are lost; nothing else.

Revision ID: 0062
Revises: 0058
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
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

    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("attachments", sa.JSON(), server_default="[]", nullable=False)
        )


def downgrade() -> None:
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
