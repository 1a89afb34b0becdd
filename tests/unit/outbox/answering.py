"""A mail server on 127.0.0.1 that gives one answer at one stage, to everybody or to some."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Collection
from contextlib import suppress
from typing import BinaryIO

from tests.unit.outbox.server import serve_tls

GARBAGE, DROPPED, SLOW = "garbage", "dropped", "slow"
_GOOD = {
    "connect": "220 mail.test",
    "EHLO": "250-mail.test\r\n250 AUTH PLAIN",
    "STARTTLS": "220 go on",
    "AUTH": "235 welcome",
    "DATA": "354 go on",
}


class _Cut(Exception):
    """The server hangs up here."""


class Answering:
    """`Answering("RCPT", "550 5.7.1 no", to={"list@corp.test"})`. The stages are connect, EHLO,
    STARTTLS, AUTH, MAIL, RCPT, DATA and DOT. `to` names senders for MAIL, recipients from RCPT on;
    without it everybody gets that answer. `mend()` makes it a server like any other.
    """

    def __init__(self, stage: str, answer: str, to: Collection[str] = ()) -> None:
        self.taken: list[str] = []
        self.answer, self._stage, self._to = answer, stage, to
        self._is_mended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.offers_tls = stage in ("STARTTLS", "AUTH")
        threading.Thread(target=self._listen, daemon=True).start()

    def mend(self) -> None:
        self._is_mended.set()

    def close(self) -> None:
        self.mend()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError, _Cut), line:
            self._say(line, "connect")
            with line.makefile("rb") as heard:
                is_secure = self._talk(line, heard)
            if is_secure:
                secure = serve_tls().wrap_socket(line, server_side=True)
                with secure, secure.makefile("rb") as heard:
                    self._talk(secure, heard)

    def _talk(self, line: socket.socket, heard: BinaryIO) -> bool:
        """True where the other side goes over to TLS."""
        sender = recipient = ""
        while command := heard.readline():
            word = command.split()[0].decode().upper()
            if word == "MAIL":
                sender = _address(command)
            if word == "RCPT":
                recipient = _address(command)
            if word == "EHLO" and self.offers_tls and not isinstance(line, ssl.SSLSocket):
                line.sendall(b"250-mail.test\r\n250 STARTTLS\r\n")
                continue
            said = self._say(line, word, sender if word == "MAIL" else recipient)
            if word == "STARTTLS" and said == _GOOD["STARTTLS"]:
                return True
            if word == "DATA" and said == _GOOD["DATA"]:
                self._take(line, heard, recipient)
        return False

    def _take(self, line: socket.socket, heard: BinaryIO, recipient: str) -> None:
        while heard.readline() not in (b".\r\n", b""):
            pass
        if self._say(line, "DOT", recipient).startswith("250"):
            self.taken.append(recipient)

    def _say(self, line: socket.socket, stage: str, to: str = "") -> str:
        stage = "EHLO" if stage == "HELO" else stage
        said = _GOOD.get(stage, "250 ok")
        if (
            stage == self._stage
            and not self._is_mended.is_set()
            and (not self._to or to in self._to)
        ):
            said = self.answer
        if said == SLOW:
            line.settimeout(10)
            line.recv(1)
        if said in (SLOW, DROPPED):
            raise _Cut
        line.sendall(b"\xffwhat?\r\n" if said == GARBAGE else f"{said}\r\n".encode())
        return said


def _address(command: bytes) -> str:
    found = re.search(rb"<([^>]*)>", command)
    assert found, command
    return found[1].decode()
