"""Which form it is has a list of its own, like other kinds.

Reversible.

Revision ID: 0031
Revises: 0030
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_NEEDS = sa.Enum(
    "genitive",
    "dative",
    "accusative",
    "instrumental",
    "prepositional",
    "surname",
    "gender",
    name="need",
    native_enum=False,
    create_constraint=False,
    length=40,
)


def upgrade() -> None:
    with op.batch_alter_table("word_forms") as table:
        table.alter_column("need", existing_type=sa.Text(), type_=_NEEDS)


def downgrade() -> None:
    with op.batch_alter_table("word_forms") as table:
        table.alter_column("need", existing_type=_NEEDS, type_=sa.Text())
