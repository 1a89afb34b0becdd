"""Authors, clearances and corrections of releases.

Authors are taken from the history. Earlier clearances lack a fingerprint of what was cleared, so
those releases have to be cleared again. Reversible: a downgrade loses notes on corrections, notices
of withdrawals and the second PDF of releases under embargo.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_WORDS = (
    "release.drafted",
    "release.redrafted",
    "release.edited",
    "release.proposal_taken",
    "release.block_added",
    "release.block_moved",
    "release.block_left_out",
    "release.block_taken_in",
    "release.slug_line_set",
    "release.correction_begun",
)
_NEW = (
    ("author_ids", sa.JSON(), "[]"),
    ("correction_note", sa.Text(), ""),
    ("cleared_fingerprint", sa.JSON(), "{}"),
    ("withdrawn_notice", sa.Text(), ""),
)


def upgrade() -> None:
    with op.batch_alter_table("releases") as table:
        for name, kind, default in _NEW:
            table.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        table.add_column(sa.Column("open_pdf_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_releases_open_pdf_id_stored_files",
            "stored_files",
            ["open_pdf_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        table.create_foreign_key(
            "fk_releases_office_id_open_pdf_id_stored_files",
            "stored_files",
            ["office_id", "open_pdf_id"],
            ["office_id", "id"],
        )
    with op.batch_alter_table("releases") as table:
        for name, kind, _ in _NEW:
            table.alter_column(name, existing_type=kind, server_default=None)
    _note_authors()


def downgrade() -> None:
    with op.batch_alter_table("releases") as table:
        for columns in ("office_id_open_pdf_id", "open_pdf_id"):
            table.drop_constraint(f"fk_releases_{columns}_stored_files", type_="foreignkey")
        table.drop_column("open_pdf_id")
        for name, _, _ in reversed(_NEW):
            table.drop_column(name)


def _note_authors() -> None:
    connection = op.get_bind()
    entries = sa.table(
        "entries",
        sa.column("actor_id", sa.Integer()),
        sa.column("verb", sa.Text()),
        sa.column("subject_kind", sa.Text()),
        sa.column("subject_id", sa.Integer()),
    )
    releases = sa.table(
        "releases",
        sa.column("id", sa.Integer()),
        sa.column("author_id", sa.Integer()),
        sa.column("author_ids", sa.JSON()),
    )
    wrote: dict[int, set[int]] = {}
    for release_id, author_id in connection.execute(sa.select(releases.c.id, releases.c.author_id)):
        wrote[release_id] = set() if author_id is None else {author_id}
    acts = sa.select(entries.c.subject_id, entries.c.actor_id).where(
        entries.c.subject_kind == "releases",
        entries.c.verb.in_(_WORDS),
        entries.c.actor_id.is_not(None),
    )
    for release_id, actor_id in connection.execute(acts):
        if release_id in wrote:
            wrote[release_id].add(actor_id)
    for release_id, actors in wrote.items():
        connection.execute(
            sa.update(releases).where(releases.c.id == release_id).values(author_ids=sorted(actors))
        )
