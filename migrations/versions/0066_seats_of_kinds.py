"""Seats for a kind of guest, and a limit of guests of one outlet for a single event.

Reversible; on the way back these numbers are lost, and whoever waits for a seat of their kind moves up
while the event has seats.

Revision ID: 0066
Revises: 0065
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

_COLUMNS = (
    *("seats_for_journalists", "seats_for_crew", "seats_for_officials"),
    *("seats_for_partners", "seats_for_others", "most_of_outlet"),
)


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column("events", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in _COLUMNS:
        op.drop_column("events", name)
