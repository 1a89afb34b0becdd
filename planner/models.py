"""All tables: for migrations, and for the composite keys that keep offices apart.

`seal` gives each owned table a unique key over (office_id, id), and each reference between owned
tables a second foreign key over both columns, so that the database refuses references from one
office to another (S4).
"""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import configure_mappers

import planner.accounts.installation
import planner.accounts.models
import planner.accreditation.models
import planner.anniversaries.models
import planner.background.models
import planner.confirmations.models
import planner.contacts.assistants
import planner.contacts.duplicates.keys
import planner.contacts.duplicates.models
import planner.contacts.importing.models
import planner.contacts.models
import planner.contacts.notes
import planner.contacts.suppression
import planner.contacts.topic
import planner.coverage.models
import planner.distribution.models
import planner.events.models.event
import planner.events.models.statement
import planner.events.models.task
import planner.events.related_text
import planner.exchange.models
import planner.files.models
import planner.free_letters.models
import planner.grammar.models
import planner.history.models
import planner.inbox.models
import planner.invitations.aliases
import planner.invitations.attendance_models
import planner.invitations.models
import planner.invitations.saved_filters
import planner.invitations.shown_rows
import planner.letter_plans.models
import planner.letter_texts.models
import planner.mailbox.models
import planner.organisations.models
import planner.outbox.limits
import planner.outbox.models
import planner.releases.models
import planner.releases.publication.public_number
import planner.subscriptions.models  # noqa: F401
from planner.kernel.database import Base


def seal(metadata: MetaData) -> MetaData:
    """Add the composite keys. Mappers are configured first, so that joins use the simple keys."""
    configure_mappers()
    owned = [
        table for table in metadata.tables.values() if "office_id" in table.c and "id" in table.c
    ]
    for table in owned:
        table.append_constraint(UniqueConstraint("office_id", "id"))
    for table in owned:
        for column, target in _references(table):
            if target in owned:
                table.append_constraint(
                    ForeignKeyConstraint(
                        ["office_id", column],
                        [f"{target.name}.office_id", f"{target.name}.id"],
                    )
                )
    return metadata


def leave_out_empty(metadata: MetaData) -> MetaData:
    """Make each index whose first column is nullable a partial one, without the NULLs.

    NULL is never looked up. Where most rows have it, SQLite's statistics would say that each value
    matches most of the table, and the planner would scan the table instead of using the index.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            first = next(iter(index.columns))
            if first.nullable:
                for dialect in ("sqlite", "postgresql"):
                    index.dialect_options[dialect]["where"] = first.is_not(None)
    return metadata


def _references(table: Table) -> list[tuple[str, Table]]:
    return sorted(
        ((key.parent.name, key.column.table) for key in table.foreign_keys),
        key=lambda reference: reference[0],
    )


metadata = leave_out_empty(seal(Base.metadata))
