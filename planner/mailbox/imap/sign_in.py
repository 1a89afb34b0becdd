"""Signing in to a mailbox: by a password, or by an access token of OAuth 2."""

from __future__ import annotations

import imaplib
import re
import ssl

from planner.mailbox import faults
from planner.mailbox.faults import MailboxFault, fault, sign_in_fault
from planner.mailbox.imap.bounded import Client
from planner.outbox.delivery.access_tokens import TokenRefused, access_token, forget_token
from planner.outbox.delivery.mail_server import MailServer

# What `imaplib` says of a connection that ended.
_CUT_OFF = "socket error"
# What it and the library say before the answer of the server.
_BEFORE_ANSWER = re.compile(r"\w+ failed: |command: \w+ => |\w+ command error: ")


def token_for(server: MailServer, tls: ssl.SSLContext) -> str | None:
    """None with a password. Raises `MailboxFault`."""
    if server.oauth is None:
        return None
    try:
        return access_token(server, tls=tls)
    except TokenRefused as error:
        raise MailboxFault(error.message, is_persistent=error.is_persistent) from error


def sign_in(client: Client, server: MailServer, token: str | None) -> None:
    """Raises `MailboxFault`, and `imaplib.IMAP4.abort` if the connection ends."""
    known = client.line.capabilities
    try:
        if token is not None:
            client.oauth2_login(server.user, token)
        elif "AUTH=PLAIN" in known:
            client.plain_login(server.user, server.password)
        elif "LOGINDISABLED" not in known:
            client.login(_quoted(server.user), server.password)
        else:
            raise fault(faults.NO_SIGN_IN, server, is_persistent=True)
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        if _CUT_OFF in str(error):
            raise imaplib.IMAP4.abort(str(error)) from error
        forget_token(server)
        raise sign_in_fault(answer_of(error), server) from error


def answer_of(error: Exception) -> str:
    """What the server said, without the words of the libraries around it."""
    said = _BEFORE_ANSWER.sub("", str(error), count=1)
    return said[2:-1] if said[:2] in ("b'", 'b"') else said


def _quoted(text: str) -> str:
    """`imaplib` puts quotation marks around the password only."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
