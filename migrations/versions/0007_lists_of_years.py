"""Indexes for long lists; events are found by their speakers, studies and organisations.

Reversible: the search text is derived from other columns and computed again by an upgrade. Old code
runs against the new tables; what it changes is found by its old words until it is saved again.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict

import sqlalchemy as sa
from alembic import op
from anyascii import anyascii

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NEW = (
    ("events", "ix_events_list", ["office_id", "starts_at", "id", "search_text", "related_text"]),
    ("studies", "ix_studies_office_id_sort_name_id", ["office_id", "sort_name", "id"]),
    (
        "letters",
        "ix_letters_office_id_event_id_delivery",
        ["office_id", "event_id", "delivery", "id"],
    ),
    ("letters", "ix_letters_about", ["about", "purpose", "delivery", "sequence"]),
    ("releases", "ix_releases_office_id_published_at", ["office_id", "published_at", "id"]),
    ("releases", "ix_releases_office_id_embargo_until", ["office_id", "embargo_until"]),
    (
        "invitations",
        "ix_invitations_counts",
        [
            *("event_id", "office_id", "withdrawn_at", "invited_at", "checked_in_at"),
            *("outlet_id", "answer", "answered_sequence", "sent_sequence"),
        ],
    ),
)
_OLD = (
    ("events", "ix_events_office_id_starts_at_id", ["office_id", "starts_at", "id"]),
    ("letters", "ix_letters_event_id", ["event_id"]),
    ("letters", "ix_letters_about", ["about", "purpose"]),
    ("releases", "ix_releases_office_id_published_at", ["office_id", "published_at"]),
)
# Each selects the id of an event, then columns of texts per language.
_NAMES = (
    (
        "SELECT i.event_id, p.names FROM programme_items AS i JOIN parts AS r ON r.item_id = i.id"
        " JOIN people AS p ON p.id = r.person_id"
    ),
    (
        "SELECT i.event_id, r.unnamed_roles FROM programme_items AS i"
        " JOIN parts AS r ON r.item_id = i.id"
    ),
    (
        "SELECT i.event_id, o.names, o.short_names FROM programme_items AS i"
        " JOIN parts AS r ON r.item_id = i.id JOIN organisations AS o ON o.id = r.organisation_id"
    ),
    "SELECT i.event_id, s.titles FROM programme_items AS i JOIN studies AS s ON s.id = i.study_id",
    (
        "SELECT b.event_id, o.names, o.short_names FROM event_bodies AS b"
        " JOIN organisations AS o ON o.id = b.organisation_id"
    ),
)


def upgrade() -> None:
    op.add_column("events", sa.Column("related_text", sa.Text(), nullable=False, server_default=""))
    _fill()
    with op.batch_alter_table("events") as batch_op:
        batch_op.alter_column("related_text", server_default=None)
    _replace(_OLD, _NEW)


def downgrade() -> None:
    _replace(_NEW, _OLD)
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_column("related_text")


def _replace(before: tuple, after: tuple) -> None:  # type: ignore[type-arg]
    for table, name, _ in before:
        op.drop_index(name, table_name=table)
    for table, name, columns in after:
        op.create_index(name, table, columns, unique=False)


def _fill() -> None:
    connection = op.get_bind()
    words: dict[int, dict[str, None]] = defaultdict(dict)
    for statement in _NAMES:
        for number, *texts in connection.execute(sa.text(statement)):
            for text in texts:
                given = json.loads(text) if isinstance(text, str) else text or {}
                words[number].update(dict.fromkeys(map(_fold, given.values())))
    rows = [
        {"number": number, "words": " ".join(filter(None, found))}
        for number, found in words.items()
    ]
    if rows:
        connection.execute(
            sa.text("UPDATE events SET related_text = :words WHERE id = :number"), rows
        )


def _fold(text: str) -> str:
    """What `planner.kernel.search_keys.search_key` returned when this was written."""
    return " ".join(anyascii(unicodedata.normalize("NFC", text)).casefold().split())
