"""A connection to a mailbox: what is asked of the server, and what it means when that fails.

Only commands that change nothing are sent: EXAMINE, not SELECT, and BODY.PEEK, so that others who
read the same mailbox find everything as it was.
"""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from planner.kernel.errors import PlannerError
from planner.mailbox import faults
from planner.mailbox.faults import fault, greeting_fault, network_fault
from planner.mailbox.imap.bounded import MOST_SAID, Client, Endless
from planner.mailbox.imap.sign_in import answer_of, sign_in, token_for
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.time_limit import TimeLimit

_HIGHEST_UID = 2**32 - 1
_PER_UID, _PER_FACTS = 12, 200  # bytes of an answer, generously
PORTION = 256 * 1024
# What `imaplib` says of lines that are not of the protocol.
_NOT_IMAP = "unexpected"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """In seconds; `step` for each part of an answer, `whole` for a command with its answer."""

    connect: float = 10
    step: float = 30
    whole: float = 120


@dataclass(frozen=True, slots=True)
class Folder:
    """`messages` is how many there are."""

    uid_validity: int
    messages: int


@dataclass(frozen=True, slots=True)
class Facts:
    """`size` in bytes as the server counts, which may be a little off."""

    size: int
    received_at: datetime


class Connection:
    """Use it as a context: it connects and signs in, and closes at the end.

    All methods raise `MailboxFault`.
    """

    def __init__(
        self,
        server: MailServer,
        *,
        tls: ssl.SSLContext | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        self._server = server
        self._tls = tls or ssl.create_default_context()
        self._timeouts = timeouts or Timeouts()
        self._limit = TimeLimit(self._timeouts.whole)
        self._open: Client | None = None
        self._refuses_idle = False

    def __enter__(self) -> Self:
        token = token_for(self._server, self._tls)
        try:
            with self._speaking():
                self._connect()
                sign_in(self._client, self._server, token)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is None:
            with suppress(PlannerError), self._speaking():
                self._client.logout()
        self._close()

    @property
    def has_idle(self) -> bool:
        """Whether the server tells of new messages, instead of being asked."""
        with self._speaking():
            return not self._refuses_idle and bool(self._client.has_capability("IDLE"))

    def examine(self, folder: str) -> Folder:
        """Open a folder for reading only."""
        with self._speaking():
            try:
                told = self._client.select_folder(folder, readonly=True)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                raise fault(
                    faults.NO_FOLDER,
                    self._server,
                    answer_of(error),
                    folder=folder,
                    is_persistent=True,
                ) from error
            if b"UIDVALIDITY" not in told or b"UIDNOTSTICKY" in told:
                raise fault(faults.NO_NUMBERS, self._server, folder=folder, is_persistent=True)
            return Folder(int(told[b"UIDVALIDITY"]), int(told[b"EXISTS"]))

    def highest(self) -> int:
        """The highest UID of the folder; 0 if it is empty."""
        with self._speaking():
            self._client.line.has_news = False
            return max(self._uids(self._client.search(["UID", "*"])), default=0)

    def uids(self, first: int, last: int, since: date | None = None) -> list[int]:
        """The UIDs from `first` to `last`, in order; of messages received since that day only."""
        wanted: list[object] = ["UID", f"{first}:{last}"]
        if since is not None:
            wanted += ["SINCE", since]
        with self._speaking(MOST_SAID + _PER_UID * (last - first + 1)):
            found = self._uids(self._client.search(wanted))
        return sorted(uid for uid in set(found) if first <= uid <= last)

    def facts(self, uids: Sequence[int]) -> dict[int, Facts]:
        """Of those messages that are still there."""
        with self._speaking(MOST_SAID + _PER_FACTS * len(uids)):
            told = self._client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
            return {uid: _facts(one) for uid, one in told.items()}

    def beginnings(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The first `PORTION` bytes of those messages that are still there."""
        if not uids:
            return {}
        with self._speaking((MOST_SAID + PORTION) * len(uids)):
            told = self._client.fetch(uids, [f"BODY.PEEK[]<0.{PORTION}>"])
            return {uid: one.get(b"BODY[]<0>") or b"" for uid, one in told.items()}

    def rest(self, uid: int, beginning: bytes, most: int) -> bytes | None:
        """The whole message, in further portions; None if it is gone, or has more than `most` bytes.

        What a server says of its size may be wrong, so its end is known by a portion that is short.
        """
        content, portion = bytearray(beginning), beginning
        while len(portion) == PORTION and len(content) <= most:
            wanted = f"BODY.PEEK[]<{len(content)}.{PORTION}>"
            found = self._part(uid, wanted, f"BODY[]<{len(content)}>".encode(), PORTION)
            if found is None:
                return None
            portion = found
            content += portion
        return bytes(content) if len(content) <= most else None

    def header(self, uid: int, most: int) -> bytes | None:
        """The first `most` bytes of the header; None if the message is gone."""
        return self._part(uid, f"BODY.PEEK[HEADER]<0.{most}>", b"BODY[HEADER]<0>", most)

    def wait(self, seconds: float, alarm: int) -> None:
        """Until the server tells of something new (IDLE), the open file `alarm` can be read, or the
        time is over.

        Does nothing with a server that has no IDLE: see `has_idle`.
        """
        with self._speaking(seconds=seconds + self._timeouts.whole):
            try:
                self._client.line.idle(seconds, alarm)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                self._refuses_idle = True

    @property
    def _client(self) -> Client:
        assert self._open is not None
        return self._open

    def _connect(self) -> None:
        timeout, hold = self._timeouts.connect, self._limit.hold
        try:
            self._open = Client(self._server, self._tls, timeout, hold)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise greeting_fault(answer_of(error), self._server) from error
        line = self._open.line
        line.sock.settimeout(self._timeouts.step)
        if not self._server.starts_with_tls:
            if "STARTTLS" not in line.capabilities:
                raise fault(faults.NO_TLS, self._server, is_persistent=True)
            line.start_tls()

    def _uids(self, found: Sequence[object]) -> list[int]:
        """Raises `ValueError` for what cannot be a UID."""
        uids = [int(str(one)) for one in found]
        if any(not 0 < uid <= _HIGHEST_UID for uid in uids):
            raise ValueError("not a UID")
        return uids

    def _part(self, uid: int, wanted: str, key: bytes, most: int) -> bytes | None:
        with self._speaking(MOST_SAID + most):
            told = self._client.fetch([uid], [wanted])
        if uid not in told:
            return None
        part: bytes | None = told[uid].get(key)
        return part or b""

    @contextmanager
    def _speaking(self, most: int = MOST_SAID, seconds: float | None = None) -> Iterator[None]:
        """One question with its answer of at most so many bytes. Turns what goes wrong into faults."""
        if self._open is not None:
            self._open.line.expect(most)
        try:
            with self._limit.running(seconds):
                yield
        except PlannerError:
            raise
        except Endless as error:
            raise fault(faults.ENDLESS, self._server) from error
        except imaplib.IMAP4.abort as error:
            if self._limit.is_over:
                raise network_fault(TimeoutError(), self._server) from error
            is_strange = _NOT_IMAP in str(error)
            told = faults.STRANGE if is_strange else faults.CLOSED
            raise fault(told, self._server, answer_of(error)) from error
        except OSError as error:
            raise network_fault(
                TimeoutError() if self._limit.is_over else error, self._server
            ) from error
        except Exception as error:  # the library trips over answers in many ways
            raise fault(faults.STRANGE, self._server) from error

    def _close(self) -> None:
        if self._open is not None:
            self._open.line.shutdown()
            self._open = None
        self._limit.let_go()


def _facts(told: dict[bytes, Any]) -> Facts:
    return Facts(int(told[b"RFC822.SIZE"]), told[b"INTERNALDATE"])
