"""A deleted draft keeps every column of every row that goes with it."""

from __future__ import annotations

from planner.events.models.kinds import EventStatus
from planner.events.operations.tasks import PEOPLE
from planner.exchange.deleting import KEPT_COLUMNS, delete_draft, restore_draft
from planner.exchange.shapes import BESIDE, EVENT, Shape
from planner.kernel.database import SYSTEM_COLUMNS
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.queries import own_texts
from planner.letter_texts.wording import Wording
from planner.models import metadata
from tests.factories import Make

# Columns that are set anew or derived when a draft is restored.
_DERIVED = {
    *("calendar_uid", "revised_at", "starts_at", "ends_at", "related_text", "position"),
    *SYSTEM_COLUMNS,
}
# A plan begins anew: its hours are derived, and a person agrees to each letter again.
_PLAN_BEGINS_ANEW = {
    *("planned_letters.state", "planned_letters.way", "planned_letters.due_at"),
    *("planned_letters.settled_at", "planned_letters.reason", "planned_letters.agreed_by_id"),
    "planned_letters.job_id",
}
# What hangs on events of which somebody was told; those are not deleted. What was removed from the
# draft before can no longer be brought back. Texts of letters are kept beside the event.
_OF_OTHERS = {
    *("invitations", "invitation_aliases", "clips", "event_snapshots", "removed"),
    *("letter_texts", "speaker_confirmations", "distributions"),
    *("attendance_requests", "identity_papers"),
}


def hanging(name: str) -> set[str]:
    """The tables whose rows go with a row of this table, at any depth."""
    found = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == name and key.ondelete == "CASCADE"
    }
    return found.union(*(hanging(one) for one in found))


def test_every_column_of_what_is_deleted_is_kept() -> None:
    lost = {found for shape in _shapes() for found in _lost(shape)}

    people = {f"event_tasks.{name}" for name in PEOPLE}
    kept = {f"events.{name}" for name in KEPT_COLUMNS}
    assert lost == people | kept | _PLAN_BEGINS_ANEW


def test_every_table_of_what_is_deleted_is_kept() -> None:
    kept = {table for shape in _shapes() for table in _tables(shape)}

    assert hanging("events") - kept - {"events"} == _OF_OTHERS


def test_the_texts_of_its_letters_come_back_with_a_draft(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)
    ours = Wording(subject="Come", greeting="Hello,", opening="We have news.")
    set_text(work, LetterKind.INVITATION, "en", ours, None, event_id=event.id)

    restored = restore_draft(work, delete_draft(work, event)).event

    own = own_texts(work.session, work.office_id, restored.id)
    assert own.of(LetterKind.INVITATION, "en") == ours


def _shapes() -> list[Shape]:
    return [EVENT, *(BESIDE[name] for name in BESIDE if name != "invitations")]


def _lost(shape: Shape) -> set[str]:
    table = shape.model.__table__
    referred = {
        column.name
        for name in shape.references
        for column in shape.model.__mapper__.relationships[name].local_columns
    }
    parents = {
        column.name
        for column in table.c
        for key in column.foreign_keys
        if key.ondelete == "CASCADE"
    }
    kept = {*shape.fields, *referred, *parents, *_DERIVED}
    lost = {f"{table.name}.{column.name}" for column in table.c if column.name not in kept}
    return lost.union(*(_lost(child) for child in shape.children.values()))


def _tables(shape: Shape) -> set[str]:
    children = (_tables(child) for child in shape.children.values())
    return {shape.model.__tablename__}.union(*children)
