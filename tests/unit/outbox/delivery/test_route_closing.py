"""Routes that are closed: how a person or a start opens them, and whom they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.history.models import Entry
from planner.kernel.work import Work
from planner.outbox.delivery.mail_routes import closed_to
from planner.outbox.delivery.route_closing import reopen, try_now
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import (
    Refused,
    SenderRefused,
    Transports,
    Unavailable,
    UnclearRefusal,
)
from planner.outbox.models import Delivery, Letter, MailRoute
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.unit.outbox.own_servers import own_server
from tests.unit.outbox.postman import MINUTE, Postman, deliver, queued

NO = UnclearRefusal("550 5.7.1 no", Refused)


def write(work: Work, *recipients: str) -> list[Letter]:
    return [
        queued(work, plan(unique_key=one, recipient_address=one, is_held=False))
        for one in recipients
    ]


def drain(session: Session, postman: Postman) -> None:
    while deliver(session, postman):
        pass


def test_a_start_tries_at_once_what_was_closed(work: Work, session: Session) -> None:
    (letter,) = write(work, "a@one.test")
    drain(session, Postman(before=Unavailable("535 wrong")))

    reopen(session, {"postman"}, NOW)
    session.commit()
    drain(session, Postman())

    assert letter.delivery is Delivery.SENT


def test_a_start_that_fails_again_waits_longer(work: Work, session: Session) -> None:
    write(work, "a@one.test")
    closed = Postman(before=Unavailable("535 wrong"))
    drain(session, closed)

    reopen(session, {"postman"}, NOW)
    session.commit()
    drain(session, closed)

    assert session.scalars(select(MailRoute.failures)).all() == [2]


def test_of_other_settings_nothing_is_kept(work: Work, session: Session) -> None:
    write(work, "a@one.test")
    drain(session, Postman(before=Unavailable("535 wrong")))

    reopen(session, {"another server"}, NOW)
    session.commit()

    assert session.scalars(select(MailRoute)).all() == []


def test_a_start_without_closed_ways_changes_nothing(work: Work, session: Session) -> None:
    (letter,) = write(work, "a@one.test")
    letter.due_at = NOW + MINUTE
    session.commit()

    reopen(session, {"postman"}, NOW)
    session.commit()

    assert letter.due_at == NOW + MINUTE


def test_a_person_tries_now_and_it_is_noted(work: Work, session: Session) -> None:
    letters = write(work, "a@one.test", "b@two.test", "c@three.test")
    drain(session, Postman(before=NO))
    (closed,) = closed_to(session, work.office_id, NOW)
    assert [letter.recipient_address for letter in closed.letters] == [
        "a@one.test",
        "b@two.test",
        "c@three.test",
    ]

    assert try_now(work) == 3
    session.commit()
    drain(session, Postman())

    assert [letter.delivery for letter in letters] == [Delivery.SENT] * 3
    assert session.scalars(select(Entry.verb)).all() == ["office.letters_tried"]


def test_a_sender_who_is_refused_is_not_told_to_another_office(
    work: Work, session: Session, make: Make
) -> None:
    write(work, "a@one.test")
    drain(session, Postman(before=SenderRefused("553 not yours")))

    assert [one.route.sender for one in closed_to(session, work.office_id, NOW)] == [
        "press@house.test"
    ]
    assert closed_to(session, make.office().id, NOW) == []


def test_a_closed_connection_concerns_everybody(work: Work, session: Session, make: Make) -> None:
    write(work, "a@one.test")
    drain(session, Postman(before=Unavailable("no answer")))

    (closed,) = closed_to(session, make.office().id, NOW)
    assert (closed.route.sender, closed.letters) == ("", ())


def test_refusals_of_different_kinds_close_nothing(work: Work, session: Session) -> None:
    """Report 16."""
    letters = write(work, "a@one.test", "b@two.test", "c@three.test")
    for said in ("550 5.7.1 no", "552 full", "554 spam"):
        deliver(session, Postman(before=UnclearRefusal(said, Refused)))

    assert closed_to(session, work.office_id, NOW) == []
    assert [letter.refusals for letter in letters] == [1, 1, 1]


def test_what_another_worker_has_closed_is_not_closed_twice(work: Work, session: Session) -> None:
    write(work, "a@one.test")
    postman = Postman(before=Unavailable("535 wrong"))

    def other_worker() -> None:
        session.add(
            MailRoute(
                transport="postman",
                sender="",
                domain="",
                failures=1,
                paused_until=NOW + timedelta(hours=1),
            )
        )
        session.commit()

    postman.on_the_way = other_worker
    deliver(session, postman)

    route = session.scalars(select(MailRoute)).one()
    assert (route.failures, route.paused_until) == (1, NOW + timedelta(hours=1))


def test_an_office_opens_the_ways_of_its_own_server_only(
    work: Work, session: Session, make: Make
) -> None:
    theirs = replace(work, office_id=make.office(slug="theirs").id)
    own_server(session, work.office_id)
    closed = {"sender": "", "domain": "", "paused_until": NOW + MINUTE, "failures": 1}
    ours = f"office-{work.office_id}"
    session.add_all(MailRoute(transport=one, **closed) for one in (ours, "postman"))
    session.commit()
    shown = [
        [one.route.transport for one in closed_to(session, office, NOW)]
        for office in (work.office_id, theirs.office_id)
    ]

    try_now(work)
    after_ours = session.scalars(select(MailRoute.transport)).all()
    try_now(theirs)

    assert shown == [[ours], ["postman"]]
    assert after_ours == ["postman"]
    assert session.scalars(select(MailRoute)).all() == []


def test_the_same_sender_at_two_servers_is_doubted_at_one(
    work: Work, session: Session, make: Make
) -> None:
    theirs = replace(work, office_id=make.office(slug="theirs").id)
    own_server(session, theirs.office_id)
    for one in (work, theirs):
        write(one, *(f"{name}@{one.office_id}.test" for name in "abc"))
    own = Postman()
    own.key = f"office-{theirs.office_id}"
    transports = Transports(Postman(before=NO), {theirs.office_id: own})
    session.rollback()

    while deliver_next(session, transports, now=NOW):
        pass

    session.expire_all()
    found = session.execute(select(Letter.office_id, Letter.delivery).distinct()).all()
    assert sorted(found) == [
        (work.office_id, Delivery.QUEUED),
        (theirs.office_id, Delivery.SENT),
    ]
    assert session.scalars(select(MailRoute.transport).distinct()).all() == ["postman"]
