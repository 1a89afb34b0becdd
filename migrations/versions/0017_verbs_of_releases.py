"""Rename verbs of releases in the history to the terms used elsewhere.

Revision ID: 0017
Revises: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ENTRIES = sa.table("entries", sa.column("verb", sa.Text()))
_RENAMED = {
    "release.submitted": "release.clearance_requested",
    "release.taken_back": "release.sent_back",
    "release.sent_out": "release.sent_to_guests",
}


def upgrade() -> None:
    _rename(_RENAMED)


def downgrade() -> None:
    _rename({new: old for old, new in _RENAMED.items()})


def _rename(names: dict[str, str]) -> None:
    for before, after in names.items():
        op.execute(sa.update(_ENTRIES).where(_ENTRIES.c.verb == before).values(verb=after))
