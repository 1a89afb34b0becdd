"""A thousand answers that come back by mail, and the day's desk with ten thousand unread ones."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from datetime import timedelta

from flask.testing import FlaskClient

from benchmarks.figures import Figure
from benchmarks.stage import NOW, Stage, look, stage
from planner.accounts.models import Office
from planner.inbox.models import Outcome, ReceivedBy
from planner.inbox.reading import read_messages
from planner.inbox.receiving import receive
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Invitation
from planner.invitations.operations import invite
from planner.kernel.database import begin_writing_transaction
from planner.mail.reading import read_message
from planner.pdf import PdfClient
from planner.web.extensions import PAGE_CACHE
from tests.mail_fixtures.answers import PROGRAMS
from tests.mail_fixtures.personal import letter
from tests.mail_fixtures.replies import OWN_SERVER, Reply
from tests.unit.invitations.post import send

_REPLIES, _UNREAD, _AT_ONCE, _LOOKS = 1_000, 10_000, 50, 7


def measure() -> Iterator[Figure]:
    others = _of_children()
    client = PdfClient()
    try:
        with stage() as on:
            raws = _answers(on, _REPLIES)
            alone = _read_alone(raws)
            taken, elapsed = _receive(on, raws, client)
        with stage() as on:
            empty, full = _desk(on)
    finally:
        client.close()
    sandbox = _of_children() - others
    yield Figure(
        f"{_REPLIES:,} answers read and applied, seconds of one core",
        taken + sandbox,
        most=30,
        detail=f"{sandbox:.1f} s of it in the sandbox, with its start; {elapsed:.1f} s by the clock",
    )
    yield Figure(
        "reading and applying / reading alone without a sandbox",
        (taken + sandbox) / alone,
        most=20,
        detail=f"{alone:.2f} s",
    )
    yield Figure(
        f"the day's desk with {_UNREAD:,} unread answers / without",
        full / empty,
        most=3,
        detail=f"{empty * 1000:.0f} ms, {full * 1000:.0f} ms",
    )


def _of_children() -> float:
    """Processor time of processes of ours that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _answers(on: Stage, count: int) -> list[bytes]:
    """One of each guest, in the forms of the programs in turn."""
    work = on.make.work
    office = on.session.get_one(Office, work.office_id)
    office.authserv_id = OWN_SERVER
    event = on.make.event()
    people = [on.make.person(email=f"guest{number}@paper.test") for number in range(count)]
    guests: list[Invitation] = invite(work, event, people).invited
    bring_in_line(work, event, [guest.id for guest in guests])
    send(work)
    on.session.commit()
    programs = list(PROGRAMS.values())
    return [
        programs[number % len(programs)](
            Reply(
                uid=event.calendar_uid,
                address=guest.address,
                message_id=f"<{number}@paper.test>",
                comment="I'll come at eleven" if number % 3 == 0 else "",
            )
        )
        for number, guest in enumerate(guests)
    ]


def _read_alone(raws: list[bytes]) -> float:
    began = time.process_time()
    for raw in raws:
        read_message(raw)
    return time.process_time() - began


def _receive(on: Stage, raws: list[bytes], client: PdfClient) -> tuple[float, float]:
    """Seconds of this process, and by the clock; each answer in a transaction of its own, and nothing
    of one is remembered for the next, as where a mailbox is read.
    """
    on.session.expunge_all()
    began, at = time.process_time(), time.perf_counter()
    for first in range(0, len(raws), _AT_ONCE):
        some = raws[first : first + _AT_ONCE]
        for raw, one in zip(some, read_messages(some, client), strict=True):
            begin_writing_transaction(on.session)
            message = receive(on.make.work, raw, one, road=ReceivedBy.IMAP, received_at=NOW)
            on.session.commit()
            assert message.outcome is Outcome.APPLIED, message.reason
            on.session.expunge_all()
    return time.process_time() - began, time.perf_counter() - at


def _desk(on: Stage) -> tuple[float, float]:
    """Seconds of the day's desk before and after."""
    client = on.client()
    empty = _quickest(on, client)
    guest = on.make.invitation()
    raw = letter("I'll come at eleven, with a camera.", sender=guest.address)
    message = receive(on.make.work, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=NOW)
    on.session.commit()
    on.multiply(
        message,
        _UNREAD - 1,
        message_id=lambda number: f"<many-{number}@paper.test>",
        received_at=lambda number: NOW - timedelta(seconds=number),
    )
    return empty, _quickest(on, client)


def _quickest(on: Stage, client: FlaskClient) -> float:
    """Seconds of processor time of the day's desk, of several looks."""
    taken = []
    for _ in range(_LOOKS):
        on.app.extensions[PAGE_CACHE].clear()
        began = time.process_time()
        look(client, "/desk/")
        taken.append(time.process_time() - began)
    return min(taken)
