"""Drop the indexes by office alone; leave empty values out of the others.

Each table has the unique key (office_id, id) already. Beside it the shorter one only misled
SQLite's query planner. So did empty values: where most rows have none, its statistics say that
each value of the column stands for most of the table, and it goes through all of it instead.

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
# Table and columns, of which the first one may be empty.
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
