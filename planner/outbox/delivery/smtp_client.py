"""The clients of `smtplib` for a `MailServer`: where they connect to, and how long they listen."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from planner.outbox.delivery.access_tokens import access_token, forget_token, xoauth2
from planner.outbox.delivery.connecting import connect
from planner.outbox.delivery.mail_server import MailServer

Hold = Callable[[socket.socket], None]
_MOST_LINES = 200  # of one reply


@dataclass(frozen=True, slots=True)
class Timeouts:
    """In seconds (R6). RFC 5321 4.5.3.2.6: ten minutes after the dot, against duplicates.

    `whole` is for a letter from the connection to the last answer, None for no limit.
    """

    connect: float = 15
    command: float = 60
    dot: float = 600
    whole: float | None = None


# A server that an office has set must not keep the letters of others waiting.
OF_AN_OFFICE = Timeouts(connect=10, command=30, dot=120, whole=180)


class Client(smtplib.SMTP):
    """Connects by `connect`, which checks the address; the certificate is that of the host."""

    def __init__(self, server: MailServer, timeout: float, hold: Hold, **given: Any) -> None:
        self._server, self._hold = server, hold
        super().__init__(server.host, server.port, "localhost", timeout=timeout, **given)

    def _get_socket(self, _host: str, _port: int, timeout: float) -> socket.socket:
        """Replaces that of `smtplib`."""
        line = connect(self._server, timeout)
        try:
            self._hold(line)
        except BaseException:
            line.close()
            raise
        return line

    def getreply(self) -> tuple[int, bytes]:
        """One reply, of a bounded number of lines."""
        if self.file is None:
            assert self.sock is not None
            self.file = _Replies(self.sock.makefile("rb"))
        self.file.lines = 0
        return super().getreply()


class TlsClient(Client, smtplib.SMTP_SSL):
    """The same with TLS from the first byte."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line = super()._get_socket(host, port, timeout)
        return self.context.wrap_socket(line, server_hostname=self._server.host)


class _Replies:
    """What a server says, in whole lines, as long as one reply has a bounded number of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.lines = file, 0

    def readline(self, limit: int) -> bytes:
        self.lines += 1
        if self.lines > _MOST_LINES:
            raise OSError("the reply has no end")
        line = self._file.readline(limit)
        # Half a line was cut off: it is no answer.
        return line if line.endswith(b"\n") or len(line) >= limit else b""

    def close(self) -> None:
        self._file.close()


def open_client(
    server: MailServer,
    timeout: float,
    tls: ssl.SSLContext,
    hold: Hold = lambda _line: None,
) -> smtplib.SMTP:
    """A client that is connected and greeted; `hold` gets its socket. Raises as `smtplib` does."""
    if server.starts_with_tls:
        return TlsClient(server, timeout, hold, context=tls)
    return Client(server, timeout, hold)


def sign_in(client: smtplib.SMTP, server: MailServer, tls: ssl.SSLContext) -> None:
    """By the password, or by an access token. Raises as `smtplib` does, and `TokenRefused`."""
    if server.oauth is None:
        client.login(server.user, server.password)
        return
    said = xoauth2(server.user, access_token(server, tls=tls))
    try:
        # A refusal is explained in a challenge, which is answered by nothing.
        client.auth("XOAUTH2", lambda challenge=None: "" if challenge else said)
    except smtplib.SMTPAuthenticationError:
        forget_token(server)
        raise
