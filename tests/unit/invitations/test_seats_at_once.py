"""Many answers at the same moment, each by a process of its own as far as the database can tell."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from planner.invitations.answers import Reply, answer
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.invitations.seat_counts import Seats, seats_of
from planner.invitations.seats import waiting_list
from planner.kernel.database import begin_writing_transaction, harden_sqlite
from planner.kernel.work import Work
from tests.factories import Make

GUESTS, SEATS = 12, 4


def in_a_file(work: Work, folder: Path) -> Engine:
    """The database of the test as a file, to which each thread has a connection of its own."""
    work.session.commit()
    path = folder / "planner.sqlite"
    driver = work.session.connection().connection.driver_connection
    assert driver is not None
    path.write_bytes(driver.serialize())
    work.session.rollback()
    engine = create_engine(f"sqlite:///{path}")
    harden_sqlite(engine)
    return engine


@pytest.mark.parametrize("first", [Answer.ACCEPTED, Answer.DECLINED])
@pytest.mark.parametrize("of_what", ["seats", "seats_for_journalists"])
def test_no_seat_is_given_twice_and_none_is_lost(
    work: Work, make: Make, tmp_path: Path, first: Answer, of_what: str
) -> None:
    """In the second round those who have a seat decline while all others say yes again."""
    event = make.event(**{of_what: SEATS})
    numbers = [make.invitation(event).id for _ in range(GUESTS)]
    engine = in_a_file(work, tmp_path)
    together = Barrier(GUESTS)

    def say(number: int, said: Answer) -> None:
        with Session(engine) as session:
            together.wait()
            begin_writing_transaction(session)
            mine = Work(session=session, now=work.now, office_id=work.office_id, links=work.links)
            answer(mine, session.get_one(Invitation, number), Reply(answer=said))
            session.commit()

    with ThreadPoolExecutor(GUESTS) as threads:
        list(threads.map(say, numbers, [Answer.ACCEPTED] * GUESTS))
        with Session(engine) as session:
            guests = [session.get_one(Invitation, number) for number in numbers]
            said = [first if one.answer is Answer.ACCEPTED else Answer.ACCEPTED for one in guests]
        list(threads.map(say, numbers, said))

    waiting = GUESTS - SEATS if first is Answer.ACCEPTED else GUESTS - 2 * SEATS
    with Session(engine) as session:
        mine = Work(session=session, now=work.now, office_id=work.office_id, links=work.links)
        one = session.get_one(Invitation, numbers[0]).event
        seats = seats_of(mine, one)
        assert seats is not None
        assert seats.for_kind(GuestKind.JOURNALIST)[-1] == Seats(SEATS, SEATS, waiting)
        assert len(waiting_list(mine, one)) == waiting
