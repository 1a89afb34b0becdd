"""Checklists of kinds and events; templates of an office; the event whose guests are proposed.

Reversible: a downgrade loses them.

Revision ID: 0046
Revises: 0045
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_templates",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("own_kind_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kept_by_id"],
            ["users.id"],
            name="fk_event_templates_kept_by_id_users",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "own_kind_id"],
            ["own_kinds.office_id", "own_kinds.id"],
            name="fk_event_templates_office_id_own_kind_id_own_kinds",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_event_templates_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["own_kind_id"],
            ["own_kinds.id"],
            name="fk_event_templates_own_kind_id_own_kinds",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event_templates"),
        sa.UniqueConstraint("office_id", "id", name="uq_event_templates_office_id_id"),
    )
    op.create_index(
        "ix_event_templates_own_kind_id",
        "event_templates",
        ["own_kind_id"],
        sqlite_where=sa.text("own_kind_id IS NOT NULL"),
        postgresql_where=sa.text("own_kind_id IS NOT NULL"),
    )

    op.create_table(
        "kind_checklists",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("own_kind_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "own_kind_id"],
            ["own_kinds.office_id", "own_kinds.id"],
            name="fk_kind_checklists_office_id_own_kind_id_own_kinds",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_kind_checklists_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["own_kind_id"],
            ["own_kinds.id"],
            name="fk_kind_checklists_own_kind_id_own_kinds",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kind_checklists"),
        sa.UniqueConstraint("office_id", "id", name="uq_kind_checklists_office_id_id"),
        sa.UniqueConstraint("office_id", "kind", name="uq_kind_checklists_office_id_kind"),
        sa.UniqueConstraint(
            "office_id", "own_kind_id", name="uq_kind_checklists_office_id_own_kind_id"
        ),
    )
    op.create_index(
        "ix_kind_checklists_own_kind_id",
        "kind_checklists",
        ["own_kind_id"],
        sqlite_where=sa.text("own_kind_id IS NOT NULL"),
        postgresql_where=sa.text("own_kind_id IS NOT NULL"),
    )

    op.create_table(
        "kind_tasks",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("is_after", sa.Boolean(), nullable=False),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"],
            ["kind_checklists.id"],
            name="fk_kind_tasks_checklist_id_kind_checklists",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "checklist_id"],
            ["kind_checklists.office_id", "kind_checklists.id"],
            name="fk_kind_tasks_office_id_checklist_id_kind_checklists",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_kind_tasks_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["users.id"],
            name="fk_kind_tasks_responsible_id_users",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kind_tasks"),
        sa.UniqueConstraint("office_id", "id", name="uq_kind_tasks_office_id_id"),
    )
    op.create_index("ix_kind_tasks_checklist_id", "kind_tasks", ["checklist_id"])

    op.create_table(
        "event_tasks",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("is_after", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["done_by_id"],
            ["users.id"],
            name="fk_event_tasks_done_by_id_users",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_tasks_event_id_events", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name="fk_event_tasks_office_id_event_id_events",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_event_tasks_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["users.id"],
            name="fk_event_tasks_responsible_id_users",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event_tasks"),
        sa.UniqueConstraint("office_id", "id", name="uq_event_tasks_office_id_id"),
        sa.UniqueConstraint("uid", name="uq_event_tasks_uid"),
    )
    op.create_index(
        "ix_event_tasks_due", "event_tasks", ["office_id", "done_at", "due_on", "event_id"]
    )
    op.create_index("ix_event_tasks_event_id", "event_tasks", ["event_id"])

    # SQLite changes how a table gives ids only by copying it; other databases never reuse one.
    with op.batch_alter_table("events", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("guests_from_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            "ix_events_guests_from_id",
            ["guests_from_id"],
            unique=False,
            sqlite_where=sa.text("guests_from_id IS NOT NULL"),
            postgresql_where=sa.text("guests_from_id IS NOT NULL"),
        )
        batch_op.create_foreign_key(
            "fk_events_guests_from_id_events",
            "events",
            ["guests_from_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            "fk_events_office_id_guests_from_id_events",
            "events",
            ["office_id", "guests_from_id"],
            ["office_id", "id"],
        )


def downgrade() -> None:
    with op.batch_alter_table("events", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("fk_events_office_id_guests_from_id_events", type_="foreignkey")
        table.drop_constraint("fk_events_guests_from_id_events", type_="foreignkey")
        table.drop_index("ix_events_guests_from_id")
        table.drop_column("guests_from_id")
    for table_name in ("event_tasks", "kind_tasks", "kind_checklists", "event_templates"):
        op.drop_table(table_name)
