"""An IMAP server on 127.0.0.1 that says what a test tells it to, with TLS from the first byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from planner.outbox.delivery.mail_server import MailServer
from tests.unit.outbox.server import serve_tls

Answer = bytes | Callable[[socket.socket], None]
GREETING, SAID = "greeting", "said"
_CAPABILITIES = b"* CAPABILITY IMAP4rev1 IDLE\r\n"


class FaultyServer:
    """`say("LOGIN", b"{tag} NO go away\\r\\n")`: the answers to a command, the last one for good.

    An answer that is called gets the connection. Without answers it is a server with one message.
    """

    def __init__(self, *, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self._answers: dict[str, list[Answer]] = {
            GREETING: [b"* OK ready\r\n"],
            "CAPABILITY": [_CAPABILITIES + b"{tag} OK done\r\n"],
            "LOGIN": [b"{tag} OK done\r\n"],
            "EXAMINE": [b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] \r\n{tag} OK [READ-ONLY]\r\n"],
            "UID SEARCH": [b"* SEARCH 1\r\n{tag} OK done\r\n"],
            "UID FETCH": [b"{tag} OK done\r\n"],
            "IDLE": [b"+ idling\r\n"],
            "DONE": [b"{tag} OK done\r\n"],
            "LOGOUT": [b"* BYE\r\n{tag} OK done\r\n"],
        }
        self.heard: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, command: str, *answers: Answer) -> None:
        self._answers[command] = list(answers)

    @property
    def server(self) -> MailServer:
        return MailServer(
            host="localhost",
            port=self.port,
            starts_with_tls=self._tls is not None,
            user="press",
            password="secret",
        )

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError, ValueError, LookupError), line:
            if self._tls is not None:
                line = self._tls.wrap_socket(line, server_side=True)
            with line, line.makefile("rb") as heard:
                self._answer(line, GREETING, b"")
                tag = b""
                for words in map(bytes.split, heard):
                    if len(words) < 2 and words != [b"DONE"]:
                        self.heard.append(b"".join(words).decode())
                        self._answer(line, SAID, tag)
                        continue
                    if words[0] != b"DONE":
                        tag = words.pop(0)
                    two = 2 if words[0] == b"UID" else 1
                    command = b" ".join(words[:two]).decode().upper()
                    self.heard.append(b" ".join(words).decode())
                    self._answer(line, command, tag)

    def _answer(self, line: socket.socket, command: str, tag: bytes) -> None:
        answers = self._answers[command]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if callable(answer):
            answer(line)
        else:
            line.sendall(answer.replace(b"{tag}", tag))


@contextmanager
def faulty(*, tls: ssl.SSLContext | None = None, has_tls: bool = True) -> Iterator[FaultyServer]:
    server = FaultyServer(tls=(tls or serve_tls()) if has_tls else None)
    yield server
    server.close()


def hang(_line: socket.socket) -> None:
    """Say nothing more, and keep the connection."""
    threading.Event().wait(5)


def hang_up(line: socket.socket) -> None:
    """End the connection."""
    line.shutdown(socket.SHUT_RDWR)
    raise OSError


def endless(text: bytes) -> Callable[[socket.socket], None]:
    def say(line: socket.socket) -> None:
        while True:
            line.sendall(text)

    return say


def trickle(text: bytes) -> Callable[[socket.socket], None]:
    """A byte from time to time, for ever."""

    def say(line: socket.socket) -> None:
        while True:
            line.sendall(text)
            threading.Event().wait(0.02)

    return say
