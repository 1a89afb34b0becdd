"""Embargoes of statements, and whether speakers who have not been asked are named outside.

Events that are announced or have guests have named such speakers already and go on naming them.
Reversible: a downgrade loses the embargoes of statements and these decisions.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("statements") as table:
        table.add_column(sa.Column("embargo_until", sa.DateTime(), nullable=True))
    with op.batch_alter_table("events") as table:
        table.add_column(
            sa.Column(
                "names_planned_speakers",
                sa.Boolean(),
                nullable=False,
                server_default=sa.false(),
            )
        )
    op.execute(
        sa.text(
            "UPDATE events SET names_planned_speakers = :yes WHERE announced_at IS NOT NULL"
            " OR id IN (SELECT event_id FROM invitations WHERE invited_at IS NOT NULL)"
        ).bindparams(sa.bindparam("yes", value=True, type_=sa.Boolean()))
    )
    with op.batch_alter_table("events") as table:
        table.alter_column(
            "names_planned_speakers", existing_type=sa.Boolean(), server_default=None
        )
    with op.batch_alter_table("studies") as table:
        table.create_index(
            "ix_studies_office_id_embargo_until", ["office_id", "embargo_until"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("studies") as table:
        table.drop_index("ix_studies_office_id_embargo_until")
    with op.batch_alter_table("events") as table:
        table.drop_column("names_planned_speakers")
    with op.batch_alter_table("statements") as table:
        table.drop_column("embargo_until")
