"""`imaplib` with bounds: how much one answer may say, and where it connects to.

`imaplib` reads lines and literals of any size that the server announces. Here each command has a
number of bytes that its answer may have; the rest is not read.
"""

from __future__ import annotations

import imaplib
import logging
import select
import socket
import ssl
from collections.abc import Callable

from imapclient import IMAPClient

from planner.outbox.delivery.connecting import connect
from planner.outbox.delivery.mail_server import MailServer

Hold = Callable[[socket.socket], None]
_CHUNK = 64 * 1024
# The library would write into the log what is said, and the password with it.
logging.getLogger("imapclient").setLevel(logging.CRITICAL)
# Of answers that say little: a greeting, capabilities, numbers.
MOST_SAID = 64 * 1024


class Endless(Exception):
    """The server says more than it was asked for. No error of `imaplib`, which changes its own."""


class BoundedImap(imaplib.IMAP4):
    """Reads through a buffer of its own.

    `has_news`: the server has told of messages since this was last set to False. It tells only once.
    """

    sock: socket.socket

    def __init__(
        self, server: MailServer, tls: ssl.SSLContext, connect_timeout: float, hold: Hold
    ) -> None:
        self._server, self._tls, self._hold = server, tls, hold
        self._connect_timeout = connect_timeout
        self._buffer = bytearray()
        self._may_say = MOST_SAID
        self.has_news = False
        super().__init__(server.host, server.port)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        """Replaces that of `imaplib`."""
        self.host, self.port = host, port
        line = connect(self._server, self._connect_timeout)
        try:
            self._hold(line)
            if self._server.starts_with_tls:
                line = self._tls.wrap_socket(line, server_hostname=host)
        except BaseException:
            line.close()
            raise
        self.sock = line

    def shutdown(self) -> None:
        self.sock.close()

    def expect(self, most: int) -> None:
        """The answer to the next command may have so many bytes. Forgets what was said before."""
        self._may_say = most
        self.has_news = self.has_news or "EXISTS" in self.untagged_responses
        self.untagged_responses.clear()

    def readline(self) -> bytes:
        seen = 0
        while (end := self._buffer.find(b"\n", seen)) < 0:
            seen = len(self._buffer)
            if not self._receive():
                return b""
        return self._take(end + 1)

    def read(self, size: int) -> bytes:
        if size > len(self._buffer) + self._may_say:
            raise Endless(f"a literal of {size} bytes")
        while len(self._buffer) < size:
            if not self._receive():
                raise self.abort("socket error: EOF")
        return self._take(size)

    @property
    def is_heard(self) -> bool:
        """Whether something was received that nobody has read yet."""
        pending = self.sock.pending() if isinstance(self.sock, ssl.SSLSocket) else 0
        return bool(self._buffer or pending)

    def start_tls(self) -> None:
        """STARTTLS. What was said before in the clear is forgotten, as anybody may have said it."""
        kind, _said = self._simple_command("STARTTLS")
        if kind != "OK" or self._buffer:
            raise self.abort("STARTTLS")
        self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)
        self._tls_established = True
        self.untagged_responses.clear()
        self._get_capabilities()

    def idle(self, seconds: float, alarm: int) -> None:
        """Wait until the server says something, `alarm` can be read, or the time is over."""
        tag = self._command("IDLE")
        while self._get_response() is not None:
            if self.tagged_commands[tag]:
                raise self.error("IDLE")
        if not (self.is_heard or self.has_news or "EXISTS" in self.untagged_responses):
            wait_for(seconds, self.sock.fileno(), alarm)
        self.send(b"DONE\r\n")
        self._command_complete("IDLE", tag)

    def _receive(self) -> bool:
        """False at the end of the connection."""
        chunk = self.sock.recv(_CHUNK)
        self._may_say -= len(chunk)
        if self._may_say < 0:
            raise Endless("an endless answer")
        self._buffer += chunk
        return bool(chunk)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken


class Client(IMAPClient):  # type: ignore[misc]
    """The commands and the reading of their answers are those of the library."""

    _imap: BoundedImap

    def __init__(
        self, server: MailServer, tls: ssl.SSLContext, connect_timeout: float, hold: Hold
    ) -> None:
        self._make: Callable[[], BoundedImap]
        self._make = lambda: BoundedImap(server, tls, connect_timeout, hold)
        super().__init__(server.host, server.port, ssl=False)
        self._imap.debug = 0
        self.normalise_times = False

    @property
    def line(self) -> BoundedImap:
        return self._imap

    def _create_IMAP4(self) -> BoundedImap:  # noqa: N802 - named by the library
        return self._make()


def wait_for(seconds: float, *files: int) -> None:
    """Until one of the open files can be read, or the time is over."""
    waiting = select.poll()
    for one in files:
        waiting.register(one, select.POLLIN)
    waiting.poll(seconds * 1000)
