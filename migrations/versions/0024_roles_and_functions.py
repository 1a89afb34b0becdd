"""Further roles and functions of those who take part; surnames; titles in releases.

An unnamed role that is there already is that of one person, as it was printed. Reversible: a
moderator of an item becomes one of the event, other new roles become speakers, and those who did
not speak become absent ones; what the new columns hold is lost.

Revision ID: 0024
Revises: 0023
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_TEXTS = ("second_functions", "former_functions")
_SPOKE = ("host", "special_guest", "performer", "trainer", "guide")
_SILENT = ("companion", "present", "message")
_parts = sa.table(
    "parts",
    sa.column("role", sa.String),
    sa.column("state", sa.String),
    sa.column("role_number", sa.String),
    sa.column("unnamed_roles", sa.String),
)


def upgrade() -> None:
    with op.batch_alter_table("parts") as table:
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
        table.add_column(sa.Column("role_number", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("role_gender", sa.String(length=40), nullable=True))
    op.execute(_parts.update().where(_parts.c.unnamed_roles != "{}").values(role_number="one"))
    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("surnames", sa.JSON(), server_default="{}", nullable=False))
    with op.batch_alter_table("offices") as table:
        table.add_column(
            sa.Column("prints_titles", sa.Boolean(), server_default=sa.true(), nullable=False)
        )


def downgrade() -> None:
    role = _parts.c.role
    op.execute(_parts.update().where(role == "item_moderator").values(role="moderator"))
    op.execute(_parts.update().where(role.in_(_SPOKE)).values(role="speaker"))
    op.execute(_parts.update().where(role.in_(_SILENT)).values(role="speaker", state="absent"))
    with op.batch_alter_table("offices") as table:
        table.drop_column("prints_titles")
    with op.batch_alter_table("people") as table:
        table.drop_column("surnames")
    with op.batch_alter_table("parts") as table:
        table.drop_column("role_gender")
        table.drop_column("role_number")
        for name in reversed(_TEXTS):
            table.drop_column(name)
