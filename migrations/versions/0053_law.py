"""The law on letters: the legal basis of a contact as a choice, opting out of one kind of letter, the
notice of Art. 14 GDPR, erasing.

Reversible: a text that was entered as the basis becomes its note, and the text again on the way back.
There, an address that was suppressed for one kind of letter is suppressed for all.

Revision ID: 0053
Revises: 0052
"""

from __future__ import annotations

import base64
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

_UNIQUE = "uq_suppressions_office_id_address_hash"


def upgrade() -> None:
    _change_people()
    with op.batch_alter_table("suppressions") as table:
        table.add_column(
            sa.Column("kind", sa.String(length=40), nullable=False, server_default="everything")
        )
        table.add_column(
            sa.Column("road", sa.String(length=40), nullable=False, server_default="staff")
        )
        table.drop_constraint(_UNIQUE, type_="unique")
        table.create_unique_constraint(f"{_UNIQUE}_kind", ["office_id", "address_hash", "kind"])
    for column in (
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("list_kind", sa.String(length=40), nullable=True),
        sa.Column("unsubscribe_url", sa.Text(), nullable=False, server_default=""),
        sa.Column("has_notice", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("letters", column)
    op.add_column("invitations", sa.Column("outlet_kind", sa.String(length=40), nullable=True))
    op.create_index(
        "ix_letters_person_id",
        "letters",
        ["person_id"],
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    for name, kind, default in (
        ("privacy_texts", sa.JSON(), "{}"),
        ("retention_texts", sa.JSON(), "{}"),
        ("data_protection_contact", sa.Text(), ""),
    ):
        op.add_column("offices", sa.Column(name, kind, nullable=False, server_default=default))


def downgrade() -> None:
    for name in ("privacy_texts", "retention_texts", "data_protection_contact"):
        op.drop_column("offices", name)
    op.drop_column("invitations", "outlet_kind")
    op.drop_index("ix_letters_person_id", table_name="letters")
    for name in ("person_id", "list_kind", "unsubscribe_url", "has_notice"):
        op.drop_column("letters", name)
    op.execute(
        "DELETE FROM suppressions WHERE id NOT IN "
        "(SELECT min(id) FROM suppressions GROUP BY office_id, address_hash)"
    )
    with op.batch_alter_table("suppressions") as table:
        table.drop_constraint(f"{_UNIQUE}_kind", type_="unique")
        table.create_unique_constraint(_UNIQUE, ["office_id", "address_hash"])
        table.drop_column("road")
        table.drop_column("kind")
    op.execute(
        "UPDATE people SET legal_basis_note = legal_basis "
        "WHERE legal_basis_note = '' AND legal_basis IS NOT NULL"
    )
    with op.batch_alter_table("people") as table:
        table.drop_constraint("uq_people_public_id", type_="unique")
        for name in ("public_id", "informed_at", "erasure_asked_at", "erased_at"):
            table.drop_column(name)
        table.drop_column("legal_basis_on")
        table.drop_column("legal_basis")
    op.execute("ALTER TABLE people RENAME COLUMN legal_basis_note TO legal_basis")


def _change_people() -> None:
    op.execute("ALTER TABLE people RENAME COLUMN legal_basis TO legal_basis_note")
    for column in (
        sa.Column("legal_basis", sa.String(length=40), nullable=True),
        sa.Column("legal_basis_on", sa.Date(), nullable=True),
        sa.Column("public_id", sa.Text(), nullable=True),
        sa.Column("informed_at", sa.DateTime(), nullable=True),
        sa.Column("erasure_asked_at", sa.DateTime(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
    ):
        op.add_column("people", column)
    op.execute(
        "UPDATE people SET legal_basis = CASE WHEN legal_basis_note IN "
        "('consent', 'legitimate_interest', 'public_task', 'own_request', 'other') "
        "THEN legal_basis_note ELSE 'other' END WHERE trim(legal_basis_note) != ''"
    )
    op.execute("UPDATE people SET legal_basis_note = '' WHERE legal_basis_note = legal_basis")
    people = sa.table("people", sa.column("id"), sa.column("public_id"))
    connection = op.get_bind()
    numbers = connection.scalars(sa.select(people.c.id)).all()
    if numbers:
        connection.execute(
            sa.update(people)
            .where(people.c.id == sa.bindparam("number"))
            .values(public_id=sa.bindparam("given")),
            [{"number": number, "given": _public_id()} for number in numbers],
        )
    with op.batch_alter_table("people") as table:
        table.alter_column("public_id", existing_type=sa.Text(), nullable=False)
        table.create_unique_constraint("uq_people_public_id", ["public_id"])


def _public_id() -> str:
    """As `kernel.ids.new_public_id`."""
    return base64.b32encode(secrets.token_bytes(12)).decode().rstrip("=").lower()
