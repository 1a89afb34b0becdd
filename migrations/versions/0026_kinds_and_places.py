"""Kinds of event of the office's own; country, remote sites and spoken languages of an event;
projects that are presented.

Reversible: a downgrade loses what was entered there.

Revision ID: 0026
Revises: 0025
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_OF_EVENTS = (
    ("countries", sa.JSON(), "{}"),
    ("venue_takes_the", sa.Boolean(), sa.false()),
    ("remote_sites", sa.JSON(), "{}"),
    ("has_remote_guests", sa.Boolean(), sa.false()),
    ("spoken_languages", sa.JSON(), "[]"),
    ("interpretation", sa.String(length=40), "none"),
    ("interpreted_from", sa.JSON(), "[]"),
    ("interpreted_into", sa.JSON(), "[]"),
    ("has_sign_language", sa.Boolean(), sa.false()),
)


def upgrade() -> None:
    _create_own_kinds()
    with op.batch_alter_table("events") as table:
        for name, kind, default in _OF_EVENTS:
            table.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        _refer(table, "events", "own_kind_id", "own_kinds")
    with op.batch_alter_table("programme_items") as table:
        _refer(table, "programme_items", "project_id", "projects")
    with op.batch_alter_table("offices") as table:
        table.add_column(
            sa.Column("prints_country", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("offices") as table:
        table.drop_column("prints_country")
    with op.batch_alter_table("programme_items") as table:
        _forget(table, "programme_items", "project_id", "projects")
    with op.batch_alter_table("events") as table:
        _forget(table, "events", "own_kind_id", "own_kinds")
        for name, _kind, _default in reversed(_OF_EVENTS):
            table.drop_column(name)
    op.drop_table("own_kinds")


def _create_own_kinds() -> None:
    op.create_table(
        "own_kinds",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("like", sa.String(length=40), nullable=False),
        sa.Column("grammar", sa.JSON(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_own_kinds_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_kinds")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_own_kinds_office_id_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_own_kinds_uid")),
    )
    op.create_index(
        "ix_own_kinds_office_id_sort_name_id", "own_kinds", ["office_id", "sort_name", "id"]
    )


def _refer(table: BatchOperations, name: str, column: str, to: str) -> None:
    """A reference with its second key, which keeps offices apart."""
    table.add_column(sa.Column(column, sa.Integer(), nullable=True))
    table.create_foreign_key(f"fk_{name}_{column}_{to}", to, [column], ["id"], ondelete="RESTRICT")
    table.create_foreign_key(
        f"fk_{name}_office_id_{column}_{to}", to, ["office_id", column], ["office_id", "id"]
    )


def _forget(table: BatchOperations, name: str, column: str, to: str) -> None:
    table.drop_constraint(f"fk_{name}_office_id_{column}_{to}", type_="foreignkey")
    table.drop_constraint(f"fk_{name}_{column}_{to}", type_="foreignkey")
    table.drop_column(column)
