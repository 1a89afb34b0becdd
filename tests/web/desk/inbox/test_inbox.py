"""The inbox: what waits for whom, and what each button does."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.suppressions import unwanted_by
from planner.inbox.models import Attention, Decision, ReceivedBy, ReceivedMessage
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.factories import Make
from tests.mail_fixtures.answers import counter, gmail
from tests.mail_fixtures.personal import WORDS, letter
from tests.mail_fixtures.replies import Reply
from tests.unit.invitations.post import entry_of, last_letter
from tests.web.desk.inbox.acts import INBOX, ada, answer, take
from tests.web.reading import texts
from tests.web.visitor import Visitor

__all__ = ["ada"]


def again(work: Work, message: ReceivedMessage) -> ReceivedMessage:
    work.session.expire_all()
    return work.session.get_one(ReceivedMessage, message.id)


def test_what_waits_stands_first_and_is_counted(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    answer(work, ada)
    take(work, letter("<b>With</b> a camera"))

    page = editor.get(INBOX).text

    assert texts(page, "main [aria-current]") == ["To decide 1"]
    assert texts(page, "tbody th a") == ["Ada"]
    assert texts(editor.get(f"{INBOX}?category=read").text, "tbody td span[dir]") == [
        "<b>With</b> a camera"
    ]


def test_a_message_is_shown_as_text_with_its_reason(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    message = take(work, letter(f"{WORDS}\n\n-- \n<script>x</script>", "Re: <i>Rivers</i>"))

    page = editor.get(f"{INBOX}{message.id}").text

    assert texts(page, "h1") == ["Re: <i>Rivers</i>"]
    assert texts(page, "main pre")[0] == WORDS
    assert texts(page, "main .notice") == ["Ada writes."]


def test_the_message_is_downloaded_as_it_came(editor: Visitor, work: Work, ada: Invitation) -> None:
    raw = letter(WORDS)

    response = editor.get(f"{INBOX}{take(work, raw).id}.eml")

    assert response.data == raw
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.content_type == "application/octet-stream"


def test_words_are_read_one_by_one_or_all(editor: Visitor, work: Work, ada: Invitation) -> None:
    first = take(work, letter(WORDS, number="<1@paper.test>"))
    second = take(work, letter(WORDS, number="<2@paper.test>"))
    third = take(work, letter(WORDS, number="<3@paper.test>"))

    editor.post(f"{INBOX}{first.id}/reading")
    editor.post(f"{INBOX}readings", {"newest": second.id})

    assert [again(work, one).attention for one in (first, second, third)] == [
        None,
        None,
        Attention.READING,
    ]


def test_an_answer_without_proof_is_noted_by_a_person_and_taken_back(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    message = answer(work, ada, comment="At eleven")

    editor.post(f"{INBOX}{message.id}/decision", {"decision": "noted"})
    work.session.expire_all()
    assert (ada.standing, ada.message) == (Answer.ACCEPTED, "At eleven")
    assert again(work, message).decision is Decision.NOTED

    editor.post(f"{INBOX}{message.id}/undoing")
    work.session.expire_all()
    assert (ada.standing, ada.answered_at, ada.message) == (Answer.NEEDS_ACTION, None, "")
    assert again(work, message).attention is Attention.DECISION


def test_an_answer_that_was_given_since_is_not_undone(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    message = answer(work, ada)
    editor.post(f"{INBOX}{message.id}/decision", {"decision": "noted"})
    work.session.expire_all()
    ada.answer, ada.answered_at = Answer.DECLINED, work.now + timedelta(hours=1)
    work.session.commit()

    assert editor.post(f"{INBOX}{message.id}/undoing").status_code == 409
    work.session.expire_all()
    assert ada.answer is Answer.DECLINED


def test_nothing_is_decided_twice(editor: Visitor, work: Work, ada: Invitation) -> None:
    message = answer(work, ada)

    first = editor.post(f"{INBOX}{message.id}/decision", {"decision": "discarded"})
    second = editor.post(f"{INBOX}{message.id}/decision", {"decision": "noted"})

    assert (first.status_code, second.status_code) == (303, 409)


@pytest.mark.parametrize("decision", ["", "accepted", "invited", "nonsense"])
def test_other_decisions_have_their_own_buttons(
    editor: Visitor, work: Work, ada: Invitation, decision: str
) -> None:
    message = answer(work, ada)

    response = editor.post(f"{INBOX}{message.id}/decision", {"decision": decision})

    assert response.status_code == 422


def test_another_address_is_added_and_its_answer_counts(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    refers = last_letter(work).message_id
    message = answer(work, ada, address="ada@home.test", refers_to=refers)

    editor.post(f"{INBOX}{message.id}/decision", {"decision": "address_added"})
    work.session.expire_all()
    assert ada.person.emails == ["ada@paper.test", "ada@home.test"]
    assert (ada.standing, ada.address) == (Answer.ACCEPTED, "ada@paper.test")

    editor.post(f"{INBOX}{message.id}/undoing")
    work.session.expire_all()
    assert ada.person.emails == ["ada@paper.test"]
    assert ada.standing is Answer.NEEDS_ACTION


def test_an_address_of_somebody_else_is_not_added(
    editor: Visitor, work: Work, make: Make, ada: Invitation
) -> None:
    refers = last_letter(work).message_id
    message = answer(work, ada, address="bob@home.test", refers_to=refers)
    make.person("Bob", email="bob@home.test")
    work.session.commit()

    response = editor.post(f"{INBOX}{message.id}/decision", {"decision": "address_added"})

    assert response.status_code == 409


def test_a_colleague_is_invited_instead(editor: Visitor, work: Work, ada: Invitation) -> None:
    message = answer(
        work, ada, partstat="DELEGATED", parameters=';DELEGATED-TO="mailto:bob@paper.test"'
    )

    nameless = editor.post(f"{INBOX}{message.id}/colleague", {"name": ""})
    named = editor.post(f"{INBOX}{message.id}/colleague", {"name": "Bob Bell"})

    assert (nameless.status_code, named.status_code) == (422, 303)
    work.session.expire_all()
    bob = work.session.scalars(select(Invitation).where(Invitation.instead_of_id == ada.id)).one()
    assert (bob.name, bob.address, ada.standing) == (
        "Bob Bell",
        "bob@paper.test",
        Answer.DELEGATED,
    )
    assert last_letter(work).recipient_address == "bob@paper.test"


def test_an_accepted_time_stands_in_the_form(editor: Visitor, work: Work, ada: Invitation) -> None:
    reply = Reply(uid=ada.event.calendar_uid, address="ada@paper.test")
    message = take(work, counter(reply))

    response = editor.post(f"{INBOX}{message.id}/acceptance")
    page = editor.get(response.location).text

    assert 'value="14:30"' in page
    assert again(work, message).decision is Decision.ACCEPTED
    assert ada.event.starts_clock is not None
    assert ada.event.starts_clock.hour == 11


def test_a_declined_time_is_told_to_the_guest_alone(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    reply = Reply(uid=ada.event.calendar_uid, address="ada@paper.test")
    message = take(work, counter(reply))

    assert editor.post(f"{INBOX}{message.id}/refusal").status_code == 303

    told = last_letter(work)
    assert (told.recipient_address, told.calendar_method) == ("ada@paper.test", "DECLINECOUNTER")
    assert int(entry_of(told)["SEQUENCE"]) == 0
    assert told.delivery == "queued"
    assert work.session.query(Letter).count() == 2


def test_a_proposal_of_a_guest_without_entry_is_not_declined_by_letter(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    reply = Reply(uid=ada.event.calendar_uid, address="ada@paper.test")
    message = take(work, counter(reply))
    ada.withdrawn_at = work.now
    work.session.commit()

    assert editor.post(f"{INBOX}{message.id}/refusal").status_code == 409
    assert again(work, message).attention is Attention.DECISION


def test_a_letter_of_a_stranger_is_attached_to_a_guest_and_taken_back(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    message = take(work, letter(WORDS, sender="ada@home.test"))

    found = editor.get(f"{INBOX}{message.id}?search=ada").text
    editor.post(f"{INBOX}{message.id}/attachment", {"guest": ada.id})
    attached = again(work, message)
    assert texts(found, "ul.lines bdi")[0] == "Ada"
    assert (attached.invitation_id, attached.person_id) == (ada.id, ada.person_id)

    editor.post(f"{INBOX}{message.id}/undoing")
    assert again(work, message).invitation_id is None


def test_a_message_is_not_attached_to_a_guest_of_another_office(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    message = take(work, letter(WORDS, sender="ada@home.test"))

    assert editor.post(f"{INBOX}{message.id}/attachment", {"guest": 4711}).status_code == 404


def test_a_person_is_opted_out_by_a_member(editor: Visitor, work: Work, ada: Invitation) -> None:
    message = take(
        work, letter("", "unsubscribe invitations").replace(b"dmarc=pass", b"dmarc=fail")
    )

    editor.post(f"{INBOX}{message.id}/decision", {"decision": "unsubscribed"})

    assert unwanted_by(work, ["ada@paper.test"]) == {"invitations"}
    assert editor.post(f"{INBOX}{message.id}/undoing").status_code == 409


def test_a_saved_message_is_brought_in_and_looked_at(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    raw = gmail(Reply(uid=ada.event.calendar_uid, address="ada@paper.test"))

    response = editor.post(INBOX, {"file": (io.BytesIO(raw), "answer.eml")})
    message = work.session.scalars(select(ReceivedMessage)).one()

    assert response.location == f"{INBOX}{message.id}"
    assert (message.road, message.attention) == (ReceivedBy.UPLOAD, Attention.DECISION)
    assert ada.answer is Answer.NEEDS_ACTION


def test_without_a_file_nothing_is_brought_in(editor: Visitor, work: Work) -> None:
    assert editor.post(INBOX, {}).status_code == 422
    assert work.session.scalars(select(ReceivedMessage)).all() == []
