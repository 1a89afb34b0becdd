"""A mail server as the world has them: slow, short of patience, and rude.

It is a real one (aiosmtpd), in a thread of its own, and writes down what it saw of each letter.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from weakref import WeakKeyDictionary

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.e2e.running import free_port
from tests.e2e.traffic.fates import Fate

LETTERS_PER_CONNECTION = 17
_SLOW_SECONDS, _SLOWEST_SECONDS, _SLOWEST_EACH = 0.005, 0.4, 61
_OK = "250 OK"
_LIMIT = "421 4.7.0 too many letters in one connection"
Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter whose text the server has read. `is_taken`: it delivers it, whatever it answered;
    `returned_to` is the address on the envelope, `round` the one in which it came.
    """

    round: str
    recipient: str
    returned_to: str
    message: EmailMessage
    is_taken: bool

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])


class RudeServer:
    """`fates` are by address in small letters, of letters in this `round`.

    `when("RCPT", 5, act)`: `act` when an address is asked for the fifth time, `"text"` when a text
    has come and is not answered. The other side waits meanwhile.
    """

    def __init__(self) -> None:
        self.fates: Mapping[str, Fate] = {}
        self.round = ""
        self.seen: list[Seen] = []
        self.connections = 0
        self.answered: Counter[str] = Counter()
        self._steps: Counter[str] = Counter()
        self._acts: dict[tuple[str, int], Act] = {}
        self._tries: Counter[tuple[str, str]] = Counter()
        self._letters: WeakKeyDictionary[Session, int] = WeakKeyDictionary()

    def begin(self, name: str, fates: Mapping[str, Fate]) -> None:
        """Another round of letters, with other fates."""
        self.round, self.fates = name, fates
        self._steps.clear()

    def when(self, step: str, number: int, act: Act) -> None:
        self._acts[step, number] = act

    def when_next(self, step: str, act: Act) -> None:
        self.when(step, self._steps[step] + 1, act)

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = name
        return lines

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self._letters[session] = self._letters.get(session, 0) + 1
        if self._letters[session] > LETTERS_PER_CONNECTION:
            _hang_up(server)
            return self._say(_LIMIT)
        envelope.mail_from = address
        return self._say(_OK)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self._reach("RCPT")
        fate = self._fate(address)
        is_first = self._is_first_try("RCPT", address)
        if fate is Fate.REFUSED:
            return self._say("550 5.1.1 no such user here")
        if fate is Fate.LATER and is_first:
            return self._say("451 4.7.1 greylisted, come again")
        if fate is Fate.CUT and is_first:
            _hang_up(server, 0)
        envelope.rcpt_tos.append(address)
        return self._say(_OK)

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        (recipient,) = envelope.rcpt_tos
        fate, is_first = self._fate(recipient), self._is_first_try("text", recipient)
        await asyncio.sleep(_SLOW_SECONDS if len(self.seen) % _SLOWEST_EACH else _SLOWEST_SECONDS)
        answer = _OK
        if fate is Fate.FILTERED:
            answer = "554 5.7.1 this text is not wanted"
        elif fate is Fate.BUSY and is_first:
            answer = "451 4.3.0 busy, come again"
        is_lost = fate is Fate.LOST and is_first
        self._write_down(envelope, is_taken=answer == _OK and not is_lost)
        if fate in (Fate.KEPT, Fate.LOST) and is_first:
            _hang_up(server, 0)
        self._reach("text")
        return self._say(answer)

    def _write_down(self, envelope: Envelope, *, is_taken: bool) -> None:
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        (recipient,) = envelope.rcpt_tos
        returned_to = str(envelope.mail_from)
        self.seen.append(Seen(self.round, recipient.lower(), returned_to, message, is_taken))

    def _fate(self, address: str) -> Fate:
        return self.fates.get(address.lower(), Fate.TAKEN)

    def _is_first_try(self, step: str, address: str) -> bool:
        key = step, f"{self.round} {address.lower()}"
        self._tries[key] += 1
        return self._tries[key] == 1

    def _reach(self, step: str) -> None:
        self._steps[step] += 1
        if act := self._acts.pop((step, self._steps[step]), None):
            act()

    def _say(self, answer: str) -> str:
        self.answered[answer] += 1
        return answer


def _hang_up(server: SMTP, seconds: float = 0.05) -> None:
    """End the connection; at once, before the answer is heard, or after it."""
    assert isinstance(server.transport, asyncio.Transport)
    if seconds:
        asyncio.get_running_loop().call_later(seconds, server.transport.close)
    else:
        server.transport.abort()


@contextmanager
def serving(server: RudeServer) -> Iterator[int]:
    """The server on a free port of 127.0.0.1, which is given."""
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
