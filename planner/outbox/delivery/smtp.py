"""Sending letters to a mail server.

`smtplib` sends the body and the final dot in one step. Here they are two, because the outbox stores
between them that the letter may have arrived.
"""

from __future__ import annotations

import hashlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from planner.kernel.messages import gettext as _
from planner.outbox.delivery.access_tokens import TokenRefused
from planner.outbox.delivery.connecting import NOT_PUBLIC, NotPublic
from planner.outbox.delivery.mail_routes import own_transport
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.smtp_client import Timeouts, open_client, sign_in
from planner.outbox.delivery.time_limit import TimeLimit
from planner.outbox.delivery.transport import (
    AddressRefused,
    InDoubt,
    OutgoingMessage,
    Refused,
    SenderRefused,
    TryLater,
    Unavailable,
    UnclearRefusal,
)
from planner.outbox.message.headers import header_text
from planner.outbox.models import Delivery

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_PER_CONNECTION = 100

_TAKEN, _DONE, _GO_ON, _TEMPORARY, _FINAL, _NO_CODE = 200, 250, 354, 400, 500, 600
_CLOSING = 421
_LOCAL_DOMAINS = (".local", ".localdomain", ".localhost", ".invalid", ".internal", ".arpa")
_LONGEST_REPLY = 500
# Replies to MAIL about our authentication (RFC 4954 6).
_LOGIN_CODES = {530, 534, 535, 538}
_LOGIN = re.compile(rb"\s*5\.7\.[08]\b")
# About this recipient, mailbox or text (RFC 3463, RFC 7505). 5.1.7 and 5.1.8 are about the sender.
_OF_THE_LETTER = re.compile(rb"\s*5\.(1\.([12346]|10)|2\.\d{1,3}|3\.4|6\.\d{1,3})\b")


