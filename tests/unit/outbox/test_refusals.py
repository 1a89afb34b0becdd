"""Addresses that a mail server refuses: noted, trusted again, and each office's own (R7)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.delivery.transport import AddressRefused, Refused
from planner.outbox.models import Delivery, RefusedAddress
from planner.outbox.operations import send_again
from planner.outbox.refusals import forget_refusals, note_refusal, refusals
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.unit.outbox.postman import MINUTE, Postman, deliver, queued

SAID = "550 5.1.1 nobody here"


def known(session: Session) -> list[tuple[str, str, datetime]]:
    found = session.scalars(select(RefusedAddress).order_by(RefusedAddress.id))
    return [(one.address, one.said, one.since) for one in found]


def test_a_refused_address_is_noted_and_its_letter_never_tried_by_itself(
    work: Work, session: Session
) -> None:
    letter = queued(work, plan(recipient_address="Anna@Paper.test", is_held=False))

    deliver(session, Postman(before=AddressRefused(SAID)))

    assert (letter.delivery, letter.error) == (Delivery.FAILED, SAID)
    assert known(session) == [("anna@paper.test", SAID, NOW)]
    assert not deliver(session, Postman(), NOW + 5000 * MINUTE)


def test_a_second_refusal_keeps_the_first_day_and_the_last_words(
    work: Work, session: Session
) -> None:
    queued(work)
    queued(work, plan(unique_key="second", is_held=False))

    deliver(session, Postman(before=AddressRefused(SAID)))
    deliver(session, Postman(before=AddressRefused("550 gone")), NOW + MINUTE)

    assert known(session) == [("anna@paper.test", "550 gone", NOW)]


def test_a_refused_text_says_nothing_of_the_address(work: Work, session: Session) -> None:
    letter = queued(work)

    deliver(session, Postman(after=Refused("554 5.6.0 not this")))

    assert letter.delivery is Delivery.FAILED
    assert known(session) == []


def test_a_letter_that_arrives_clears_its_address(work: Work, session: Session) -> None:
    note_refusal(session, work.office_id, "anna@paper.test", SAID, NOW)
    note_refusal(session, work.office_id, "eve@paper.test", SAID, NOW)
    queued(work)

    deliver(session, Postman())

    assert known(session) == [("eve@paper.test", SAID, NOW)]


def test_who_sends_again_trusts_the_address(work: Work, session: Session) -> None:
    letter = queued(work)
    deliver(session, Postman(before=AddressRefused(SAID)))

    send_again(work, letter)

    assert letter.delivery is Delivery.QUEUED
    assert known(session) == []


def test_what_one_office_learned_is_not_told_to_another(
    work: Work, session: Session, make: Make
) -> None:
    other = make.office().id
    note_refusal(session, other, "anna@paper.test", SAID, NOW)

    assert session.scalars(refusals(work.office_id, ["anna@paper.test"])).all() == []
    assert forget_refusals(session, work.office_id, ["anna@paper.test"]) == 0
    assert len(known(session)) == 1
