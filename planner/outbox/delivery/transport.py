"""The transport interface and its errors, and the transport that writes files.

A transport calls `before_the_dot` when only the last step is missing (R2): if the process dies
before that, nothing was sent; if it dies afterwards, the letter may have been.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from planner.kernel.messages import gettext as _
from planner.outbox.models import Delivery


@dataclass(frozen=True, kw_only=True, slots=True)
class OutgoingMessage:
    """One message to one recipient. `sender` and `recipient` are the SMTP envelope."""

    letter_id: int
    message_id: str
    sender: str
    recipient: str
    content: bytes


class Transport(Protocol):
    """`send` returns when the letter has been accepted, else raises a `DeliveryError`.

    `taken_as` is the state of an accepted letter: `sent`, or `filed` if nobody receives it. `key`
    is a hash of the settings without the password, or names the office whose own server it is; the
    state of a route (`mail_routes`) applies to it.
    """

    taken_as: Delivery
    key: str

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None: ...

    def close(self) -> None: ...


class DeliveryError(Exception):
    """Base of delivery failures. `reason` is shown to users: the server's reply, or a `Message`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(DeliveryError):
    """A temporary failure (4xx, connection lost before the dot)."""


class Refused(DeliveryError):
    """A permanent failure (5xx for its recipient or content)."""


class AddressRefused(Refused):
    """The address does not exist (5xx at RCPT): no other letter would arrive."""


class UnclearRefusal(DeliveryError):
    """A refusal that may concern this letter or all of ours (5.7.x, 552, 554 …). `meant` is the
    error if it turns out that others are accepted.
    """

    def __init__(self, reason: str, meant: type[Refused]) -> None:
        super().__init__(reason)
        self.meant = meant


class Unavailable(DeliveryError):
    """No letter can be sent (no connection, no TLS, authentication failed)."""


class SenderRefused(Unavailable):
    """No letter of this sender can be sent (5xx at MAIL)."""


class InDoubt(DeliveryError):
    """The connection was lost after the dot: the letter has probably arrived."""


class ClaimLost(Exception):
    """Raised by `before_the_dot` if another worker has the letter now: it must not be sent."""


class FileTransport:
    """Writes letters as `.eml` files to a folder, while no mail server is configured."""

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
        """Nothing to close."""


class BrokenTransport:
    """Sends nothing, because its settings cannot be used; `reason` says why."""

    taken_as = Delivery.SENT

    def __init__(self, key: str, reason: str) -> None:
        self.key, self._reason = key, reason

    def send(self, outgoing: OutgoingMessage, before_the_dot: Callable[[], None]) -> None:
        raise Unavailable(self._reason)

    def close(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True, slots=True)
class Transports:
    """By which way letters leave: `own` has those of offices with their own server."""

    shared: Transport
    own: Mapping[int, Transport] = field(default_factory=dict)

    def of(self, office_id: int) -> Transport:
        return self.own.get(office_id, self.shared)

    @property
    def keys(self) -> set[str]:
        return {self.shared.key, *(transport.key for transport in self.own.values())}

    def close(self) -> None:
        """Close all connections."""
        for transport in (self.shared, *self.own.values()):
            transport.close()


def eml_name(letter_id: int, message_id: str) -> str:
    """`00000017-1f2e3d4c5b6a.eml`: the same letter always has the same file."""
    return f"{letter_id:08}-{hashlib.sha256(message_id.encode()).hexdigest()[:12]}.eml"
