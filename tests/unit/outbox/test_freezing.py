"""The outbox of a copy: nothing leaves until a person has said what has left (R22)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.history.models import Entry
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.freezing import (
    CUT_OFF,
    discard_doubtful,
    doubtful,
    freeze_copy,
    freeze_of,
    mark_as_sent,
    release_outbox,
)
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from planner.outbox.operations import enqueue
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.letters import invitation
from tests.unit.outbox.postman import MINUTE, Postman, deliver

COPIED_AT = NOW - timedelta(hours=3)


def written(work: Work, number: int, delivery: Delivery = Delivery.QUEUED) -> Letter:
    letter = enqueue(work, invitation(number))
    letter.delivery = delivery
    if delivery in (Delivery.SENDING, Delivery.DOT):
        letter.lease_until = NOW
    work.session.commit()
    return letter


def frozen(work: Work) -> OutboxFreeze:
    freeze_copy(work.session, COPIED_AT)
    work.session.commit()
    work.session.expire_all()
    return work.session.scalars(freeze_of(work.office_id)).one()


def test_ninety_waiting_letters_do_not_leave(work: Work, session: Session) -> None:
    postman = Postman()
    for number in range(90):
        enqueue(work, invitation(number, is_held=False))
    frozen(work)

    left = [deliver(session, postman, NOW + MINUTE * n) for n in range(90)]

    assert (set(left), postman.taken) == ({False}, [])
    assert session.scalars(select(Letter.delivery).distinct()).all() == [Delivery.QUEUED]


def test_what_was_on_its_way_waits_or_is_in_doubt(work: Work, session: Session) -> None:
    taken = written(work, 1, Delivery.SENDING)
    half = written(work, 2, Delivery.DOT)
    held = written(work, 3, Delivery.HELD)
    written(work, 4, Delivery.SENT)

    freeze = frozen(work)

    assert (taken.delivery, taken.lease_until) == (Delivery.QUEUED, None)
    assert (half.delivery, half.error) == (Delivery.IN_DOUBT, CUT_OFF)
    assert list(session.scalars(doubtful(freeze))) == [taken, held]


def test_a_copy_of_a_copy_keeps_the_earlier_moment(work: Work, session: Session) -> None:
    written(work, 1)
    frozen(work)
    second = written(work, 2)

    freeze_copy(session, NOW)

    session.expire_all()
    freeze = session.scalars(select(OutboxFreeze)).one()
    assert (freeze.copied_at, freeze.last_letter_id) == (COPIED_AT, second.id)


def test_letters_written_later_wait_and_nobody_asks_about_them(
    work: Work, session: Session
) -> None:
    postman = Postman()
    freeze = frozen(work)
    later = written(work, 1)

    assert deliver(session, postman) is False
    assert list(session.scalars(doubtful(freeze))) == []

    release_outbox(work, freeze)
    session.commit()

    assert deliver(session, postman) is True
    assert later.delivery is Delivery.SENT


def test_the_other_office_is_not_held_up(work: Work, session: Session, make: Make) -> None:
    postman = Postman()
    frozen(work)
    other = Work(session=session, now=NOW, office_id=make.office().id, links=work.links)
    letter = written(other, 1)

    assert deliver(session, postman) is True
    assert letter.delivery is Delivery.SENT


def test_those_that_have_left_are_sent_and_the_rest_goes(work: Work, session: Session) -> None:
    postman = Postman()
    letters = [written(work, number) for number in range(3)]
    held = written(work, 4, Delivery.HELD)
    freeze = frozen(work)

    marked = mark_as_sent(work, freeze, [letters[0].id])
    thrown = discard_doubtful(work, freeze, [letters[1].id])
    released = release_outbox(work, freeze)
    session.commit()
    while deliver(session, postman):
        pass

    assert (marked, thrown, released) == (1, 1, 2)
    assert [outgoing.letter_id for outgoing in postman.taken] == [letters[2].id]
    assert (letters[0].delivery, letters[0].sent_at) == (Delivery.SENT, COPIED_AT)
    assert letters[1].delivery is Delivery.DISCARDED
    assert held.delivery is Delivery.HELD
    verbs = session.scalars(select(Entry.verb).order_by(Entry.id)).all()
    assert verbs == ["letter.marked_as_sent", "letter.discarded", "outbox.released"]


def test_all_of_them_at_once(work: Work, session: Session) -> None:
    for number in range(3):
        written(work, number)
    freeze = frozen(work)

    assert mark_as_sent(work, freeze) == 3
    assert discard_doubtful(work, freeze) == 0
    assert session.scalar(select(func.count()).select_from(Entry)) == 1


def test_the_letters_of_another_office_are_not_decided_about(
    work: Work, session: Session, make: Make
) -> None:
    other = Work(session=session, now=NOW, office_id=make.office().id, links=work.links)
    foreign = written(other, 1)
    freeze = frozen(work)

    assert mark_as_sent(work, freeze, [foreign.id]) == 0
    assert mark_as_sent(work, freeze) == 0
    assert foreign.delivery is Delivery.QUEUED


def test_the_outbox_is_let_go_once(work: Work) -> None:
    freeze = frozen(work)
    release_outbox(work, freeze)

    with pytest.raises(Conflict, match="meanwhile"):
        release_outbox(work, freeze)
