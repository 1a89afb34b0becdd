"""Statements that quote in part, plan or call, or are made by several; sorts of programme items.

Reversible: what is quoted in part becomes a quotation, a plan or a call a reported statement, and
what the new columns hold is lost. Old code does not read the new forms and verbs.

Revision ID: 0021
Revises: 0020
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_TEXTS = ("lead_ins", "addressees", "figures", "deadlines", "documents")
_OLD_VERBS = ("said", "noted", "stressed", "announced", "called", "warned")


def upgrade() -> None:
    op.create_table(
        "joint_speakers",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "part_id"],
            ["parts.office_id", "parts.id"],
            name=op.f("fk_joint_speakers_office_id_part_id_parts"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "statement_id"],
            ["statements.office_id", "statements.id"],
            name=op.f("fk_joint_speakers_office_id_statement_id_statements"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_joint_speakers_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["part_id"],
            ["parts.id"],
            name=op.f("fk_joint_speakers_part_id_parts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statements.id"],
            name=op.f("fk_joint_speakers_statement_id_statements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_speakers")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_joint_speakers_office_id_id")),
    )
    with op.batch_alter_table("joint_speakers", schema=None) as table:
        table.create_index(table.f("ix_joint_speakers_part_id"), ["part_id"], unique=False)
        table.create_index(
            table.f("ix_joint_speakers_statement_id"), ["statement_id"], unique=False
        )
    with op.batch_alter_table("programme_items", schema=None) as table:
        table.add_column(sa.Column("sort", sa.String(length=40), nullable=True))
    with op.batch_alter_table("statements", schema=None) as table:
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
    with op.batch_alter_table("statements", schema=None) as table:
        for name in _TEXTS:
            table.alter_column(name, existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    statements = sa.table("statements", sa.column("form"), sa.column("force"))
    for new, old in (("partial", "direct"), ("plan", "indirect"), ("call", "indirect")):
        op.execute(statements.update().where(statements.c.form == new).values(form=old))
    is_new = statements.c.force.not_in(_OLD_VERBS)
    op.execute(statements.update().where(is_new).values(force="said"))
    with op.batch_alter_table("statements", schema=None) as table:
        for name in reversed(_TEXTS):
            table.drop_column(name)
    with op.batch_alter_table("programme_items", schema=None) as table:
        table.drop_column("sort")
    with op.batch_alter_table("joint_speakers", schema=None) as table:
        table.drop_index(table.f("ix_joint_speakers_statement_id"))
        table.drop_index(table.f("ix_joint_speakers_part_id"))
    op.drop_table("joint_speakers")
