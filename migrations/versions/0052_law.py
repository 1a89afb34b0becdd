"""The legal basis of a contact as a choice, with note and date.

Reversible: a text that was entered as the basis becomes its note, and the text again on the way back.

Revision ID: 0052
Revises: 0050
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE people RENAME COLUMN legal_basis TO legal_basis_note")
    op.add_column("people", sa.Column("legal_basis", sa.String(length=40), nullable=True))
    op.add_column("people", sa.Column("legal_basis_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE people SET legal_basis = CASE WHEN legal_basis_note IN "
        "('consent', 'legitimate_interest', 'public_task', 'own_request', 'other') "
        "THEN legal_basis_note ELSE 'other' END WHERE trim(legal_basis_note) != ''"
    )
    op.execute("UPDATE people SET legal_basis_note = '' WHERE legal_basis_note = legal_basis")


def downgrade() -> None:
    op.execute(
        "UPDATE people SET legal_basis_note = legal_basis "
        "WHERE legal_basis_note = '' AND legal_basis IS NOT NULL"
    )
    op.execute("ALTER TABLE people DROP COLUMN legal_basis_on")
    op.execute("ALTER TABLE people DROP COLUMN legal_basis")
    op.execute("ALTER TABLE people RENAME COLUMN legal_basis_note TO legal_basis")
