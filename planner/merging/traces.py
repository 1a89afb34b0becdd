"""What only says whom it is about: letters, messages, notes, requests, assistants, rows of lists."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from planner.accreditation.models import AttendanceRequest, SeasonAccreditation
from planner.confirmations.models import SpeakerConfirmation
from planner.contacts.assistants import Assistant
from planner.contacts.importing.models import ImportRow
from planner.contacts.notes import PersonNote
from planner.distribution.models import EmbargoedCopy
from planner.inbox.models import ReceivedMessage
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Two, moved_rows, room_of_rows
from planner.outbox.models import Letter
from planner.subscriptions.models import Subscription


def _move_rows_of_lists(work: Work, two: Two) -> Kept:
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


LETTERS = room_of_rows("letters", letters=Letter.person_id)
MESSAGES = room_of_rows("messages", messages=ReceivedMessage.person_id)
NOTES = room_of_rows("notes", notes=PersonNote.person_id)
LISTS = replace(room_of_rows("lists", rows=ImportRow.person_id), move=_move_rows_of_lists)
ACCREDITATION = room_of_rows(
    "accreditation", requests=AttendanceRequest.person_id, seasons=SeasonAccreditation.person_id
)
# Somebody merged with their own assistant stands there twice until it is undone, and gets nothing for it
# (`contacts.assistants.assistants_of`).
ASSISTANTS = room_of_rows(
    "assistants", people=Assistant.person_id, assistants=Assistant.assistant_id
)
SUBSCRIPTIONS = room_of_rows("subscriptions", subscriptions=Subscription.person_id)
COPIES = room_of_rows("embargoed_copies", copies=EmbargoedCopy.person_id)
# Both links go on; of two rows about one event the later one counts.
CONFIRMATIONS = room_of_rows("confirmations", confirmations=SpeakerConfirmation.person_id)
