"""Reading a mailbox: what is new in it is taken in, each message once.

    claimed → connected → position found → message by message → waiting for more → …

A message and the position behind it are stored in one transaction. A worker that dies before has
stored neither, and the message is read again.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.kernel.errors import Busy, PlannerError
from planner.kernel.links import Links
from planner.kernel.messages import gettext as _
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.mailbox.claims import LEASE, Claim, ClaimLost, give_back, note_failure, store
from planner.mailbox.downloading import Downloaded, Sizes, downloaded, header_of
from planner.mailbox.faults import MailboxFault
from planner.mailbox.imap.bounded import wait_for
from planner.mailbox.imap.connection import Connection, Folder, Timeouts
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.position import Position, position_in, unread
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.claims import persist

log = logging.getLogger(__name__)

# After so many seconds without news, it is looked whether there are some: also with servers that
# should tell of them, since not all do. Shorter than any connection is kept by the networks between.
LONGEST_WAIT = 120.0
_BUSY_WAIT = 10.0
# While the database is busy.
_PATIENCE = LEASE / 2
BROKEN = _("The program broke over this mailbox. It is tried again.")

Store = Callable[[Work], object]


class Taking(Protocol):
    """Takes in messages."""

    @property
    def most(self) -> Sizes: ...

    def read(self, messages: Sequence[Downloaded]) -> Sequence[Store]:
        """Read messages, outside any transaction, at most `MOST_TOGETHER`. What is returned for each
        stores it, and does not commit. May raise `Busy`.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What reading needs besides the database. `alarm` is an open file that can be read once it
    shall stop; `poll_seconds` is how often servers without IDLE are asked.
    """

    servers: MailboxServers
    links: Links
    taking: Taking
    now: Callable[[], datetime]
    alarm: int
    is_stopped: Callable[[], bool]
    tls: ssl.SSLContext | None = None
    timeouts: Timeouts = field(default_factory=Timeouts)
    poll_seconds: float = 60


class _Pass(NamedTuple):
    """One look at a folder."""

    session: Session
    claim: Claim
    reading: Reading
    connection: Connection


def read_mailbox(session: Session, claim: Claim, reading: Reading) -> None:
    """Read until `reading.is_stopped`, or until it fails; why is stored then.

    Commits, so `session` must have no transaction open. Gives the claim back.
    """
    try:
        enter(session, claim.office_id)
        _read(session, claim, reading)
    except ClaimLost:
        log.info("mailbox %s is read by another worker, or was set anew", claim.mailbox_id)
    except MailboxFault as error:
        _note_failure(session, claim, reading, error)
    except Exception:
        log.exception("mailbox %s was not read", claim.mailbox_id)
        _note_failure(session, claim, reading, MailboxFault(BROKEN))
    finally:
        persist(session, lambda: give_back(session, claim), _PATIENCE)
        leave(session)


def _note_failure(session: Session, claim: Claim, reading: Reading, error: MailboxFault) -> None:
    if not reading.is_stopped():
        session.rollback()
        now = reading.now()
        persist(session, lambda: note_failure(session, claim, error, now), _PATIENCE)


def _read(session: Session, claim: Claim, reading: Reading) -> None:
    row = session.get_one(OfficeMailbox, claim.mailbox_id, populate_existing=True)
    name = row.folder
    server = reading.servers.of_mailbox(row)
    session.rollback()
    with Connection(server, tls=reading.tls, timeouts=reading.timeouts) as connection:
        one = _Pass(session, claim, reading, connection)
        position = _found_position(one, connection.examine(name))
        while not reading.is_stopped():
            try:
                position = _take_new(one, position)
            except Busy:
                wait_for(_BUSY_WAIT, reading.alarm)
                continue
            _note_read(one)
            _wait(one)


def _found_position(one: _Pass, folder: Folder) -> Position:
    """Where to go on. It is stored before anything is read."""
    highest, now = one.connection.highest(), one.reading.now()
    row = one.session.get_one(OfficeMailbox, one.claim.mailbox_id)
    position = position_in(row, folder, highest, now)
    values = asdict(position)
    if row.uid_validity not in (None, folder.uid_validity):
        values["renumbered_at"] = now
    one.session.rollback()
    _persist(one, lambda: store(one.session, one.claim, now, **values))
    return position


def _take_new(one: _Pass, position: Position) -> Position:
    highest = one.connection.highest()
    for uids in unread(position, highest, one.connection.uids):
        for messages in downloaded(one.connection, uids, one.reading.taking.most):
            for message, write in zip(messages, _read_together(one, messages), strict=True):
                if one.reading.is_stopped():
                    return position
                position = position.after(message.uid)
                _take_in(one, message, write, position)
    if highest > position.last_uid:
        position = position.after(highest)
        _store(one, lambda _work: None, position)
    return position


def _read_together(one: _Pass, messages: Sequence[Downloaded]) -> Sequence[Store]:
    """What stores each of them."""
    try:
        return one.reading.taking.read(messages)
    except PlannerError:
        raise
    except Exception:
        log.exception("messages of mailbox %s broke the program", one.claim.mailbox_id)
    return [_read_apart(one, message) for message in messages]


def _read_apart(one: _Pass, message: Downloaded) -> Store:
    try:
        return one.reading.taking.read([message])[0]
    except PlannerError:
        raise
    except Exception:
        return _read_header(one, message)


def _read_header(one: _Pass, message: Downloaded) -> Store:
    """Of a message that the program breaks over: it stays in the mailbox, a person is told of it, and
    those behind it are read.
    """
    header = header_of(one.connection, message, one.reading.taking.most)
    if header is None:
        return lambda _work: None
    return one.reading.taking.read([header])[0]


def _take_in(one: _Pass, message: Downloaded, write: Store, position: Position) -> None:
    try:
        _store(one, write, position)
    except (PlannerError, ClaimLost, OperationalError):
        raise
    except Exception:
        log.exception("a message of mailbox %s broke the program", one.claim.mailbox_id)
        one.session.rollback()
        _store(one, _read_header(one, message), position)


def _store(one: _Pass, write: Store, position: Position) -> None:
    """The message and the position behind it."""
    session, claim, now = one.session, one.claim, one.reading.now()
    work = Work(session=session, now=now, office_id=claim.office_id, links=one.reading.links)
    _persist(one, lambda: store(session, claim, now, lambda: write(work), **asdict(position)))


def _note_read(one: _Pass) -> None:
    """All of it has been read."""
    now = one.reading.now()
    values: dict[str, Any] = {
        "read_at": now,
        "has_idle": one.connection.has_idle,
        "failure": "",
        "failures": 0,
        "failed_since": None,
    }
    _persist(one, lambda: store(one.session, one.claim, now, **values))


def _wait(one: _Pass) -> None:
    if one.connection.has_idle:
        one.connection.wait(LONGEST_WAIT, one.reading.alarm)
    else:
        wait_for(one.reading.poll_seconds, one.reading.alarm)


def _persist(one: _Pass, write: Callable[[], object]) -> None:
    """While the database is busy, the message waits. Objects of a former try are forgotten."""
    one.session.expire_all()
    persist(one.session, write, _PATIENCE)
    one.session.expunge_all()
