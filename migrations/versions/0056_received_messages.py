"""What comes back by mail: received messages and their raw form, addresses with tokens for answers,
and bounces.

Reversible: on the way back received messages are lost, answers that were taken from them stay.

Revision ID: 0056
Revises: 0055
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "received_messages",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("road", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=True),
        sa.Column("attention", sa.String(length=40), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("is_proven", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("attendee", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("stamp", sa.DateTime(), nullable=True),
        sa.Column("colleague", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("absent_until", sa.Date(), nullable=True),
        sa.Column("failed_address", sa.Text(), nullable=False),
        sa.Column("is_hard", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("unwanted", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["users.id"],
            name=op.f("fk_received_messages_decided_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_received_messages_event_id_events"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_received_messages_invitation_id_invitations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_received_messages_office_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "invitation_id"],
            ["invitations.office_id", "invitations.id"],
            name=op.f("fk_received_messages_office_id_invitation_id_invitations"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name=op.f("fk_received_messages_office_id_person_id_people"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_received_messages_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_received_messages_person_id_people"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_messages")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_received_messages_office_id_id")),
        sa.UniqueConstraint(
            "office_id",
            "message_id",
            "checksum",
            name=op.f("uq_received_messages_office_id_message_id_checksum"),
        ),
    )
    with op.batch_alter_table("received_messages") as batch_op:
        batch_op.create_index(
            "ix_received_messages_attention",
            ["attention", "office_id", "event_id"],
            unique=False,
            sqlite_where=sa.text("attention IS NOT NULL"),
            postgresql_where=sa.text("attention IS NOT NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_received_messages_event_id"),
            ["event_id"],
            unique=False,
            sqlite_where=sa.text("event_id IS NOT NULL"),
            postgresql_where=sa.text("event_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_received_messages_failed_address", ["failed_address", "office_id"], unique=False
        )
        batch_op.create_index(
            "ix_received_messages_invitation_id_office_id",
            ["invitation_id", "office_id"],
            unique=False,
            sqlite_where=sa.text("invitation_id IS NOT NULL"),
            postgresql_where=sa.text("invitation_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_received_messages_office_id_id_outcome",
            ["office_id", "id", "outcome"],
            unique=False,
        )
        batch_op.create_index(
            "ix_received_messages_office_id_received_at", ["office_id", "received_at"], unique=False
        )
        batch_op.create_index(
            "ix_received_messages_person_id_office_id",
            ["person_id", "office_id"],
            unique=False,
            sqlite_where=sa.text("person_id IS NOT NULL"),
            postgresql_where=sa.text("person_id IS NOT NULL"),
        )

    op.create_table(
        "raw_messages",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_message_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "received_message_id"],
            ["received_messages.office_id", "received_messages.id"],
            name=op.f("fk_raw_messages_office_id_received_message_id_received_messages"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_raw_messages_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["received_message_id"],
            ["received_messages.id"],
            name=op.f("fk_raw_messages_received_message_id_received_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raw_messages")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_raw_messages_office_id_id")),
        sa.UniqueConstraint(
            "received_message_id", name=op.f("uq_raw_messages_received_message_id")
        ),
    )
    with op.batch_alter_table("letters") as batch_op:
        batch_op.add_column(
            sa.Column("reply_address", sa.Text(), server_default="", nullable=False)
        )

    with op.batch_alter_table("offices") as batch_op:
        batch_op.add_column(
            sa.Column(
                "reply_addresses", sa.String(length=40), server_default="mailbox", nullable=False
            )
        )
        batch_op.add_column(sa.Column("authserv_id", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("refused_addresses") as batch_op:
        batch_op.add_column(
            sa.Column("has_bounced", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("refused_addresses") as batch_op:
        batch_op.drop_column("has_bounced")

    with op.batch_alter_table("offices") as batch_op:
        batch_op.drop_column("authserv_id")
        batch_op.drop_column("reply_addresses")

    with op.batch_alter_table("letters") as batch_op:
        batch_op.drop_column("reply_address")

    op.drop_table("raw_messages")
    with op.batch_alter_table("received_messages") as batch_op:
        batch_op.drop_index(
            "ix_received_messages_person_id_office_id",
            sqlite_where=sa.text("person_id IS NOT NULL"),
            postgresql_where=sa.text("person_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_received_messages_office_id_received_at")
        batch_op.drop_index("ix_received_messages_office_id_id_outcome")
        batch_op.drop_index(
            "ix_received_messages_invitation_id_office_id",
            sqlite_where=sa.text("invitation_id IS NOT NULL"),
            postgresql_where=sa.text("invitation_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_received_messages_failed_address")
        batch_op.drop_index(
            batch_op.f("ix_received_messages_event_id"),
            sqlite_where=sa.text("event_id IS NOT NULL"),
            postgresql_where=sa.text("event_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_received_messages_attention",
            sqlite_where=sa.text("attention IS NOT NULL"),
            postgresql_where=sa.text("attention IS NOT NULL"),
        )

    op.drop_table("received_messages")
