"""The plan of letters of an event, and the office's plan from which it is copied; quiet hours and how
many letters a person gets in a week; free letters.

Reversible: on the way back plans, limits and free letters are lost; letters that were written stay.

Revision ID: 0055
Revises: 0054
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "planned_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("anchor", sa.String(length=40), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("clock", sa.Time(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("is_after", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"],
            ["users.id"],
            name="fk_planned_letters_agreed_by_id_users",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_planned_letters_event_id_events",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_planned_letters_job_id_jobs", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_planned_letters_office_id_event_id_events",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "job_id"],
            ["jobs.office_id", "jobs.id"],
            name="fk_planned_letters_office_id_job_id_jobs",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_planned_letters_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_planned_letters"),
        sa.UniqueConstraint("office_id", "id", name="uq_planned_letters_office_id_id"),
    )
    op.create_index(
        "ix_planned_letters_due", "planned_letters", ["office_id", "state", "due_at", "event_id"]
    )
    op.create_index("ix_planned_letters_state", "planned_letters", ["state", "way"])
    for name in ("event_id", "job_id"):
        known = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_planned_letters_{name}",
            "planned_letters",
            [name],
            sqlite_where=known,
            postgresql_where=known,
        )

    op.create_table(
        "letter_limits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("most_a_week", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_letter_limits_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_letter_limits"),
        sa.UniqueConstraint("office_id", "id", name="uq_letter_limits_office_id_id"),
        sa.UniqueConstraint("office_id", name="uq_letter_limits_office_id"),
    )
    op.add_column(
        "letters",
        sa.Column("limits_overridden", sa.Boolean(), nullable=False, server_default=sa.false()),
    )

    _make_free_letters()


def downgrade() -> None:
    op.drop_table("free_letters")
    op.drop_column("letters", "limits_overridden")
    op.drop_table("letter_limits")
    op.drop_table("planned_letters")


def _make_free_letters() -> None:
    op.create_table(
        "free_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("to", sa.String(length=40), nullable=True),
        sa.Column("pool_ids", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("topic_ids", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("greetings", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_free_letters_event_id_events",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_free_letters_job_id_jobs", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_free_letters_office_id_event_id_events",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "job_id"],
            ["jobs.office_id", "jobs.id"],
            name="fk_free_letters_office_id_job_id_jobs",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_free_letters_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_free_letters"),
        sa.UniqueConstraint("office_id", "id", name="uq_free_letters_office_id_id"),
    )
    for name in ("event_id", "job_id"):
        known = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_free_letters_{name}",
            "free_letters",
            [name],
            sqlite_where=known,
            postgresql_where=known,
        )
