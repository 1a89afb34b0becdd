"""The news of an event and where it comes from, short titles, and the order of the office's releases.

Events stored before keep the order that they had. Reversible: a downgrade loses news and short
titles, and events that followed the office or told the news first tell the course of the meeting.

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_TEXTS = ("news_lines", "short_titles")
_SOURCES = ("statements", "programme_items")
_events = sa.table("events", sa.column("lead_with", sa.String))


def upgrade() -> None:
    with op.batch_alter_table("events") as table:
        for name in _TEXTS:
            table.add_column(sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
    for source in _SOURCES:
        with op.batch_alter_table(source) as table:
            table.add_column(
                sa.Column("is_news", sa.Boolean(), server_default=sa.false(), nullable=False)
            )
    with op.batch_alter_table("offices") as table:
        table.add_column(
            sa.Column(
                "release_order", sa.String(length=40), server_default="protocol", nullable=False
            )
        )


def downgrade() -> None:
    op.execute(
        _events.update()
        .where(_events.c.lead_with.in_(("office", "news")))
        .values(lead_with="protocol")
    )
    with op.batch_alter_table("offices") as table:
        table.drop_column("release_order")
    for source in _SOURCES:
        with op.batch_alter_table(source) as table:
            table.drop_column("is_news")
    with op.batch_alter_table("events") as table:
        for name in _TEXTS:
            table.drop_column(name)
