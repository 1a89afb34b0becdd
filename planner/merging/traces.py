"""Letters, messages, notes, rows of lists that were brought in, and older merges: what only says whom it is about."""

from __future__ import annotations

from sqlalchemy import update

from planner.confirmations.models import SpeakerConfirmation
from planner.contacts.importing.models import ImportRow
from planner.contacts.notes import PersonNote
from planner.inbox.models import ReceivedMessage
from planner.kernel.messages import Message
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, moved_rows, take_rows_back
from planner.outbox.models import Letter


def _move_letters(work: Work, two: Two) -> Kept:
    return {"letters": moved_rows(work, Letter.person_id, two)}


def _take_letters_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, Letter.person_id, two, kept["letters"])
    return []


def _move_messages(work: Work, two: Two) -> Kept:
    return {"messages": moved_rows(work, ReceivedMessage.person_id, two)}


def _take_messages_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, ReceivedMessage.person_id, two, kept["messages"])
    return []


def _move_notes(work: Work, two: Two) -> Kept:
    return {"notes": moved_rows(work, PersonNote.person_id, two)}


def _take_notes_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, PersonNote.person_id, two, kept["notes"])
    return []


def _move_rows(work: Work, two: Two) -> Kept:
    """A row knows the version that its list left: that of the other person would let an undo of the
    import take back what it never did.
    """
    rows = moved_rows(work, ImportRow.person_id, two)
    table = ImportRow.__table__
    work.session.connection().execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.office_id == work.office_id, table.c.person_id == two.survivor.id)
        .where(table.c.id.in_(rows))
        .values(person_version=None)
    )
    return {"rows": rows}


def _take_rows_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    take_rows_back(work, ImportRow.person_id, two, kept["rows"])
    return []


def _move_confirmations(work: Work, two: Two) -> Kept:
    """Both links go on; of two rows about one event the later one counts."""
    return {"confirmations": moved_rows(work, SpeakerConfirmation.person_id, two)}


def _take_confirmations_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    rows = kept.get("confirmations", ())
    take_rows_back(work, SpeakerConfirmation.person_id, two, rows)
    return []


LETTERS = Room(
    name="letters",
    columns=("letters.person_id",),
    move=_move_letters,
    take_back=_take_letters_back,
)
MESSAGES = Room(
    name="messages",
    columns=("received_messages.person_id",),
    move=_move_messages,
    take_back=_take_messages_back,
)
NOTES = Room(
    name="notes",
    columns=("person_notes.person_id",),
    move=_move_notes,
    take_back=_take_notes_back,
)
LISTS = Room(
    name="lists",
    columns=("import_rows.person_id",),
    move=_move_rows,
    take_back=_take_rows_back,
)
CONFIRMATIONS = Room(
    name="confirmations",
    columns=("speaker_confirmations.person_id",),
    move=_move_confirmations,
    take_back=_take_confirmations_back,
)
