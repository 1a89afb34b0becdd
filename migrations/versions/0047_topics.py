"""Topics of the office, of its events and of the people in its contacts.

Reversible: a downgrade loses the topics.

Revision ID: 0047
Revises: 0046
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name="fk_topics_office_id_offices", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("office_id", "id", name="uq_topics_office_id_id"),
        sa.UniqueConstraint("uid", name="uq_topics_uid"),
    )
    op.create_index("ix_topics_office_id_position_id", "topics", ["office_id", "position", "id"])

    op.create_table(
        "person_topics",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name="fk_person_topics_office_id_person_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "topic_id"],
            ["topics.office_id", "topics.id"],
            name="fk_person_topics_office_id_topic_id_topics",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_person_topics_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name="fk_person_topics_person_id_people",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name="fk_person_topics_topic_id_topics",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_topics"),
        sa.UniqueConstraint("office_id", "id", name="uq_person_topics_office_id_id"),
        sa.UniqueConstraint("person_id", "topic_id", name="uq_person_topics_person_id_topic_id"),
    )
    op.create_index(
        "ix_person_topics_topic_id_office_id", "person_topics", ["topic_id", "office_id"]
    )

    op.create_table(
        "event_topics",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_topics_event_id_events", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_event_topics_office_id_event_id_events",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "topic_id"],
            ["topics.office_id", "topics.id"],
            name="fk_event_topics_office_id_topic_id_topics",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_event_topics_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name="fk_event_topics_topic_id_topics", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event_topics"),
        sa.UniqueConstraint("event_id", "topic_id", name="uq_event_topics_event_id_topic_id"),
        sa.UniqueConstraint("office_id", "id", name="uq_event_topics_office_id_id"),
    )
    op.create_index("ix_event_topics_topic_id_office_id", "event_topics", ["topic_id", "office_id"])


def downgrade() -> None:
    op.drop_table("event_topics")
    op.drop_table("person_topics")
    op.drop_table("topics")
