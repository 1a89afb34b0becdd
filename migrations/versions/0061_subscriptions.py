"""Subscriptions of readers of the newsroom; releases and advisories sent to a selection of people; copies of
releases under embargo.

Reversible; on the way back subscriptions, selections and copies are lost, letters that were written stay.

Revision ID: 0061
Revises: 0060
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wants_releases", sa.Boolean(), nullable=False),
        sa.Column("wants_advisories", sa.Boolean(), nullable=False),
        sa.Column("form_address", sa.Text(), nullable=False),
        sa.Column("consent_text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name="fk_subscriptions_office_id_person_id_people",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("office_id", "id"),
    )
    op.create_index(
        "ix_subscriptions_office_id_address_key", "subscriptions", ["office_id", "address_key"]
    )
    op.create_index(
        "ix_subscriptions_office_id_confirmed_at",
        "subscriptions",
        ["office_id", "confirmed_at", "id"],
    )
    op.create_index(
        "ix_subscriptions_person_id_office_id",
        "subscriptions",
        ["person_id", "office_id"],
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "subscription_topics",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["office_id", "subscription_id"],
            ["subscriptions.office_id", "subscriptions.id"],
            name="fk_subscription_topics_office_id_subscription_id_subscriptions",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "topic_id"],
            ["topics.office_id", "topics.id"],
            name="fk_subscription_topics_office_id_topic_id_topics",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "id"),
        sa.UniqueConstraint("subscription_id", "topic_id"),
    )
    op.create_index(
        "ix_subscription_topics_topic_id_office_id",
        "subscription_topics",
        ["topic_id", "office_id"],
    )
    _make_distributions()
    _make_embargoed_copies()
    op.add_column("letters", sa.Column("distribution_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_letters_distribution_id",
        "letters",
        ["distribution_id", "delivery", "id"],
        sqlite_where=sa.text("distribution_id IS NOT NULL"),
        postgresql_where=sa.text("distribution_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_letters_distribution_id", "letters")
    op.drop_column("letters", "distribution_id")
    op.drop_table("embargoed_copies")
    op.drop_table("distributions")
    op.drop_table("subscription_topics")
    op.drop_table("subscriptions")


def _make_distributions() -> None:
    ids = ("pool_ids", "topic_ids", "outlet_ids", "filter_ids", "person_ids")
    op.create_table(
        "distributions",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("guests", sa.String(length=40), nullable=True),
        *(sa.Column(name, sa.JSON(), nullable=False, server_default="[]") for name in ids),
        sa.Column("to_subscribers", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("in_another", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_distributions_office_id_event_id_events",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "job_id"],
            ["jobs.office_id", "jobs.id"],
            name="fk_distributions_office_id_job_id_jobs",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "id"),
    )
    op.create_index("ix_distributions_event_id", "distributions", ["event_id"])
    op.create_index(
        "ix_distributions_job_id",
        "distributions",
        ["job_id"],
        sqlite_where=sa.text("job_id IS NOT NULL"),
        postgresql_where=sa.text("job_id IS NOT NULL"),
    )


def _make_embargoed_copies() -> None:
    op.create_table(
        "embargoed_copies",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["given_by_id"], ["users.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["office_id", "release_id"],
            ["releases.office_id", "releases.id"],
            name="fk_embargoed_copies_office_id_release_id_releases",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name="fk_embargoed_copies_office_id_person_id_people",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("office_id", "id"),
        sa.UniqueConstraint("release_id", "number"),
    )
    op.create_index(
        "ix_embargoed_copies_person_id_office_id", "embargoed_copies", ["person_id", "office_id"]
    )
