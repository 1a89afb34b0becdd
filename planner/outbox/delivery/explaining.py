"""What the failure of a test letter means, in a sentence for the administrator who sent it."""

from __future__ import annotations

import smtplib
import ssl

from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.network_faults import NETWORK_FAULTS, said_by
from planner.outbox.delivery.transport import (
    AddressRefused,
    DeliveryError,
    InDoubt,
    SenderRefused,
    TryLater,
    Unavailable,
)

# By the error behind it, after those of `NETWORK_FAULTS`, which are narrower.
_CONNECTION: tuple[tuple[type[Exception], Message], ...] = (
    *NETWORK_FAULTS,
    (
        ssl.SSLError,
        _(
            "No encrypted connection to %(address)s comes about: %(said)s. Port 465 begins with TLS "
            "(smtps://), 587 with STARTTLS (smtp://)."
        ),
    ),
    (
        smtplib.SMTPAuthenticationError,
        _("%(host)s does not accept the user name or the password. It answers: %(said)s"),
    ),
    (
        smtplib.SMTPNotSupportedError,
        _("%(host)s offers no sign-in that the program knows, but a user name is set."),
    ),
    (
        smtplib.SMTPServerDisconnected,
        _(
            "%(address)s closed the connection. Port 465 begins with TLS (smtps://), 587 with "
            "STARTTLS (smtp://)."
        ),
    ),
)


def explanation(error: DeliveryError, server: MailServer, sender: str) -> str:
    """A sentence, with the server's own answer where it gave one."""
    said = error.reason
    match error:
        case SenderRefused():
            return _(
                "The mail server takes no letters from %(sender)s. It answers: %(said)s",
                sender=sender,
                said=said,
            )
        case Unavailable():
            return _of_connection(error, server)
        case AddressRefused():
            return _(
                "The mail server does not take letters to you. It answers: %(said)s", said=said
            )
        case TryLater():
            return _("The mail server takes no letter at the moment: %(said)s", said=said)
        case InDoubt():
            return _(
                "Nobody knows whether the mail server took the letter; look in your mailbox. %(said)s",
                said=said,
            )
    return _("The mail server refuses the letter. It answers: %(said)s", said=said)


def _of_connection(error: Unavailable, server: MailServer) -> str:
    """By the error of the network, which `Unavailable` was raised from, if there was one."""
    cause = error.__cause__
    for kind, message in _CONNECTION:
        if isinstance(cause, kind):
            return message.with_values(
                host=server.host, address=server.address, said=said_by(cause)
            )
    return error.reason
