"""Duplicates among people: what they are found by, pairs, merges that can be undone.

Reversible: rows of people who were merged into others, which only lead on, go on the way back, and with
them the means to undo these merges.

Revision ID: 0054
Revises: 0053
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duplicate_pairs",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("doubt", sa.Integer(), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(), nullable=True),
        sa.Column("dismissed_by_id", sa.Integer(), nullable=True),
        sa.Column("checksum", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["dismissed_by_id"],
            ["users.id"],
            name="fk_duplicate_pairs_dismissed_by_id_users",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["people.id"],
            name="fk_duplicate_pairs_first_id_people",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "first_id"],
            ["people.office_id", "people.id"],
            name="fk_duplicate_pairs_office_id_first_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "second_id"],
            ["people.office_id", "people.id"],
            name="fk_duplicate_pairs_office_id_second_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_duplicate_pairs_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["people.id"],
            name="fk_duplicate_pairs_second_id_people",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_duplicate_pairs"),
        sa.UniqueConstraint("first_id", "second_id", name="uq_duplicate_pairs_first_id_second_id"),
        sa.UniqueConstraint("office_id", "id", name="uq_duplicate_pairs_office_id_id"),
    )
    with op.batch_alter_table("duplicate_pairs") as table:
        table.create_index("ix_duplicate_pairs_list", ["office_id", "dismissed_at", "doubt", "id"])
        table.create_index("ix_duplicate_pairs_first_id_office_id", ["first_id", "office_id"])
        table.create_index("ix_duplicate_pairs_second_id_office_id", ["second_id", "office_id"])

    op.create_table(
        "merges",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survivor_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("merged_by_id", sa.Integer(), nullable=True),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_by_id"], ["users.id"], name="fk_merges_merged_by_id_users", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["people.id"], name="fk_merges_merged_id_people", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "merged_id"],
            ["people.office_id", "people.id"],
            name="fk_merges_office_id_merged_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "survivor_id"],
            ["people.office_id", "people.id"],
            name="fk_merges_office_id_survivor_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name="fk_merges_office_id_offices", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["survivor_id"], ["people.id"], name="fk_merges_survivor_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_merges"),
        sa.UniqueConstraint("merged_id", name="uq_merges_merged_id"),
        sa.UniqueConstraint("office_id", "id", name="uq_merges_office_id_id"),
    )
    with op.batch_alter_table("merges") as table:
        table.create_index("ix_merges_merged_at", ["merged_at"])
        table.create_index("ix_merges_survivor_id_office_id", ["survivor_id", "office_id"])

    op.create_table(
        "invitation_aliases",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("led_to_generation", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name="fk_invitation_aliases_invitation_id_invitations",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "invitation_id"],
            ["invitations.office_id", "invitations.id"],
            name="fk_invitation_aliases_office_id_invitation_id_invitations",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_invitation_aliases_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_aliases"),
        sa.UniqueConstraint("office_id", "id", name="uq_invitation_aliases_office_id_id"),
        sa.UniqueConstraint("public_id", name="uq_invitation_aliases_public_id"),
    )
    op.create_index("ix_invitation_aliases_invitation_id", "invitation_aliases", ["invitation_id"])
    op.create_table(
        "person_keys",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name="fk_person_keys_office_id_person_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_person_keys_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_person_keys_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_keys"),
        sa.UniqueConstraint("office_id", "id", name="uq_person_keys_office_id_id"),
    )
    with op.batch_alter_table("person_keys") as table:
        table.create_index(
            "ix_person_keys_office_id_key_person_id", ["office_id", "key", "person_id"]
        )
        table.create_index("ix_person_keys_person_id_office_id", ["person_id", "office_id"])

    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("edition", sa.Integer(), server_default="1", nullable=False))
        table.add_column(
            sa.Column("compared_edition", sa.Integer(), server_default="0", nullable=False)
        )
        table.create_index(
            "ix_people_merged_into_id",
            ["merged_into_id"],
            sqlite_where=sa.text("merged_into_id IS NOT NULL"),
            postgresql_where=sa.text("merged_into_id IS NOT NULL"),
        )
        table.create_index(
            "ix_people_to_compare",
            ["office_id", "id"],
            sqlite_where=sa.text("edition <> compared_edition"),
            postgresql_where=sa.text("edition <> compared_edition"),
        )
        table.create_foreign_key(
            "fk_people_merged_into_id_people",
            "people",
            ["merged_into_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_foreign_key(
            "fk_people_office_id_merged_into_id_people",
            "people",
            ["office_id", "merged_into_id"],
            ["office_id", "id"],
        )


def downgrade() -> None:
    op.execute("DELETE FROM people WHERE merged_into_id IS NOT NULL")
    for name in ("person_keys", "merges", "duplicate_pairs", "invitation_aliases"):
        op.drop_table(name)
    with op.batch_alter_table("people") as table:
        table.drop_constraint("fk_people_office_id_merged_into_id_people", type_="foreignkey")
        table.drop_constraint("fk_people_merged_into_id_people", type_="foreignkey")
        table.drop_index("ix_people_to_compare")
        table.drop_index("ix_people_merged_into_id")
        for name in ("compared_edition", "edition", "merged_into_id"):
            table.drop_column(name)
