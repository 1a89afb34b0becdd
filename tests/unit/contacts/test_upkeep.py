from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.cleanup import forget_lost_addresses
from planner.kernel.work import Work
from planner.outbox.models import RefusedAddress
from planner.outbox.refusals import note_refusal
from tests.conftest import NOW
from tests.factories import Make


def test_what_servers_said_of_an_address_goes_with_the_last_who_had_it(
    work: Work, session: Session, make: Make
) -> None:
    make.person(email="Anna@Paper.test")
    elsewhere = make.office().id
    for office_id, address in (
        (work.office_id, "anna@paper.test"),
        (work.office_id, "gone@paper.test"),
        (elsewhere, "anna@paper.test"),
    ):
        note_refusal(session, office_id, address, "550 nobody", NOW)

    forget_lost_addresses(session)

    left = session.scalars(select(RefusedAddress)).all()
    assert [(one.office_id, one.address) for one in left] == [(work.office_id, "anna@paper.test")]
