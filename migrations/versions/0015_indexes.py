"""Drop the indexes on `office_id` alone; leave NULL out of indexes on nullable columns.

Each table has a unique key on (office_id, id) already, and the shorter index misled SQLite's query
planner. So did NULL: where most rows hold it, the statistics say that each value of the column
selects most of the table, and SQLite scans the whole table instead.

Reversible. Old code runs against the new indexes.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_BY_OFFICE = (
    "affiliations",
    "aid_programmes",
    "anniversaries",
    "attendances",
    "blocks",
    "boilerplates",
    "channels",
    "clips",
    "entries",
    "event_bodies",
    "event_snapshots",
    "events",
    "hotline_operators",
    "hotlines",
    "invitations",
    "job_outcomes",
    "jobs",
    "letters",
    "memberships",
    "occasions",
    "organisations",
    "outbox_freezes",
    "outlets",
    "parts",
    "people",
    "pool_members",
    "pool_presences",
    "pools",
    "press_contacts",
    "programme_donors",
    "programme_items",
    "project_bodies",
    "projects",
    "refused_addresses",
    "releases",
    "statements",
    "stored_files",
    "studies",
    "suppressions",
)
# Table and columns, of which the first one is nullable.
_MAY_BE_EMPTY = (
    ("stored_files", "expires_at"),
    ("jobs", "event_id"),
    ("jobs", "file_id"),
    ("jobs", "started_by_id", "seen_at"),
    ("affiliations", "organisation_id"),
    ("affiliations", "outlet_id"),
    ("anniversaries", "owner_id"),
    ("clips", "outlet_id"),
    ("invitations", "instead_of_id"),
    ("invitations", "outlet_id"),
    ("programme_items", "study_id"),
    ("parts", "organisation_id"),
    ("parts", "person_id"),
)


def upgrade() -> None:
    for table in _BY_OFFICE:
        op.drop_index(f"ix_{table}_office_id", table)
    for table, *columns in _MAY_BE_EMPTY:
        name = "_".join(("ix", table, *columns))
        is_there = sa.text(f"{columns[0]} IS NOT NULL")
        op.drop_index(name, table)
        op.create_index(name, table, columns, sqlite_where=is_there, postgresql_where=is_there)


def downgrade() -> None:
    for table, *columns in _MAY_BE_EMPTY:
        name = "_".join(("ix", table, *columns))
        op.drop_index(name, table)
        op.create_index(name, table, columns)
    for table in _BY_OFFICE:
        op.create_index(f"ix_{table}_office_id", table, ["office_id"])
