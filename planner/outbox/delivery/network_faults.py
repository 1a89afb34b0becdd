"""What it means when a server cannot be connected to, whatever is spoken there."""

from __future__ import annotations

import socket
import ssl

from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.connecting import NOT_PUBLIC, NotPublic
from planner.outbox.delivery.smtp import error_text

# The narrower type first: all of them are an OSError. Placeholders: host, address (with the port),
# said (`said_by`).
NETWORK_FAULTS: tuple[tuple[type[Exception], Message], ...] = (
    (NotPublic, NOT_PUBLIC),
    (
        socket.gaierror,
        _("The name %(host)s is not known. Is it spelt as your mail provider has it?"),
    ),
    (
        ConnectionRefusedError,
        _(
            "%(address)s refuses the connection. Is this the right port, and does a server run there?"
        ),
    ),
    (
        TimeoutError,
        _(
            "%(address)s does not answer. Is this the right port, and does a firewall let it through?"
        ),
    ),
    (
        ssl.SSLCertVerificationError,
        _("The certificate of %(host)s is not valid, so that nothing is sent to it: %(said)s."),
    ),
)


def said_by(cause: Exception) -> str:
    """The words of the error itself."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message.rstrip(".")
    return error_text(cause)
