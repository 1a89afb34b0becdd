"""Revisions of the text of a release, comments of colleagues, and why it was sent back.

The text of each release as it stands becomes its first revision. Reversible: a downgrade loses
revisions, comments and reasons.

Revision ID: 0042
Revises: 0041
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_RELEASES = sa.text(
    "SELECT id, office_id, drafted_at, author_id, cleared_at, cleared_by_id FROM releases"
)
_BLOCKS = sa.text(
    "SELECT key, section, text FROM blocks WHERE release_id = :release AND is_left_out = 0"
    " ORDER BY position"
)


def upgrade() -> None:
    with op.batch_alter_table("releases") as table:
        table.add_column(
            sa.Column("sent_back_reason", sa.Text(), server_default="", nullable=False)
        )
    _create_revisions()
    _create_comments()
    _keep_present_texts()


def downgrade() -> None:
    op.drop_table("comments")
    op.drop_table("text_revisions")
    with op.batch_alter_table("releases") as table:
        table.drop_column("sent_back_reason")


def _create_revisions() -> None:
    op.create_table(
        "text_revisions",
        *_owned("text_revisions"),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("blocks", sa.JSON(), nullable=False),
        *_of_a_release("text_revisions"),
        _user("text_revisions", "author_id"),
    )
    op.create_index("ix_text_revisions_release_id", "text_revisions", ["release_id", "id"])


def _create_comments() -> None:
    op.create_table(
        "comments",
        *_owned("comments"),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("reply_to_id", sa.Integer(), nullable=True),
        sa.Column("block_key", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        *_of_a_release("comments"),
        sa.ForeignKeyConstraint(
            ["reply_to_id"],
            ["comments.id"],
            name=op.f("fk_comments_reply_to_id_comments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "reply_to_id"],
            ["comments.office_id", "comments.id"],
            name=op.f("fk_comments_office_id_reply_to_id_comments"),
        ),
        _user("comments", "author_id"),
        _user("comments", "closed_by_id"),
    )
    op.create_index("ix_comments_release_id", "comments", ["release_id", "id"])


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f(f"fk_{table}_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("office_id", "id", name=op.f(f"uq_{table}_office_id_id")),
    ]


def _of_a_release(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["releases.id"],
            name=op.f(f"fk_{table}_release_id_releases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "release_id"],
            ["releases.office_id", "releases.id"],
            name=op.f(f"fk_{table}_office_id_release_id_releases"),
        ),
    ]


def _user(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["users.id"], name=op.f(f"fk_{table}_{column}_users"), ondelete="SET NULL"
    )


def _keep_present_texts() -> None:
    connection = op.get_bind()
    for release in connection.execute(_RELEASES).all():
        blocks = connection.execute(_BLOCKS, {"release": release.id}).all()
        is_cleared = release.cleared_at is not None
        moment = release.cleared_at if is_cleared else release.drafted_at
        connection.execute(
            sa.text(
                "INSERT INTO text_revisions"
                " (office_id, release_id, occasion, begun_at, at, author_id, blocks)"
                " VALUES (:office, :release, :occasion, :at, :at, :author, :blocks)"
            ),
            {
                "office": release.office_id,
                "release": release.id,
                "occasion": "cleared" if is_cleared else "drafted",
                "at": moment,
                "author": release.cleared_by_id if is_cleared else release.author_id,
                "blocks": json.dumps([list(block) for block in blocks], ensure_ascii=False),
            },
        )
