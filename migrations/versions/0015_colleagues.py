"""Find the colleague of a guest by an index of its own.

Most guests have none: of an index on that column alone SQLite's statistics say that each value
stands for hundreds of rows, and it goes through all guests of the office instead.

Reversible. Old code runs against the new index.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_OLD, _NEW = "ix_invitations_instead_of_id", "ix_invitations_instead_of_id_office_id"


def upgrade() -> None:
    op.create_index(_NEW, "invitations", ["instead_of_id", "office_id"])
    op.drop_index(_OLD, "invitations")


def downgrade() -> None:
    op.create_index(_OLD, "invitations", ["instead_of_id"])
    op.drop_index(_NEW, "invitations")
