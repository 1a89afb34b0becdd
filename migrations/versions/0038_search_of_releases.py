"""The search key of published releases.

Reversible: the column is derived from the text.

Revision ID: 0038
Revises: 0037
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from anyascii import anyascii

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("releases") as table:
        table.add_column(sa.Column("search_text", sa.Text(), server_default="", nullable=False))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, issued FROM releases")).all()
    for number, stored in rows:
        issued = json.loads(stored) if isinstance(stored, str) else stored or {}
        if key := " ".join(dict.fromkeys(filter(None, map(_fold, _words_of(issued))))):
            connection.execute(
                sa.text("UPDATE releases SET search_text = :key WHERE id = :number"),
                {"key": key, "number": number},
            )


def downgrade() -> None:
    with op.batch_alter_table("releases") as table:
        table.drop_column("search_text")


def _words_of(issued: dict[str, Any]) -> Iterator[str]:
    yield from (issued.get(name, "") for name in ("headline", "subhead"))
    yield from (text for _section, text in issued.get("blocks", ()))
    yield from issued.get("notes", ())


def _fold(text: str) -> str:
    """What `planner.kernel.search_keys.search_key` returned when this was written."""
    return " ".join(anyascii(unicodedata.normalize("NFC", text)).casefold().split())
