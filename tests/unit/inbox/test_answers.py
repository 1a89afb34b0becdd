"""Answers from calendar programs: believed with a proof, applied once and in order."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from planner.accounts.models import Office
from planner.events.changes import When
from planner.events.models.kinds import EventStatus
from planner.inbox.models import Attention, Outcome, Question, ReceivedBy
from planner.invitations.answers import Reply as PageReply
from planner.invitations.answers import answer
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from tests.factories import Make
from tests.mail_fixtures import tnef
from tests.mail_fixtures.answers import PROGRAMS, Program
from tests.mail_fixtures.replies import SENT_AT
from tests.unit.inbox.conftest import Answer as Answers
from tests.unit.inbox.conftest import Take
from tests.unit.invitations.post import DAY, move, save, send, withdraw

OTHER = "press@house.test"
LATER = SENT_AT + timedelta(minutes=5)


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_an_answer_of_each_program_is_applied(
    answers: Answers, ada: Invitation, program: Program
) -> None:
    message = answers(program, comment="With a camera")

    assert (message.outcome, message.is_proven) == (Outcome.APPLIED, True)
    assert (ada.standing, ada.answer_road) == (Answer.ACCEPTED, AnswerRoad.MAIL)
    assert (ada.message, message.attention) == ("With a camera", Attention.READING)


@pytest.mark.parametrize(
    ("partstat", "expected"),
    [
        ("ACCEPTED", Answer.ACCEPTED),
        ("TENTATIVE", Answer.TENTATIVE),
        ("DECLINED", Answer.DECLINED),
    ],
)
def test_the_answer_is_that_of_the_program(
    answers: Answers, ada: Invitation, partstat: str, expected: Answer
) -> None:
    answers(partstat=partstat)

    assert ada.standing is expected


@pytest.mark.parametrize("partstat", ["NEEDS-ACTION", "COMPLETED", "X-PERHAPS", ""])
def test_what_is_no_answer_changes_nothing(
    answers: Answers, ada: Invitation, partstat: str
) -> None:
    message = answers(partstat=partstat)

    assert message.outcome is Outcome.IGNORED
    assert ada.answer is Answer.NEEDS_ACTION


@pytest.mark.parametrize(
    ("given", "is_believed"),
    [
        ({}, True),
        ({"results": ""}, True),
        ({"to": OTHER}, True),
        ({"to": OTHER, "results": ""}, False),
        ({"to": OTHER, "results": "dmarc=none"}, False),
        ({"results": "dmarc=fail"}, False),
        ({"to": OTHER, "results": "dkim=pass header.d=paper.test; spf=none"}, True),
        ({"sender": "relay@cloud.test"}, False),
        ({"sender": "relay@cloud.test", "to": OTHER}, False),
        ({"road": ReceivedBy.UPLOAD}, False),
        ({"road": ReceivedBy.COMMAND}, True),
    ],
)
def test_an_answer_is_believed_from_its_guest_with_token_or_result(
    answers: Answers, ada: Invitation, given: dict[str, str], *, is_believed: bool
) -> None:
    message = answers(**given)

    assert (ada.answer is Answer.ACCEPTED) is is_believed
    assert message.outcome is (Outcome.APPLIED if is_believed else Outcome.HELD)
    assert message.question is (None if is_believed else Question.ANSWER)


def test_the_token_of_another_guest_proves_nothing(
    work: Work, make: Make, answers: Answers, ada: Invitation
) -> None:
    other = make.person("Bob")
    to = reply_address(work.links.signer, "press@house.test", other.public_id)

    message = answers(to=to, results="")

    assert (message.outcome, ada.answer) == (Outcome.HELD, Answer.NEEDS_ACTION)


def test_a_made_up_token_proves_nothing(answers: Answers, ada: Invitation) -> None:
    made_up = f"press+{ada.person.public_id}{'a' * 16}@house.test"

    assert answers(to=made_up, results="").outcome is Outcome.HELD


def test_results_of_other_servers_prove_nothing(
    answers: Answers, ada: Invitation, office: Office
) -> None:
    office.authserv_id = "mx.elsewhere.test"

    assert answers(to=OTHER).outcome is Outcome.HELD
    assert ada.answer is Answer.NEEDS_ACTION


def test_the_same_message_again_changes_nothing(answers: Answers, ada: Invitation) -> None:
    first = answers()
    ada.answer = Answer.DECLINED

    assert answers().id == first.id
    assert ada.answer is Answer.DECLINED


def test_of_two_answers_the_later_one_counts_whatever_comes_first(
    answers: Answers, ada: Invitation
) -> None:
    answers(partstat="DECLINED", sent_at=LATER, message_id="<2@paper.test>")
    earlier = answers(partstat="ACCEPTED", message_id="<1@paper.test>")

    assert earlier.outcome is Outcome.IGNORED
    assert ada.standing is Answer.DECLINED


def test_of_answers_that_waited_in_the_mailbox_the_later_one_counts(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    """Both came before the first was read."""
    first, second = (work.now - timedelta(minutes=minutes) for minutes in (20, 10))
    answers(received_at=first, sent_at=first, message_id="<1@paper.test>")

    later = answers(
        partstat="DECLINED", received_at=second, sent_at=second, message_id="<2@paper.test>"
    )

    assert (later.outcome, ada.standing) == (Outcome.APPLIED, Answer.DECLINED)
    assert ada.answered_at == second


def test_two_answers_with_the_same_number_are_left_to_a_person(
    answers: Answers, ada: Invitation
) -> None:
    answers(partstat="ACCEPTED", message_id="<1@paper.test>")
    second = answers(partstat="DECLINED", message_id="<2@paper.test>")

    assert (second.outcome, ada.standing) == (Outcome.HELD, Answer.ACCEPTED)


def test_an_answer_from_tomorrow_is_left_to_a_person(work: Work, answers: Answers) -> None:
    assert answers(sent_at=work.now + timedelta(minutes=6)).question is Question.ANSWER


def test_what_the_guest_has_answered_since_counts(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    answer(work, ada, PageReply(answer=Answer.DECLINED))

    message = answers(received_at=work.now - timedelta(minutes=1))

    assert (message.outcome, ada.answer) == (Outcome.IGNORED, Answer.DECLINED)


def test_an_answer_to_an_earlier_date_is_left_to_a_person(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    save(work, ada.event, when=When(starts_on=DAY, starts_clock=time(15), zone="Europe/Moscow"))
    send(work)

    old = answers(sequence=0, message_id="<1@paper.test>")
    new = answers(sequence=ada.asked_sequence, message_id="<2@paper.test>")

    assert (old.outcome, old.question) == (Outcome.HELD, Question.ANSWER)
    assert (new.outcome, ada.standing) == (Outcome.APPLIED, Answer.ACCEPTED)


def test_a_number_above_ours_is_no_fault(answers: Answers, ada: Invitation) -> None:
    assert answers(sequence=17).outcome is Outcome.APPLIED
    assert ada.standing is Answer.ACCEPTED


def test_after_the_deadline_a_person_decides(work: Work, answers: Answers, ada: Invitation) -> None:
    ada.event.answers_until = (work.now - timedelta(days=1)).date()

    assert answers().question is Question.ANSWER
    assert ada.answer is Answer.NEEDS_ACTION


def test_what_comes_after_the_beginning_is_only_noted(answers: Answers, ada: Invitation) -> None:
    assert ada.event.starts_at is not None

    message = answers(received_at=ada.event.starts_at)

    assert (message.outcome, ada.answer) == (Outcome.NOTED, Answer.NEEDS_ACTION)


def test_an_event_that_is_off_takes_no_answers(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    move(work, ada.event, EventStatus.CANCELLED, "The hall is closed.")

    assert answers().outcome is Outcome.IGNORED


def test_a_withdrawn_guest_does_not_come_by_mail(
    work: Work, answers: Answers, ada: Invitation
) -> None:
    withdraw(work, ada)

    assert answers().outcome is Outcome.IGNORED
    assert ada.answer is Answer.NEEDS_ACTION


def test_a_colleague_is_proposed_and_not_invited(answers: Answers, ada: Invitation) -> None:
    message = answers(partstat="DELEGATED", parameters=';DELEGATED-TO="mailto:bob@paper.test"')

    assert (message.question, message.colleague) == (Question.COLLEAGUE, "bob@paper.test")
    assert ada.answer is Answer.NEEDS_ACTION


def test_another_attendee_is_asked_about(answers: Answers, ada: Invitation) -> None:
    message = answers(address="bob@paper.test")

    assert (message.question, message.invitation_id) == (Question.OTHER_ADDRESS, ada.id)
    assert ada.answer is Answer.NEEDS_ACTION


def test_a_stranger_with_the_public_uid_is_passed_over(answers: Answers) -> None:
    message = answers(address="bob@paper.test", to=OTHER)

    assert (message.outcome, message.attention) == (Outcome.IGNORED, None)


def test_somebody_of_the_register_who_is_not_asked_is_shown(make: Make, answers: Answers) -> None:
    make.person("Bob", email="bob@paper.test")

    assert answers(address="bob@paper.test", to=OTHER).question is Question.OTHER_ADDRESS


def test_another_uid_is_about_nothing_of_ours(answers: Answers, ada: Invitation) -> None:
    assert answers(uid="somebody-else-s").outcome is Outcome.IGNORED
    assert ada.answer is Answer.NEEDS_ACTION


def test_a_day_of_a_series_is_about_nothing_of_ours(answers: Answers) -> None:
    assert answers(extra="RECURRENCE-ID:20120327T070000Z").outcome is Outcome.IGNORED


def test_ten_attendees_are_left_to_a_person(answers: Answers, ada: Invitation) -> None:
    many = "\r\n".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a{n}@paper.test" for n in range(10))

    message = answers(extra=many)

    assert (message.outcome, message.question) == (Outcome.HELD, Question.UNREADABLE)
    assert ada.answer is Answer.NEEDS_ACTION


def test_ten_attendees_of_a_stranger_are_refused(answers: Answers) -> None:
    many = "\r\n".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a{n}@paper.test" for n in range(10))

    message = answers(extra=many, to=OTHER, sender="x@spam.test")

    assert (message.outcome, message.attention) == (Outcome.REFUSED, None)


def test_the_crew_stays_unless_the_guest_does_not_come(answers: Answers, ada: Invitation) -> None:
    ada.crew, ada.message = 3, "With a van"

    answers(message_id="<1@paper.test>")
    assert (ada.crew, ada.message) == (3, "With a van")

    answers(partstat="DECLINED", sent_at=LATER, message_id="<2@paper.test>")
    assert ada.crew == 0


def test_an_answer_in_winmail_dat_counts(work: Work, ada: Invitation, take: Take) -> None:
    to = reply_address(work.links.signer, "press@house.test", ada.person.public_id)

    stored = take(tnef.message(tnef.answer(ada.event.calendar_uid), to=to))

    assert (stored.outcome, ada.answer) == (Outcome.APPLIED, Answer.ACCEPTED)
