"""Words, absences, opting out, proposals, refreshing, and what nobody waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from planner.accounts.models import Office, ReplyAddresses
from planner.contacts.suppressions import unwanted_by
from planner.events.changes import When
from planner.events.models.event import Event
from planner.inbox.models import Attention, Outcome, Question, RawMessage, ReceivedBy
from planner.inbox.receiving import receive
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer, Invitation
from planner.invitations.purposes import Purpose
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.mail.limits import MESSAGE_BYTES
from planner.mail.reading import read_message
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery
from tests.factories import Make
from tests.mail_fixtures.answers import counter, exchange
from tests.mail_fixtures.personal import ABSENCES, WORDS, letter
from tests.unit.inbox.conftest import Answer as Answers
from tests.unit.inbox.conftest import Take
from tests.unit.invitations.post import DAY, entry_of, invite, last_letter, letters, save, send

AUTO = "Auto-Submitted: auto-replied\r\n"


def to(work: Work, guest: Invitation) -> str:
    return reply_address(work.links.signer, "press@house.test", guest.person.public_id)


def test_words_stand_at_the_guest_until_they_are_read(
    work: Work, ada: Invitation, take: Take
) -> None:
    message = take(letter(WORDS, to=to(work, ada)))

    assert (message.outcome, message.attention) == (Outcome.NOTED, Attention.READING)
    assert (message.invitation_id, message.own_words) == (ada.id, WORDS)


def test_words_are_matched_by_the_letter_that_they_answer(
    work: Work, ada: Invitation, take: Take
) -> None:
    answered = f"In-Reply-To: {last_letter(work).message_id}\r\n"

    message = take(letter(WORDS, sender="ada@home.test", headers=answered))

    assert (message.invitation_id, message.is_proven) == (ada.id, False)


def test_words_are_matched_by_the_address(ada: Invitation, take: Take) -> None:
    assert take(letter(WORDS)).invitation_id == ada.id


def test_words_of_a_stranger_wait_for_a_person(take: Take) -> None:
    message = take(letter(WORDS, sender="bob@radio.test"))

    assert (message.outcome, message.question) == (Outcome.HELD, Question.SENDER)
    assert message.attention is Attention.DECISION


def test_an_address_that_two_people_have_names_nobody(make: Make, take: Take) -> None:
    make.person("Ann", email="desk@paper.test")
    make.person("Bob", email="desk@paper.test")

    assert take(letter(WORDS, sender="desk@paper.test")).person_id is None


def test_only_the_office_changes_its_event(answers: Answers, ada: Invitation) -> None:
    for number, method in enumerate(("CANCEL", "REQUEST", "ADD", "PUBLISH", "DECLINECOUNTER")):
        message = answers(method=method, message_id=f"<{number}@paper.test>")
        assert message.outcome is Outcome.REFUSED

    assert ada.answer is Answer.NEEDS_ACTION


def test_an_absence_is_noted_with_its_end(work: Work, ada: Invitation, take: Take) -> None:
    subject, text, until = ABSENCES["ru"]

    message = take(letter(text, subject, headers=AUTO))

    assert (message.outcome, message.attention) == (Outcome.NOTED, None)
    assert (message.absent_until, until) == (date(2012, 3, 30), date(2012, 3, 30))
    assert message.person_id == ada.person_id
    assert len(letters(work)) == 1


def test_an_absence_of_a_stranger_is_passed_over(take: Take) -> None:
    subject, text, _until = ABSENCES["open"]

    assert (
        take(letter(text, subject, sender="x@radio.test", headers=AUTO)).outcome is Outcome.IGNORED
    )


def test_an_absence_without_an_end_is_noted(ada: Invitation, take: Take) -> None:
    subject, text, _until = ABSENCES["open"]

    assert take(letter(text, subject, headers=AUTO)).absent_until is None


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("unsubscribe invitations", {ListKind.INVITATIONS}),
        ("unsubscribe releases", {ListKind.RELEASES}),
        ("unsubscribe", set(ListKind)),
    ],
)
def test_opting_out_by_mail_counts_as_the_button_does(
    work: Work, ada: Invitation, take: Take, subject: str, left: set[ListKind]
) -> None:
    message = take(letter("", subject, to=to(work, ada), sender="ada@home.test"))

    assert message.outcome is Outcome.APPLIED
    assert unwanted_by(work, ["ada@paper.test"]) == left


def test_opting_out_from_ones_own_address_counts(work: Work, ada: Invitation, take: Take) -> None:
    take(letter("", "unsubscribe"))

    assert unwanted_by(work, ["ada@paper.test"]) == set(ListKind)


def test_nobody_opts_out_for_another(work: Work, ada: Invitation, take: Take) -> None:
    answered = f"In-Reply-To: {last_letter(work).message_id}\r\n"

    unproven = take(letter("", "unsubscribe", sender="spy@spam.test", headers=answered))
    stranger = take(letter("", "unsubscribe", sender="spy@spam.test", number="<2@spam.test>"))

    assert unproven.question is Question.UNSUBSCRIBE
    assert stranger.question is Question.UNSUBSCRIBE
    assert unwanted_by(work, ["ada@paper.test"]) == set()


def test_machines_are_passed_over(ada: Invitation, take: Take) -> None:
    message = take(letter("Ticket 17 was opened.", headers=AUTO))

    assert (message.outcome, message.attention) == (Outcome.IGNORED, None)


def test_another_time_is_proposed_and_nothing_moves(answers: Answers, ada: Invitation) -> None:
    message = answers(program=counter, comment="After lunch?")

    assert (message.outcome, message.question) == (Outcome.HELD, Question.NEW_TIME)
    assert message.starts_at == datetime(2012, 3, 27, 10, 30, tzinfo=UTC)
    assert message.own_words == "After lunch?"
    assert (ada.answer, ada.event.sequence) == (Answer.NEEDS_ACTION, 0)


def test_a_proposal_in_a_zone_of_windows_is_understood(answers: Answers) -> None:
    message = answers(
        program=lambda reply: exchange(replace(reply, method="COUNTER")), partstat="TENTATIVE"
    )

    assert message.starts_at == datetime(2012, 3, 27, 7, tzinfo=UTC)


def test_a_proposal_about_nothing_of_ours_is_passed_over(answers: Answers) -> None:
    assert answers(program=counter, uid="x").outcome is Outcome.IGNORED


def test_the_current_entry_is_sent_again_once_a_day(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    first = answers(method="REFRESH", message_id="<1@paper.test>", program=exchange)
    again = last_letter(work)
    second = answers(method="REFRESH", message_id="<2@paper.test>", program=exchange)

    assert (first.outcome, second.outcome) == (Outcome.APPLIED, Outcome.IGNORED)
    assert (again.purpose, again.delivery) == (Purpose.AGAIN, Delivery.QUEUED)
    assert again.recipient_address == "ada@paper.test"
    assert work.links.invitation(ada.public_id, 1) in again.text
    assert int(entry_of(again)["SEQUENCE"]) == 0
    assert len(letters(work)) == 2


@pytest.mark.parametrize(
    "given",
    [
        {"sender": "spy@spam.test"},
        {"address": "spy@spam.test"},
        {"uid": "x"},
        {"to": "press@house.test", "results": ""},
    ],
)
def test_the_entry_is_sent_to_nobody_else(
    work: Work, answers: Answers, given: dict[str, str]
) -> None:
    message = answers(method="REFRESH", program=exchange, **given)

    assert message.outcome is not Outcome.APPLIED
    assert len(letters(work)) == 1


def test_machines_get_no_answer(work: Work, answers: Answers) -> None:
    assert answers(method="REFRESH").outcome is Outcome.IGNORED
    assert len(letters(work)) == 1


def test_a_letter_that_waits_goes_before(work: Work, answers: Answers, ada: Invitation) -> None:
    last_letter(work).delivery = Delivery.HELD

    assert answers(method="REFRESH", program=exchange).outcome is Outcome.IGNORED


def test_what_cannot_be_read_is_shown(work: Work, ada: Invitation, take: Take) -> None:
    raw = letter("x" * MESSAGE_BYTES, to=to(work, ada))

    message = take(raw)

    assert (message.outcome, message.question) == (Outcome.HELD, Question.UNREADABLE)
    assert (message.person_id, work.session.scalar(select(RawMessage))) == (ada.person_id, None)


def test_what_a_machine_sends_and_cannot_be_read_is_passed_over(take: Take) -> None:
    raw = letter("x" * MESSAGE_BYTES, sender="x@spam.test", headers=AUTO)

    assert take(raw).outcome is Outcome.IGNORED


def test_an_answer_cannot_be_brought_into_another_office(
    work: Work, make: Make, answers: Answers, ada: Invitation
) -> None:
    other = replace(work, office_id=make.office().id)
    raw = letter(WORDS, to=to(work, ada))

    message = receive(other, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=work.now)

    assert (message.person_id, message.invitation_id) == (None, None)


def test_the_organiser_of_an_entry_never_changes(
    work: Work, ada: Invitation, office: Office
) -> None:
    address = to(work, ada)
    asked = last_letter(work)
    office.reply_addresses = ReplyAddresses.MAILBOX

    save(work, ada.event, when=When(starts_on=DAY, starts_clock=time(15), zone="Europe/Moscow"))
    changed = last_letter(work)

    assert (asked.reply_address, changed.reply_address) == (address, address)
    assert str(entry_of(asked)["ORGANIZER"]) == f"mailto:{address}"
    assert str(entry_of(changed)["ORGANIZER"]) == f"mailto:{address}"
    assert (asked.sender_address, changed.sender_address) == ("press@house.test",) * 2


def test_an_entry_without_a_token_stays_so(
    work: Work, make: Make, event: Event, office: Office
) -> None:
    office.reply_addresses = ReplyAddresses.MAILBOX
    invite(work, event, [make.person("Bob")])
    send(work)
    office.reply_addresses = ReplyAddresses.TOKENS

    save(work, event, when=When(starts_on=DAY, starts_clock=time(15), zone="Europe/Moscow"))

    assert last_letter(work).reply_address == ""
    assert str(entry_of(last_letter(work))["ORGANIZER"]) == "mailto:press@house.test"


def test_letters_that_wait_follow_the_setting(
    work: Work, make: Make, event: Event, office: Office
) -> None:
    office.reply_addresses = ReplyAddresses.MAILBOX
    (bob,) = invite(work, event, [make.person("Bob")]).invited
    office.reply_addresses = ReplyAddresses.TOKENS

    bring_in_line(work, event)

    assert last_letter(work).reply_address == to(work, bob)
    assert bring_in_line(work, event) == 0


def test_a_mailbox_with_a_long_name_has_no_token(
    work: Work, make: Make, event: Event, office: Office
) -> None:
    office.mail_from = f"{'p' * 30}@house.test"
    invite(work, event, [make.person("Bob")])

    assert last_letter(work).reply_address == ""
    assert bring_in_line(work, event) == 0
