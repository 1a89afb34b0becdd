"""A mail server on 127.0.0.1 that answers as a test tells it to."""

from __future__ import annotations

import socket
import ssl
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts

OK = "250 OK"
TLS_FOLDER = Path(__file__).parent / "tls"
CERTIFICATE = TLS_FOLDER / "cert.pem"


@dataclass
class Ledger:
    """What came in, and the next answers per command, used up one by one."""

    taken: list[Envelope] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    connections: int = 0
    greetings: list[str] = field(default_factory=list)

    def say(self, command: str, *answers: str) -> None:
        self.answers[command].extend(answers)

    def _next(self, command: str) -> str:
        return self.answers[command].pop(0) if self.answers[command] else OK

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.connections += 1
        self.greetings.append(name)
        session.host_name = name
        return lines

    async def handle_MAIL(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        answer = self._next("MAIL")
        if answer == OK:
            envelope.mail_from = address
        return answer

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        answer = self._next("RCPT")
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self._next("DOT")
        if answer == "cut":
            assert server.transport is not None
            server.transport.close()
        if answer in (OK, "cut"):
            self.taken.append(envelope)
        return answer


def serve(ledger: Ledger, **kwargs: Any) -> Controller:
    """The server, started, on a free port; stop it."""
    controller = Controller(ledger, hostname="127.0.0.1", port=_free_port(), **kwargs)
    controller.start()
    return controller


def serve_tls() -> ssl.SSLContext:
    """What a server shows whose certificate only `trusting()` knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, TLS_FOLDER / "key.pem")
    return context


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def smtp_to(ledger: Ledger) -> Iterator[Smtp]:
    """A connection to a server that notes in `ledger` what it takes."""
    controller = serve(ledger)
    url = f"smtp://127.0.0.1:{controller.port}"
    smtp = Smtp(url, timeouts=Timeouts(connect=5, command=5, dot=5))
    try:
        yield smtp
    finally:
        smtp.close()
        controller.stop()
