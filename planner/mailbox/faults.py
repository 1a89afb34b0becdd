"""Why a mailbox cannot be read, in sentences for the administrator of the office."""

from __future__ import annotations

import re
import ssl
from typing import NamedTuple

from planner.kernel.errors import PlannerError
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.network_faults import NETWORK_FAULTS, said_by
from planner.outbox.message.headers import header_text

_LONGEST_ANSWER = 300


class MailboxFault(PlannerError):
    """`is_persistent`: the same will happen until a person changes something, so that it is tried
    again less often.
    """

    def __init__(self, message: str, *, is_persistent: bool = False) -> None:
        super().__init__(message)
        self.is_persistent = is_persistent


class _Refusal(NamedTuple):
    """`words` are what servers are known to say, in lower case."""

    words: re.Pattern[str]
    message: Message
    is_persistent: bool = True


# Asked in this order: what is said of connections and of IMAP often mentions a failed sign-in too.
_SIGN_IN = (
    _Refusal(
        re.compile(
            r"too many|maximum number of connections|connection limit|\[limit\]|simultaneous"
        ),
        _(
            "%(host)s allows no more connections to this mailbox: other programs read it at the same "
            "time. It answers: %(said)s"
        ),
        is_persistent=False,
    ),
    _Refusal(
        re.compile(r"app(lication)?[- ](specific )?password"),
        _(
            "%(host)s asks for a password for programs (“app password”), which your mail provider "
            "gives in the settings of the account. It answers: %(said)s"
        ),
    ),
    _Refusal(
        re.compile(
            r"imap\b.{0,40}(disabled|not enabled|switched off|turned off|blocked)"
            r"|(not enabled|disabled|enable|access).{0,30}\bimap|basic ?auth"
            r"|not have access rights|web login required"
        ),
        _(
            "IMAP is switched off for this mailbox, or sign-in by password is. Switch it on in the "
            "settings of the account at your mail provider. %(host)s answers: %(said)s"
        ),
    ),
    _Refusal(
        re.compile(r"\[(unavailable|inuse|serverbug)\]|temporar|try again"),
        _("%(host)s lets nobody in at the moment. It answers: %(said)s"),
        is_persistent=False,
    ),
    _Refusal(
        re.compile(r""),
        _("%(host)s does not accept the user name or the password. It answers: %(said)s"),
    ),
)

NO_TLS = _("%(address)s offers no encryption, so that nothing is sent to it.")
NO_SIGN_IN = _("%(host)s offers no sign-in by password.")
NO_FOLDER = _(
    "The folder “%(folder)s” of the mailbox cannot be opened. Is there one of this name? %(host)s "
    "answers: %(said)s"
)
NO_NUMBERS = _(
    "The server does not number the messages of “%(folder)s” lastingly, so that nobody can tell which "
    "of them have been read."
)
ENDLESS = _(
    "%(host)s sends more than it was asked for, and the connection was closed. Is a mail server "
    "there?"
)
CLOSED = _("%(address)s closed the connection: %(said)s")
STRANGE = _("%(address)s answers what nobody understands. Does it speak IMAP?")
_TLS_FAILED = _(
    "No encrypted connection to %(address)s comes about: %(said)s. Port 993 begins with TLS, 143 "
    "with STARTTLS."
)
# The narrower type first.
_OF_NETWORK: tuple[tuple[type[Exception], Message], ...] = (
    *NETWORK_FAULTS,
    (ssl.SSLError, _TLS_FAILED),
)


def network_fault(error: OSError, server: MailServer) -> MailboxFault:
    """For what goes wrong below IMAP. Certificates and names rarely mend themselves."""
    for kind, message in _OF_NETWORK:
        if isinstance(error, kind):
            return fault(message, server, said_by(error))
    return fault(CLOSED, server, said_by(error))


def sign_in_fault(said: str, server: MailServer) -> MailboxFault:
    """By the words of the server, since the codes of RFC 5530 are rarely sent."""
    found = next(one for one in _SIGN_IN if one.words.search(said.lower()))
    return fault(found.message, server, said, is_persistent=found.is_persistent)


def greeting_fault(said: str, server: MailServer) -> MailboxFault:
    """For a server that takes its leave instead of greeting."""
    found = next(one for one in _SIGN_IN if one.words.search(said.lower()))
    if found.is_persistent:
        return fault(CLOSED, server, said)
    return fault(found.message, server, said)


def fault(
    message: Message,
    server: MailServer,
    said: str = "",
    *,
    folder: str = "",
    is_persistent: bool = False,
) -> MailboxFault:
    """The fault with this sentence, and the answer of the server cut to a readable length."""
    told = message.with_values(
        host=server.host,
        address=server.address,
        folder=folder,
        said=header_text(said)[:_LONGEST_ANSWER],
    )
    return MailboxFault(told, is_persistent=is_persistent)
