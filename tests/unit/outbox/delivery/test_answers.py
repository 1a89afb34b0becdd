"""Each answer of a mail server at each stage: what becomes of that letter, of the others, and of
the route (R7).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from planner.kernel.database import harden_sqlite
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import Transports
from planner.outbox.models import Delivery, Letter, MailRoute, RefusedAddress
from planner.outbox.operations import enqueue_all
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.answering import DROPPED, GARBAGE, SLOW, Answering
from tests.unit.outbox.letters import plan
from tests.unit.outbox.server import trusting

pytestmark = [pytest.mark.loopback, pytest.mark.walk]

HOUSE, OTHER = "press@house.test", "press@other.test"
BAD = "list@corp.test"
GOOD = ("anna@paper.test", "boris@radio.test", "clara@agency.test")
LATER = timedelta(hours=2)

TEMPORARY = ("421 closing", "450 busy", "451 later", "452 full")
FINAL = (
    "500 what", "501 syntax", "502 not here", "503 order", "530 sign in", "534 weak", "535 wrong",
    "550 no", "550 5.7.1 not from you", "551 elsewhere", "552 too much", "553 name", "554 no",
    "555 parameter", "571 blocked",
)  # fmt: skip
SILENT = (DROPPED, SLOW)
ANSWERS = (*TEMPORARY, *FINAL, GARBAGE, *SILENT)
# An answer before anything was said of a letter. HELO is tried after EHLO was refused, with the
# same answer here.
BEFORE_LETTERS = [
    (stage, answer)
    for stage in ("connect", "EHLO", "STARTTLS", "AUTH")
    for answer in ANSWERS
    # 503 to AUTH says that we are signed in already (RFC 4954 4): whether that is so, MAIL tells.
    if (stage, answer) != ("AUTH", "503 order")
]
ABOUT_THE_LETTER = [(stage, answer) for stage in ("RCPT", "DATA", "DOT") for answer in ANSWERS]

Standing = dict[str, Delivery]


@contextmanager
def smtp_to(server: Answering) -> Iterator[Smtp]:
    smtp = Smtp(
        f"smtp://user:word@127.0.0.1:{server.port}"
        if server.offers_tls
        else f"smtp://127.0.0.1:{server.port}",
        helo="house.test",
        tls=trusting(),
        timeouts=Timeouts(connect=1, command=1, dot=1)
        if server.answer != SLOW
        else Timeouts(connect=0.1, command=0.1, dot=0.1),
    )
    try:
        yield smtp
    finally:
        smtp.close()


@contextmanager
def answering(stage: str, answer: str, *to: str) -> Iterator[tuple[Answering, Smtp]]:
    server = Answering(stage, answer, to)
    try:
        with smtp_to(server) as smtp:
            yield server, smtp
    finally:
        server.close()


def write(work: Work, *recipients: str, sender: str = HOUSE) -> None:
    enqueue_all(
        work,
        (
            plan(
                unique_key=f"{sender}:{recipient}",
                sender_address=sender,
                recipient_address=recipient,
                is_held=False,
            )
            for recipient in recipients
        ),
    )
    work.session.commit()


def drain(session: Session, smtp: Smtp, now: datetime = NOW) -> None:
    """Send what can be sent now. Each letter has a few tries at most: nothing is tried for ever."""
    tries = 0
    while deliver_next(session, Transports(smtp), now=now):
        tries += 1
        assert tries <= 20
    session.expire_all()


def standing(session: Session, sender: str = HOUSE) -> Standing:
    letters = session.scalars(select(Letter).where(Letter.sender_address == sender))
    return {letter.recipient_address: letter.delivery for letter in letters}


def closed(session: Session) -> list[tuple[str, str]]:
    routes = session.scalars(
        select(MailRoute).where(MailRoute.paused_until > NOW).order_by(MailRoute.sender)
    )
    return [(route.sender, route.domain) for route in routes]


@pytest.mark.parametrize(("stage", "answer"), BEFORE_LETTERS)
def test_an_answer_to_the_connection_closes_the_way_for_all(
    work: Work, session: Session, stage: str, answer: str
) -> None:
    write(work, BAD, *GOOD)
    with answering(stage, answer) as (server, smtp):
        drain(session, smtp)
        refused = standing(session)
        routes = closed(session)
        server.mend()

        drain(session, smtp, NOW + LATER)

    assert refused == dict.fromkeys((BAD, *GOOD), Delivery.QUEUED)
    assert routes == [("", "")]
    assert sorted(server.taken) == sorted((BAD, *GOOD))
    assert standing(session) == dict.fromkeys((BAD, *GOOD), Delivery.SENT)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_to_the_sender_closes_the_way_for_that_office(
    work: Work, session: Session, make: Make, answer: str
) -> None:
    other = Work(session=session, now=NOW, office_id=make.office().id, links=work.links)
    write(work, BAD, *GOOD)
    write(other, *GOOD, sender=OTHER)
    with answering("MAIL", answer, HOUSE) as (server, smtp):
        drain(session, smtp)
        mine, others, routes = standing(session), standing(session, OTHER), closed(session)
        server.mend()

        drain(session, smtp, NOW + LATER)

    is_ours = answer in ("421 closing", "530 sign in", "534 weak", "535 wrong", GARBAGE, *SILENT)
    is_later = answer in TEMPORARY and not is_ours
    assert mine == dict.fromkeys((BAD, *GOOD), Delivery.QUEUED)
    assert others == dict.fromkeys(GOOD, Delivery.QUEUED if is_ours else Delivery.SENT)
    assert routes == ([("", "")] if is_ours else [] if is_later else [(HOUSE, "")])
    assert standing(session) == dict.fromkeys((BAD, *GOOD), Delivery.SENT)
    assert len(server.taken) == 7


@pytest.mark.parametrize(("stage", "answer"), ABOUT_THE_LETTER)
def test_an_answer_to_one_letter_stops_no_other(
    work: Work, session: Session, stage: str, answer: str
) -> None:
    write(work, BAD, *GOOD)
    with answering(stage, answer, BAD) as (server, smtp):
        drain(session, smtp)

    if answer in FINAL:
        expected = Delivery.FAILED
    elif stage == "DOT" and answer not in TEMPORARY:
        expected = Delivery.IN_DOUBT
    else:
        expected = Delivery.QUEUED
    assert standing(session) == {BAD: expected, **dict.fromkeys(GOOD, Delivery.SENT)}
    assert server.taken == list(GOOD)
    assert closed(session) == []
    noted = session.scalars(select(RefusedAddress.address)).all()
    assert noted == ([BAD] if stage == "RCPT" and answer in FINAL else [])


@pytest.mark.parametrize("answer", ["530 sign in", "550 no", "550 5.7.1 not from you", "552 full"])
@pytest.mark.parametrize("stage", ["RCPT", "DATA", "DOT"])
def test_a_server_that_refuses_everybody_loses_no_letter(
    work: Work, session: Session, stage: str, answer: str
) -> None:
    write(work, BAD, *GOOD, "dora@weekly.test")
    with answering(stage, answer) as (server, smtp):
        drain(session, smtp)
        refused, routes = standing(session), closed(session)
        for hours in range(1, 5):
            drain(session, smtp, NOW + hours * LATER)
        still = standing(session)
        server.mend()

        drain(session, smtp, NOW + 5 * LATER)

    everybody = (BAD, *GOOD, "dora@weekly.test")
    assert refused == still == dict.fromkeys(everybody, Delivery.QUEUED)
    assert routes == [(HOUSE, "")]
    assert standing(session) == dict.fromkeys(everybody, Delivery.SENT)
    assert sorted(server.taken) == sorted(everybody)


def test_one_domain_that_refuses_everybody_stops_only_its_own_letters(
    work: Work, session: Session
) -> None:
    there = tuple(f"guest{number}@corp.test" for number in range(5))
    write(work, *there)
    with answering("RCPT", "550 5.7.1 not from you", *there) as (server, smtp):
        drain(session, smtp)
        routes = closed(session)
        write(work, *GOOD)

        drain(session, smtp)

        for hours in range(1, 4):
            drain(session, smtp, NOW + hours * LATER)

    assert routes == [(HOUSE, "corp.test")]
    assert server.taken == list(GOOD)
    assert standing(session) == {
        **dict.fromkeys(there, Delivery.FAILED),
        **dict.fromkeys(GOOD, Delivery.SENT),
    }


def test_a_clear_refusal_is_believed_at_once(work: Work, session: Session) -> None:
    write(work, BAD)
    with answering("RCPT", "550 5.1.1 nobody here", BAD) as (_, smtp):
        drain(session, smtp)

    assert standing(session) == {BAD: Delivery.FAILED}


def test_an_unclear_refusal_of_the_only_letter_is_believed_the_third_time(
    work: Work, session: Session
) -> None:
    write(work, BAD)
    seen = []
    with answering("RCPT", "550 5.7.1 not from you", BAD) as (_, smtp):
        for hours in range(3):
            drain(session, smtp, NOW + hours * LATER)
            seen.append(standing(session)[BAD])

    assert seen == [Delivery.QUEUED, Delivery.QUEUED, Delivery.FAILED]


def test_two_workers_and_one_bad_letter(tmp_path: Path, links: Links) -> None:
    """Both see what the other one found out: nothing is lost, nothing leaves twice."""
    engine = create_engine(f"sqlite:///{tmp_path / 'two.sqlite3'}")
    harden_sqlite(engine, patience=600)  # a loaded machine is no fault
    metadata.create_all(engine)
    guests = tuple(f"guest@paper{number}.test" for number in range(20))
    with Session(engine, expire_on_commit=False) as session:
        make = Make(Work(session=session, now=NOW, office_id=0, links=links))
        work = replace(make.work, office_id=make.office().id)
        write(work, *guests[:10], BAD, *guests[10:])

    def work_on(server: Answering) -> None:
        with smtp_to(server) as smtp, Session(engine) as session:
            drain(session, smtp)

    for stage, answer in (("RCPT", "550 5.7.1 no"), ("DOT", "554 no")):
        with answering(stage, answer, BAD) as (server, _), ThreadPoolExecutor(2) as pool:
            list(pool.map(work_on, [server, server]))
            taken = list(server.taken)
        with Session(engine) as session:
            found = standing(session)
            assert found == {BAD: Delivery.FAILED, **dict.fromkeys(guests, Delivery.SENT)}
            assert sorted(taken) == sorted(guests)
            for letter in session.scalars(select(Letter)):
                letter.delivery, letter.refusals = Delivery.QUEUED, 0
            session.commit()
    engine.dispose()
