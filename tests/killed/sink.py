"""A mail server on 127.0.0.1 that counts what it takes, and lets a test act at every step."""

from __future__ import annotations

import re
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from email import message_from_bytes
from typing import BinaryIO

Act = Callable[[], None]


class Cut(Exception):
    """Raised by an act: the server drops the connection here and forgets the letter."""


class Sink:
    """`when("body", "anna@paper.test", act)`: `act` once, at that step of a letter to Anna.

    The steps: `banner` (connected, for nobody yet), `RCPT`, `DATA`, `body` (its first line is
    here, the dot is not), `dot` (all is here, not yet taken), `taken` (taken, and answered so).
    An act runs in the server's thread: the other side waits meanwhile.
    """

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self._acts: dict[tuple[str, str], list[Act]] = {}
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def when(self, step: str, recipient: str, *acts: Act) -> None:
        self._acts.setdefault((step, recipient), []).extend(acts)

    @property
    def waits(self) -> bool:
        """Whether some act has not had its turn."""
        return any(self._acts.values())

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError, Cut), line, line.makefile("rb") as heard:
            self._reach("banner", "")
            line.sendall(b"220 sink\r\n")
            self._talk(line, heard)

    def _talk(self, line: socket.socket, heard: BinaryIO) -> None:
        recipient = ""
        for command in heard:
            word = command[:4].decode().upper().strip()
            if word == "RCPT":
                recipient = _address(command)
                self._reach(word, recipient)
            if word == "DATA":
                self._reach(word, recipient)
                line.sendall(b"354 go on\r\n")
                self._take(line, heard, recipient)
            else:
                line.sendall(b"221 bye\r\n" if word == "QUIT" else b"250 ok\r\n")

    def _take(self, line: socket.socket, heard: BinaryIO, recipient: str) -> None:
        content = b"".join(self._body(heard, recipient))
        self._reach("dot", recipient)
        self.taken[str(message_from_bytes(content)["Message-ID"])] += 1
        line.sendall(b"250 taken\r\n")
        self._reach("taken", recipient)

    def _body(self, heard: BinaryIO, recipient: str) -> Iterator[bytes]:
        for number, text in enumerate(heard):
            if number == 0:
                self._reach("body", recipient)
            if text == b".\r\n":
                return
            yield text
        raise Cut

    def _reach(self, step: str, recipient: str) -> None:
        if acts := self._acts.get((step, recipient)):
            acts.pop(0)()


def _address(command: bytes) -> str:
    found = re.search(rb"<([^>]*)>", command)
    assert found, command
    return found[1].decode()
