"""Addresses with a token of the recipient, to which answers to a letter are sent (O3).

`press+…@office.example` is put into the mailbox `press@office.example` by most mail servers. Whoever
writes to it got a letter of that person, or was given one.
"""

from __future__ import annotations

import re

from planner.kernel.ids import Signer
from planner.kernel.links import PLACEHOLDER

REPLY = "reply"
_LONGEST_LOCAL = 64  # RFC 5321 4.5.3.1.1
_TOKEN_LENGTH = 36
_TOKEN = re.compile(r"[+]([a-z2-7]{36})(?=@)", re.ASCII | re.IGNORECASE)


def reply_address(signer: Signer, mailbox: str, public_id: str) -> str:
    """The mailbox with the token of the person; "" if that would be too long for an address."""
    if not takes_reply_tokens(mailbox):
        return ""
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+{signer.short_token(REPLY, public_id, 1)}@{domain}"


def takes_reply_tokens(mailbox: str) -> bool:
    """Whether the address with a token is short enough, and has not one already."""
    local = mailbox.rpartition("@")[0]
    return "+" not in local and len(local) + 1 + _TOKEN_LENGTH <= _LONGEST_LOCAL


def reply_token(address: str) -> str:
    """The token in an address, not verified; "" if there is none. Some programs change the case."""
    found = _TOKEN.search(address)
    return found[1].lower() if found else ""


def proves_reply(signer: Signer, token: str, public_id: str) -> bool:
    return signer.proves_shortly(token, REPLY, public_id, 1)


def without_reply_tokens(text: str, instead: str = f"+{PLACEHOLDER}") -> str:
    """`text` with the tokens in addresses replaced, for members of the office."""
    return _TOKEN.sub(instead, text)
