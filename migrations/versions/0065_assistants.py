"""Assistants, who get copies of letters to somebody.

Reversible; on the way back it is lost who assists whom, nothing else.

Revision ID: 0065
Revises: 0064
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assistants",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assistant_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["assistant_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["office_id", "person_id"], ["people.office_id", "people.id"]),
        sa.ForeignKeyConstraint(["office_id", "assistant_id"], ["people.office_id", "people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "id"),
    )
    op.create_index("ix_assistants_person_id_office_id", "assistants", ["person_id", "office_id"])
    op.create_index(
        "ix_assistants_assistant_id_office_id", "assistants", ["assistant_id", "office_id"]
    )


def downgrade() -> None:
    op.drop_table("assistants")
