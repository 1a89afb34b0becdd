"""Requests to attend, papers given with them, accreditation for a season.

Reversible; on the way back requests, papers and accreditations are lost; whoever was approved stays on
the guest list.

Revision ID: 0060
Revises: 0059
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "season_accreditations",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name=op.f("fk_season_accreditations_office_id_person_id_people"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_season_accreditations_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_season_accreditations_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season_accreditations")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_season_accreditations_office_id_id")),
    )
    op.create_index(
        "ix_season_accreditations_person_id", "season_accreditations", ["person_id"], unique=False
    )

    op.create_table(
        "attendance_requests",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outlet_name", sa.Text(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("crew", sa.Integer(), nullable=False),
        sa.Column("crew_names", sa.Text(), nullable=False),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("car", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("press_card", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("has_made_invitation", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["users.id"],
            name=op.f("fk_attendance_requests_decided_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_attendance_requests_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_attendance_requests_invitation_id_invitations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_attendance_requests_office_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "invitation_id"],
            ["invitations.office_id", "invitations.id"],
            name=op.f("fk_attendance_requests_office_id_invitation_id_invitations"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "outlet_id"],
            ["outlets.office_id", "outlets.id"],
            name=op.f("fk_attendance_requests_office_id_outlet_id_outlets"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name=op.f("fk_attendance_requests_office_id_person_id_people"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_attendance_requests_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id"],
            ["outlets.id"],
            name=op.f("fk_attendance_requests_outlet_id_outlets"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_attendance_requests_person_id_people"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_requests")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_attendance_requests_office_id_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_attendance_requests_public_id")),
    )
    op.create_index(
        "ix_attendance_requests_address",
        "attendance_requests",
        ["office_id", "address_key", "asked_at"],
        unique=False,
    )
    op.create_index(
        "ix_attendance_requests_event_id_state_id",
        "attendance_requests",
        ["event_id", "state", "id"],
        unique=False,
    )
    op.create_index(
        "ix_attendance_requests_invitation_id",
        "attendance_requests",
        ["invitation_id"],
        unique=False,
        sqlite_where=sa.text("invitation_id IS NOT NULL"),
        postgresql_where=sa.text("invitation_id IS NOT NULL"),
    )
    op.create_index(
        "ix_attendance_requests_outlet_id",
        "attendance_requests",
        ["outlet_id"],
        unique=False,
        sqlite_where=sa.text("outlet_id IS NOT NULL"),
        postgresql_where=sa.text("outlet_id IS NOT NULL"),
    )
    op.create_index(
        "ix_attendance_requests_person_id",
        "attendance_requests",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        "ix_attendance_requests_waiting",
        "attendance_requests",
        ["office_id", "event_id", "state"],
        unique=False,
        sqlite_where=sa.text("state IN ('requested', 'papers_missing')"),
        postgresql_where=sa.text("state IN ('requested', 'papers_missing')"),
    )

    op.create_table(
        "identity_papers",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name=op.f("fk_identity_papers_file_id_stored_files"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["given_by_id"],
            ["users.id"],
            name=op.f("fk_identity_papers_given_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "file_id"],
            ["stored_files.office_id", "stored_files.id"],
            name=op.f("fk_identity_papers_office_id_file_id_stored_files"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "request_id"],
            ["attendance_requests.office_id", "attendance_requests.id"],
            name=op.f("fk_identity_papers_office_id_request_id_attendance_requests"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_identity_papers_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["attendance_requests.id"],
            name=op.f("fk_identity_papers_request_id_attendance_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_papers")),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_identity_papers_office_id_id")),
    )
    op.create_index("ix_identity_papers_file_id", "identity_papers", ["file_id"], unique=False)
    op.create_index(
        "ix_identity_papers_request_id", "identity_papers", ["request_id"], unique=False
    )

    op.add_column(
        "events",
        sa.Column("requests_taken", sa.String(length=40), server_default="off", nullable=False),
    )
    op.add_column(
        "events", sa.Column("asked_papers", sa.JSON(), server_default="{}", nullable=False)
    )
    op.add_column(
        "events",
        sa.Column("asks_press_card", sa.Boolean(), server_default=sa.false(), nullable=False),
    )

    op.add_column("invitations", sa.Column("asked_at", sa.DateTime(), nullable=True))

    op.add_column(
        "offices", sa.Column("papers_kept_days", sa.Integer(), server_default="30", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("offices", "papers_kept_days")
    op.drop_column("invitations", "asked_at")
    for name in ("asks_press_card", "asked_papers", "requests_taken"):
        op.drop_column("events", name)
    op.drop_table("identity_papers")
    op.drop_table("attendance_requests")
    op.drop_table("season_accreditations")
    # What the version before does not know.
    op.execute("UPDATE invitations SET answer_road = 'link' WHERE answer_road = 'request'")
    op.execute("DELETE FROM stored_files WHERE kind = 'identity_paper'")
    op.execute(
        "DELETE FROM letter_texts WHERE kind IN "
        "('request_confirmation', 'papers_missing', 'accredited', 'request_refusal')"
    )
    op.execute("UPDATE letters SET wording = '' WHERE wording LIKE 'accredited:%'")
