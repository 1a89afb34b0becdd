"""Writing letters, letting them go, throwing them away, trying again."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.history.models import Entry
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from planner.outbox.operations import (
    discard,
    enqueue,
    enqueue_all,
    release_event,
    release_letters,
    send_again,
    supersede,
)
from planner.outbox.queries import counts
from tests.factories import Make
from tests.unit.outbox.letters import CALENDAR, invitation, plan


def told(session: Session) -> list[tuple[str, dict[str, object]]]:
    entries = session.scalars(select(Entry).order_by(Entry.id))
    return [(entry.verb, entry.facts) for entry in entries]


def test_a_letter_is_written_as_planned_and_waits_for_a_person(work: Work) -> None:
    letter = enqueue(work, invitation(3, sequence=2, in_reply_to="<first@house.test>"))

    assert (letter.delivery, letter.office_id, letter.event_id) == (
        Delivery.HELD,
        work.office_id,
        7,
    )
    assert (letter.calendar, letter.calendar_method, letter.sequence) == (CALENDAR, "REQUEST", 2)
    assert (letter.written_at, letter.due_at, letter.released_at) == (work.now, work.now, None)
    assert letter.in_reply_to == "<first@house.test>"


def test_a_letter_that_need_not_wait_is_queued_at_once(work: Work) -> None:
    letter = enqueue(work, plan(is_held=False))

    assert (letter.delivery, letter.released_at) == (Delivery.QUEUED, work.now)


def test_the_same_key_writes_one_letter(work: Work) -> None:
    first = enqueue(work, plan())

    again = enqueue(work, plan(subject="Another subject"))

    assert again is first
    assert again.subject == "Rivers without borders"


def test_a_discarded_letter_is_written_anew(work: Work) -> None:
    first = enqueue(work, plan())
    identity = first.message_id
    discard(work, first)

    again = enqueue(work, plan(subject="Another subject"))

    assert again is first
    assert (again.subject, again.delivery, again.message_id) == (
        "Another subject",
        Delivery.HELD,
        identity,
    )


def test_the_message_id_follows_from_the_key_and_lies_in_the_senders_domain(work: Work) -> None:
    one = enqueue(work, plan(unique_key="a"))
    two = enqueue(work, plan(unique_key="b"))

    assert one.message_id != two.message_id
    assert one.message_id.startswith("<")
    assert one.message_id.endswith("@house.test>")


def test_many_letters_are_written_once_each(work: Work, session: Session) -> None:
    discard(work, enqueue(work, invitation(1)))
    enqueue(work, invitation(2))

    written = enqueue_all(work, (invitation(number) for number in range(1, 451)))

    assert written == 449
    assert counts(work) == {Delivery.HELD: 450}
    assert enqueue_all(work, (invitation(number) for number in range(1, 451))) == 0


def test_released_letters_say_who_let_them_go(work: Work, session: Session) -> None:
    letters = [enqueue(work, invitation(number)) for number in range(3)]

    released = release_letters(work, [letter.id for letter in letters[:2]])

    assert released == 2
    assert [letter.delivery for letter in letters] == [
        Delivery.QUEUED,
        Delivery.QUEUED,
        Delivery.HELD,
    ]
    assert told(session) == [("letter.released", {"count": 2})]
    assert release_letters(work, [letter.id for letter in letters[:2]]) == 0


def test_an_events_letters_are_released_up_to_the_last_one_shown(work: Work) -> None:
    letters = [enqueue(work, invitation(number)) for number in range(3)]
    other = enqueue(work, invitation(9, event_id=8))

    assert release_event(work, 7, up_to=letters[1].id) == 2
    assert release_event(work, 7) == 1
    assert other.delivery is Delivery.HELD


def test_letters_of_another_office_stay_where_they_are(work: Work, make: Make) -> None:
    stranger = Work(
        session=work.session, now=work.now, office_id=make.office().id, links=work.links
    )
    theirs = enqueue(stranger, invitation(1))

    assert release_letters(work, [theirs.id]) == 0
    assert supersede(work, [theirs.id]) == 0
    assert counts(work) == {}


def test_a_letter_is_discarded_once(work: Work, session: Session) -> None:
    letter = enqueue(work, plan())

    discard(work, letter)
    discard(work, letter)

    assert letter.delivery is Delivery.DISCARDED
    assert told(session) == [("letter.discarded", {})]


def test_a_letter_that_left_cannot_be_discarded(work: Work) -> None:
    letter = enqueue(work, plan())
    letter.delivery = Delivery.SENT
    work.session.flush()

    with pytest.raises(Conflict, match="has left already"):
        discard(work, letter)


@pytest.mark.parametrize("delivery", [Delivery.FAILED, Delivery.IN_DOUBT])
def test_a_lost_letter_is_tried_again_as_the_same_letter(work: Work, delivery: Delivery) -> None:
    letter = enqueue(work, plan())
    identity = letter.message_id
    letter.delivery, letter.attempts, letter.crashes, letter.error = delivery, 5, 3, "no answer"
    work.session.flush()

    send_again(work, letter)

    assert (letter.delivery, letter.message_id) == (Delivery.QUEUED, identity)
    assert (letter.attempts, letter.crashes, letter.error) == (0, 0, "")


def test_a_letter_that_was_sent_is_not_sent_again(work: Work) -> None:
    letter = enqueue(work, plan())
    letter.delivery = Delivery.SENT
    work.session.flush()

    with pytest.raises(Conflict, match="failed, is in doubt"):
        send_again(work, letter)


def test_only_letters_that_wait_are_overtaken(work: Work) -> None:
    waiting = enqueue(work, invitation(1))
    gone = enqueue(work, invitation(1, unique_key="x"))
    gone.delivery = Delivery.SENT
    reminder = enqueue(work, invitation(1, unique_key="y", purpose="reminder"))

    assert supersede(work, [waiting.id, gone.id]) == 1
    assert (waiting.delivery, gone.delivery, reminder.delivery) == (
        Delivery.SUPERSEDED,
        Delivery.SENT,
        Delivery.HELD,
    )


def test_letters_are_counted_in_all_and_by_event(work: Work) -> None:
    enqueue(work, invitation(1))
    enqueue(work, invitation(2, event_id=8, is_held=False))

    assert counts(work) == {Delivery.HELD: 1, Delivery.QUEUED: 1}
    assert counts(work, event_id=8) == {Delivery.QUEUED: 1}
