"""Private notes on people, indexes by which the list of people is sorted, how offices write the addresses to
which answers go, and sign-in by OAuth 2.

Reversible; on the way back the notes and how servers are signed in to
by OAuth 2 are lost, nothing else.

Revision ID: 0063
Revises: 0062
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

_HAS_PERSON = sa.text("person_id IS NOT NULL")
_HAS_COME = sa.text("checked_in_at IS NOT NULL")
_HAS_AUTHOR = sa.text("author_id IS NOT NULL")


_SERVERS = ("office_mailboxes", "office_mail_servers")


def upgrade() -> None:
    for table in _SERVERS:
        for name in ("token_url", "client_id"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "offices",
        sa.Column("reply_form", sa.String(length=40), nullable=False, server_default="plus"),
    )
    op.create_table(
        "person_notes",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["office_id", "person_id"], ["people.office_id", "people.id"]),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "id"),
    )
    op.create_index(
        "ix_person_notes_person_id_office_id", "person_notes", ["person_id", "office_id"]
    )
    op.create_index(
        "ix_person_notes_author_id",
        "person_notes",
        ["author_id"],
        sqlite_where=_HAS_AUTHOR,
        postgresql_where=_HAS_AUTHOR,
    )
    op.create_index(
        "ix_invitations_arrivals",
        "invitations",
        ["office_id", "person_id", "event_id", "withdrawn_at", "checked_in_at"],
        sqlite_where=_HAS_COME,
        postgresql_where=_HAS_COME,
    )
    op.drop_index("ix_letters_person_id", table_name="letters")
    op.create_index(
        "ix_letters_contact",
        "letters",
        ["office_id", "person_id", "delivery", "purpose", "sent_at"],
        sqlite_where=_HAS_PERSON,
        postgresql_where=_HAS_PERSON,
    )


def downgrade() -> None:
    op.drop_index("ix_letters_contact", table_name="letters")
    op.create_index(
        "ix_letters_person_id",
        "letters",
        ["person_id"],
        sqlite_where=_HAS_PERSON,
        postgresql_where=_HAS_PERSON,
    )
    op.drop_index("ix_invitations_arrivals", table_name="invitations")
    op.drop_table("person_notes")
    with op.batch_alter_table("offices") as offices:
        offices.drop_column("reply_form")
    for table in _SERVERS:
        with op.batch_alter_table(table) as servers:
            servers.drop_column("client_id")
            servers.drop_column("token_url")
