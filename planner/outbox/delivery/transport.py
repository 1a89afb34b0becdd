"""How letters leave: a folder of files, or a mail server.

Each transport calls `before_the_dot` when all but the last step is done (R2): whoever dies earlier
has sent nothing, whoever dies later may have.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from planner.kernel.messages import gettext as _
from planner.outbox.models import Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class OutgoingMessage:
    """One message to one recipient. Sender and recipient come from the row, never from headers."""

    letter_id: int
    message_id: str
    sender: str
    recipient: str
    content: bytes


class Transport(Protocol):
    """`send` returns when the letter has been taken. Raises one of the refusals below.

    `taken_as` is where a letter stands then: `sent`, or `filed` where nobody receives it.
    `key` is a fingerprint of the settings, without the password: what is known of a route
    (`mail_routes`) holds for these settings only.
    """

    taken_as: Delivery
    key: str

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None: ...

    def close(self) -> None: ...


class DeliveryError(Exception):
    """Base of what may become of a letter instead; `reason` is for the desk: what the mail
    server said, or a `Message`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(DeliveryError):
    """The letter was not taken now (4xx, a cut connection before the dot)."""


class Refused(DeliveryError):
    """The letter will never be taken (5xx for its recipient or content)."""


class AddressRefused(Refused):
    """The server knows nobody by that address (5xx at RCPT): no other letter would arrive."""


class UnclearRefusal(DeliveryError):
    """Refused, and the answer does not say whether this letter is or all of ours are (5.7.x, 552,
    554 …). `meant` is what it is if others are taken.
    """

    def __init__(self, reason: str, meant: type[Refused]) -> None:
        super().__init__(reason)
        self.meant = meant


class Unavailable(DeliveryError):
    """No letter can leave (no connection, no TLS, our password refused)."""


class SenderRefused(Unavailable):
    """No letter of this sender can leave (5xx at MAIL)."""


class InDoubt(DeliveryError):
    """The connection broke after the dot: the letter has probably arrived."""


class ClaimLost(Exception):
    """Raised by `before_the_dot`: another worker has taken the letter over. Send nothing."""


class FileTransport:
    """Letters as `.eml` files in a folder: what a fresh installation does instead of sending."""

    taken_as = Delivery.FILED
    key = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        path = self._folder / eml_name(outgoing.letter_id, outgoing.message_id)
        draft = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with draft.open("wb") as file:
                file.write(outgoing.content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise Unavailable(
                _("The mail folder cannot be written: %(reason)s.", reason=error.strerror)
            ) from error
        before_the_dot()
        draft.replace(path)

    def close(self) -> None:
        """A folder needs no good-bye."""


def eml_name(letter_id: int, message_id: str) -> str:
    """`00000017-1f2e3d4c5b6a.eml`: the same letter always has the same file."""
    return f"{letter_id:08}-{hashlib.sha256(message_id.encode()).hexdigest()[:12]}.eml"
