"""The office says more of attendance: how exact outlets are, outlets by name, guests of other kinds.

Reversible; outlets by name and other guests are lost. Old code runs against the new tables, and
leaves them empty.

Revision ID: 0027
Revises: 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "named_outlets",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"],
            ["attendances.id"],
            name=op.f("fk_named_outlets_attendance_id_attendances"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "attendance_id"],
            ["attendances.office_id", "attendances.id"],
            name=op.f("fk_named_outlets_office_id_attendance_id_attendances"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "outlet_id"],
            ["outlets.office_id", "outlets.id"],
            name=op.f("fk_named_outlets_office_id_outlet_id_outlets"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_named_outlets_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id"],
            ["outlets.id"],
            name=op.f("fk_named_outlets_outlet_id_outlets"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_outlets")),
        sa.UniqueConstraint(
            "attendance_id", "outlet_id", name=op.f("uq_named_outlets_attendance_id_outlet_id")
        ),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_named_outlets_office_id_id")),
    )
    with op.batch_alter_table("named_outlets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_outlets_outlet_id"), ["outlet_id"], unique=False)

    op.create_table(
        "other_guests",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("nouns", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"],
            ["attendances.id"],
            name=op.f("fk_other_guests_attendance_id_attendances"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "attendance_id"],
            ["attendances.office_id", "attendances.id"],
            name=op.f("fk_other_guests_office_id_attendance_id_attendances"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_other_guests_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_guests")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_other_guests_office_id_id")),
    )
    with op.batch_alter_table("other_guests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_other_guests_attendance_id"), ["attendance_id"], unique=False
        )

    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("outlets_qualifier", sa.String(length=40), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("is_confirmed", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    # One word said how exact both numbers were; where nobody counted people, it was about outlets.
    op.execute(
        "UPDATE attendances SET outlets_qualifier = qualifier, qualifier = '' WHERE people IS NULL"
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.alter_column("outlets_qualifier", server_default=None)
        batch_op.alter_column("is_confirmed", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_column("is_confirmed")
        batch_op.drop_column("outlets_qualifier")

    with op.batch_alter_table("other_guests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_other_guests_attendance_id"))

    op.drop_table("other_guests")
    with op.batch_alter_table("named_outlets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_named_outlets_outlet_id"))

    op.drop_table("named_outlets")
