"""Mail servers that offices have set for their letters.

Reversible: a downgrade loses them, and their letters leave by the installation's server again.

Revision ID: 0049
Revises: 0048
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "office_mail_servers",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("starts_with_tls", sa.Boolean(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("encrypted_password", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_office_mail_servers_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_office_mail_servers"),
        sa.UniqueConstraint("office_id", name="uq_office_mail_servers_office_id"),
        sa.UniqueConstraint("office_id", "id", name="uq_office_mail_servers_office_id_id"),
    )


def downgrade() -> None:
    """The routes of these servers go with them: their letters leave another way."""
    op.execute("DELETE FROM mail_routes WHERE transport LIKE 'office-%'")
    op.drop_table("office_mail_servers")