class Smtp:
    """A mail server, by its address (`MailServer.from_url`) or as a `MailServer`.

    The certificate is always verified. Without TLS, only servers on this machine are used, and no
    password is sent. A connection is reused for many letters; `close` it at the end. Raises
    `ValueError` for an invalid URL.
    """

    taken_as = Delivery.SENT

    def __init__(
        self,
        at: str | MailServer,
        *,
        helo: str = "",
        tls: ssl.SSLContext | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        self.at = MailServer.from_url(at) if isinstance(at, str) else at
        self._helo = helo
        self.key = _key(self.at, helo)
        self._tls = tls or ssl.create_default_context()
        self._timeouts = timeouts or Timeouts()
        self._limit = TimeLimit(self._timeouts.whole)
        self._open: smtplib.SMTP | None = None
        self._sent = 0

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        """Send one letter. After a refusal, the next letter gets a new connection."""
        with self._limit.running():
            self._send(outgoing, before_the_dot)

    def _send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        server = self._connection_for(outgoing.sender)
        try:
            _send_recipient(server, outgoing.recipient)
            server.send(_dot_stuffed(outgoing.content))
            before_the_dot()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise TryLater(_("The connection broke: %(said)s", said=error_text(error))) from error
        except BaseException:
            # Without the final dot the server discards the letter.
            self._drop()
            raise
        try:
            self._dot(server)
        except BaseException:
            self._drop()
            raise
        self._sent += 1
        if self._sent >= _PER_CONNECTION:
            self.close()

    def sign_in(self) -> None:
        """Connect and sign in, and send nothing. Raises `Unavailable`."""
        with self._limit.running():
            self._server()

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._open is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._open.quit()
            self._drop()

    def _connection_for(self, sender: str) -> smtplib.SMTP:
        """A connection on which the sender was accepted.

        A reused connection may have been closed, or have reached the server's limit of letters:
        then a new one is tried once.
        """
        is_old = self._open is not None
        try:
            return self._try_connection_for(sender)
        except Unavailable as error:
            if not is_old or isinstance(error, SenderRefused):
                raise
        return self._try_connection_for(sender)

    def _try_connection_for(self, sender: str) -> smtplib.SMTP:
        server = self._server()
        try:
            code, reply = server.mail(sender)
            if code != _DONE:
                _refuse_sender(code, reply)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Unavailable(
                _("The connection broke: %(said)s", said=error_text(error))
            ) from error
        except BaseException:
            self._drop()
            raise
        return server

    def _server(self) -> smtplib.SMTP:
        """The open connection if it still answers, else a new one."""
        if self._open is not None:
            with suppress(OSError, smtplib.SMTPException):
                if self._open.rset()[0] == _DONE:
                    return self._open
            self._drop()
        try:
            self._open = self._connect()
        except NotPublic as error:
            raise Unavailable(NOT_PUBLIC) from error
        except TokenRefused as error:
            raise Unavailable(error.message) from error
        except smtplib.SMTPResponseException as error:
            raise Unavailable(error_text(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unavailable(
                _("The mail server does not answer: %(said)s", said=error_text(error))
            ) from error
        return self._open

    def _connect(self) -> smtplib.SMTP:
        try:
            server = open_client(self.at, self._timeouts.connect, self._tls, self._limit.hold)
        except BaseException:
            self._limit.let_go()
            raise
        try:
            self._start_session(server)
        except BaseException:
            server.close()
            self._limit.let_go()
            raise
        return server

    def _start_session(self, server: smtplib.SMTP) -> None:
        assert server.sock is not None
        server.sock.settimeout(self._timeouts.command)
        server.local_hostname = self._helo or own_name(server.sock.getsockname()[0])
        server.ehlo_or_helo_if_needed()
        is_private = self.at.starts_with_tls
        if not is_private and server.has_extn("starttls"):
            server.starttls(context=self._tls)
            server.ehlo_or_helo_if_needed()
            is_private = True
        if not is_private and (self.at.user or self.at.host not in _LOOPBACK):
            raise Unavailable(_("The mail server offers no TLS. Nothing is sent in the clear."))
        if self.at.user:
            sign_in(server, self.at, self._tls)

    def _dot(self, server: smtplib.SMTP) -> None:
        assert server.sock is not None
        try:
            server.sock.settimeout(self._timeouts.dot)
            server.send(b".\r\n")
            code, reply = server.getreply()
            server.sock.settimeout(self._timeouts.command)
        except (OSError, smtplib.SMTPException) as error:
            raise InDoubt(
                _("No answer after the last line: %(said)s", said=error_text(error))
            ) from error
        if not _TEMPORARY <= code < _NO_CODE and code // 100 * 100 != _TAKEN:
            raise InDoubt(_not_understood(_reply_text(code, reply)))
        if code >= _TEMPORARY:
            _refuse_letter(code, reply, Refused)

    def _drop(self) -> None:
        assert self._open is not None
        self._open.close()
        self._limit.let_go()
        self._open, self._sent = None, 0


def _key(server: MailServer, helo: str) -> str:
    """`Transport.key`: that of an office's own server, or of these settings."""
    if server.office_id is not None:
        return own_transport(server.office_id)
    scheme = "smtps" if server.starts_with_tls else "smtp"
    settings = f"{scheme}://{server.user}@{server.host}:{server.port} {helo}"
    return hashlib.sha256(settings.encode()).hexdigest()[:16]


def own_name(address: str) -> str:
    """The name for EHLO: the fully qualified one, else the address in brackets (RFC 5321 4.1.4).

    Not a name of a local network, which many servers refuse.
    """
    name = socket.getfqdn()
    if "." in name and not name.lower().endswith(_LOCAL_DOMAINS):
        return name
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _send_recipient(server: smtplib.SMTP, recipient: str) -> None:
    """RCPT and DATA. Replies from here on are about this letter."""
    code, reply = server.rcpt(recipient)
    if code not in (_DONE, 251):
        _refuse_letter(code, reply, AddressRefused)
    code, reply = server.docmd("DATA")
    if code != _GO_ON:
        _refuse_letter(code, reply, Refused)


def _refuse_sender(code: int, reply: bytes) -> NoReturn:
    """Raise the error for a reply to MAIL: about our authentication, or about this sender."""
    said = _reply_text(code, reply)
    if _TEMPORARY <= code < _FINAL and code != _CLOSING:
        raise TryLater(said)
    if not _FINAL <= code < _NO_CODE or code in _LOGIN_CODES or _LOGIN.match(reply):
        raise Unavailable(said)
    raise SenderRefused(said)


def _refuse_letter(code: int, reply: bytes, meant: type[Refused]) -> NoReturn:
    """Raise the error for a reply to RCPT, DATA or the text, which may be about all our letters.

    `meant` is the error for a permanent refusal of this letter.
    """
    said = _reply_text(code, reply)
    if not _FINAL <= code < _NO_CODE:
        raise TryLater(said if _TEMPORARY <= code < _FINAL else _not_understood(said))
    if _OF_THE_LETTER.match(reply):
        raise meant(said)
    raise UnclearRefusal(said, meant)


def _not_understood(said: str) -> str:
    return _("The mail server answers what nobody understands: %(said)s", said=said)


def _dot_stuffed(content: bytes) -> bytes:
    """CRLF line ends, and a leading dot doubled (RFC 5321 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _reply_text(code: int, reply: bytes) -> str:
    return header_text(f"{code} {reply.decode('utf-8', 'replace')}")[:_LONGEST_REPLY]


def error_text(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        reply = error.smtp_error
        return _reply_text(error.smtp_code, reply if isinstance(reply, bytes) else reply.encode())
    return header_text(str(error) or type(error).__name__)
