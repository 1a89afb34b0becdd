"""Store with each letter to a guest what it told about the event.

For existing letters this is derived: one that left with the event's present SEQUENCE told date,
place and status as they are now. `sent_sequence` is kept only for guests whose letters another
installation has sent; for all others it follows from the letters.

Reversible: a downgrade computes `sent_sequence` from the letters, and loses what they told.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_PURPOSES = ("invitation", "update", "postponement", "cancellation", "withdrawal")
_LEFT = ("sending", "dot", "sent", "filed", "in_doubt")
_NOT_LEFT = ("discarded", "failed")

_letters = sa.table(
    "letters",
    *(sa.column(name, sa.Integer) for name in ("id", "event_id", "sequence", "snapshot_id")),
    *(sa.column(name, sa.Text) for name in ("about", "purpose", "delivery")),
)
_invitations = sa.table(
    "invitations", sa.column("id", sa.Integer), sa.column("sent_sequence", sa.Integer)
)
_MOMENTS = {
    "starts_on": sa.Date,
    "ends_on": sa.Date,
    "starts_clock": sa.Time,
    "ends_clock": sa.Time,
    "starts_at": sa.DateTime,
    "ends_at": sa.DateTime,
}
_TEXTS = ("cities", "venues", "addresses")
_events = sa.table(
    "events",
    *(sa.column(name, sa.Integer) for name in ("id", "office_id", "sequence")),
    *(sa.column(name, sa.Text) for name in ("status", "certainty", "zone", "link")),
    *(sa.column(name, kind) for name, kind in _MOMENTS.items()),
    *(sa.column(name, sa.JSON) for name in (*_TEXTS, "languages")),
    sa.column("revised_at", sa.DateTime),
)
_snapshots = sa.table(
    "event_snapshots",
    *(sa.column(name, sa.Integer) for name in ("id", "office_id", "event_id")),
    sa.column("checksum", sa.Text),
    sa.column("facts", sa.JSON),
    sa.column("made_at", sa.DateTime),
)


def upgrade() -> None:
    op.create_table(
        "event_snapshots",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_event_snapshots_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "event_id"],
            ["events.office_id", "events.id"],
            name=op.f("fk_event_snapshots_office_id_event_id_events"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_event_snapshots_office_id_offices"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_snapshots")),
        sa.UniqueConstraint(
            "event_id", "checksum", name=op.f("uq_event_snapshots_event_id_checksum")
        ),
        sa.UniqueConstraint("office_id", "id", name=op.f("uq_event_snapshots_office_id_id")),
    )
    op.create_index("ix_event_snapshots_office_id", "event_snapshots", ["office_id"])
    op.add_column("letters", sa.Column("snapshot_id", sa.Integer(), nullable=True))
    op.add_column("letters", sa.Column("stamp", sa.DateTime(), nullable=True))
    op.drop_index("ix_letters_about", "letters")
    op.create_index(
        "ix_letters_about", "letters", ["about", "purpose", "delivery", "sequence", "office_id"]
    )
    op.create_index(
        "ix_letters_office_id_event_id_about",
        "letters",
        [
            "office_id",
            "event_id",
            "about",
            "id",
            "delivery",
            "purpose",
            "sequence",
            "snapshot_id",
            "recipient_address",
        ],
    )
    with op.batch_alter_table("invitations") as table:
        table.add_column(sa.Column("instead_of_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("answered_version", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_invitations_instead_of_id_invitations",
            "invitations",
            ["instead_of_id"],
            ["id"],
            ondelete="SET NULL",
        )
        table.create_foreign_key(
            "fk_invitations_office_id_instead_of_id_invitations",
            "invitations",
            ["office_id", "instead_of_id"],
            ["office_id", "id"],
        )
        table.create_index("ix_invitations_instead_of_id", ["instead_of_id"])
    connection = op.get_bind()
    _note_what_was_told(connection)
    connection.execute(
        sa.update(_invitations).where(_has_letters()).values(sent_sequence=sa.null())
    )


def downgrade() -> None:
    last = (
        sa.select(sa.func.max(_letters.c.sequence))
        .where(_about_them(), _letters.c.delivery.not_in(("superseded", "discarded")))
        .scalar_subquery()
    )
    op.get_bind().execute(sa.update(_invitations).where(_has_letters()).values(sent_sequence=last))
    with op.batch_alter_table("invitations") as table:
        table.drop_index("ix_invitations_instead_of_id")
        table.drop_constraint(
            "fk_invitations_office_id_instead_of_id_invitations", type_="foreignkey"
        )
        table.drop_constraint("fk_invitations_instead_of_id_invitations", type_="foreignkey")
        table.drop_column("answered_version")
        table.drop_column("instead_of_id")
    op.drop_index("ix_letters_office_id_event_id_about", "letters")
    op.drop_index("ix_letters_about", "letters")
    op.create_index("ix_letters_about", "letters", ["about", "purpose", "delivery", "sequence"])
    op.drop_column("letters", "stamp")
    op.drop_column("letters", "snapshot_id")
    op.drop_table("event_snapshots")


def _note_what_was_told(connection: sa.Connection) -> None:
    """Store the present state of each event with letters, for the letters that told just that."""
    written = sa.select(_letters.c.event_id).where(_letters.c.purpose.in_(_PURPOSES))
    events = connection.execute(sa.select(_events).where(_events.c.id.in_(written))).all()
    for event in events:
        connection.execute(
            sa.insert(_snapshots).values(
                office_id=event.office_id,
                event_id=event.id,
                checksum="at the migration",
                facts=_facts(event),
                made_at=event.revised_at,
            )
        )
        number = connection.scalar(
            sa.select(_snapshots.c.id).where(_snapshots.c.event_id == event.id)
        )
        connection.execute(sa.update(_letters).where(*_told_of(event)).values(snapshot_id=number))


def _told_of(event: sa.Row[Any]) -> tuple[sa.ColumnElement[bool], ...]:
    """Letters that left with the event's present SEQUENCE, and no later one failed to leave."""
    other = _letters.alias()
    lost = sa.exists().where(
        other.c.about == _letters.c.about,
        other.c.purpose.in_(_PURPOSES),
        other.c.id > _letters.c.id,
        other.c.sequence > _letters.c.sequence,
        other.c.delivery.in_(_NOT_LEFT),
    )
    return (
        _letters.c.event_id == event.id,
        _letters.c.purpose.in_(_PURPOSES),
        _letters.c.delivery.in_(_LEFT),
        _letters.c.sequence >= event.sequence,
        ~lost,
    )


def _facts(event: sa.Row[Any]) -> dict[str, Any]:
    """Date, place and status in the format of `planner.invitations.snapshots`."""
    told: dict[str, Any] = {
        name: getattr(event, name)
        for name in ("status", "certainty", "zone", "link", "languages", *_TEXTS)
    }
    for name in _MOMENTS:
        value = getattr(event, name)
        if name.endswith("_at") and value is not None:
            value = value.replace(tzinfo=UTC)
        told[name] = None if value is None else value.isoformat()
    return told


def _about_them() -> sa.ColumnElement[bool]:
    return sa.and_(
        _letters.c.about
        == sa.literal("invitations:").concat(sa.cast(_invitations.c.id, sa.String)),
        _letters.c.purpose.in_(_PURPOSES),
    )


def _has_letters() -> sa.ColumnElement[bool]:
    return sa.exists().where(_about_them())
