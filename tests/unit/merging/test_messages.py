"""Messages that came by mail, when the people who wrote them become one."""

from __future__ import annotations

from planner.contacts.notes import Audience, NotePlan, write_note
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.mail.reading import read_message
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.models import metadata
from tests.factories import Make
from tests.mail_fixtures.answers import gmail
from tests.mail_fixtures.replies import Reply


def test_messages_are_about_the_person_and_the_invitation_that_stay(work: Work, make: Make) -> None:
    anna = make.person("Anna Arden", email="anna@paper.test")
    other = make.person("A. Arden", email="arden@radio.test")
    event = make.event()
    kept, gone = make.invitation(event, person=anna), make.invitation(event, person=other)
    message = _answer(work, gone)
    came = (message.person_id, message.invitation_id)

    row = merge(work, anna, other, MergePlan())
    work.session.refresh(message)
    merged = (message.person_id, message.invitation_id)
    undo_merge(work, row)
    work.session.refresh(message)

    assert came == (other.id, gone.id)
    assert merged == (anna.id, kept.id)
    assert (message.person_id, message.invitation_id) == came


def test_private_notes_go_to_the_record_that_stays_and_come_back(work: Work, make: Make) -> None:
    anna, other = make.person("Anna Arden"), make.person("A. Arden")
    note = write_note(work, other, NotePlan(text="Calls back", audience=Audience.EDITORS))

    row = merge(work, anna, other, MergePlan())
    work.session.refresh(note)
    merged = note.person_id
    undo_merge(work, row)
    work.session.refresh(note)

    assert (merged, note.person_id) == (anna.id, other.id)


def test_every_reference_to_invitations_is_led_on() -> None:
    refer = {
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column is Invitation.__table__.c.id and key.parent.name != "office_id"
    }

    assert refer == {
        "attendance_requests.invitation_id",
        "invitation_aliases.invitation_id",
        "invitations.instead_of_id",
        "received_messages.invitation_id",
    }


def _answer(work: Work, guest: Invitation) -> ReceivedMessage:
    raw = gmail(Reply(uid=guest.event.calendar_uid, address=guest.address))
    return receive(work, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=work.now)
