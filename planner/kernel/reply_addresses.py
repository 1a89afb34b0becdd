"""Addresses with a token of the recipient, to which answers to a letter are sent (O3).

`press+…@office.example` is put into the mailbox `press@office.example` by most mail servers; some part
the name from the token by “-” or “=”, and some take all mail to a domain of its own,
`…@press.office.example`. Whoever writes to such an address got a letter of that person, or was given
one. All forms are read, whichever the office uses now: earlier letters are out.
"""

from __future__ import annotations

import re
from enum import StrEnum

from planner.kernel.ids import Signer
from planner.kernel.links import PLACEHOLDER

REPLY = "reply"
_LONGEST_LOCAL = 64  # RFC 5321 4.5.3.1.1
_TOKEN_LENGTH = 36
_TOKEN = re.compile(r"(?:(?<=[+=-])|(?<![\w.+=-]))([a-z2-7]{36})(?=@)", re.ASCII | re.IGNORECASE)
_WITH_SEPARATOR = re.compile(r"[+=-][a-z2-7]{36}(?=@)", re.ASCII | re.IGNORECASE)
_BEFORE_DOMAIN = re.compile(r"(?<![\w.+=-])[a-z2-7]{36}@([a-z0-9-]+)[.]", re.ASCII | re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII | re.IGNORECASE)


class ReplyForm(StrEnum):
    """What stands between the name of a mailbox and the token; `subdomain`: the name becomes a part of
    the domain.
    """

    PLUS = "plus"
    HYPHEN = "hyphen"
    EQUALS = "equals"
    SUBDOMAIN = "subdomain"


_SEPARATORS = {ReplyForm.PLUS: "+", ReplyForm.HYPHEN: "-", ReplyForm.EQUALS: "="}


def reply_address(
    signer: Signer, mailbox: str, public_id: str, form: ReplyForm = ReplyForm.PLUS
) -> str:
    """The mailbox with the token of the person; "" if that would be too long for an address."""
    if not takes_reply_tokens(mailbox, form):
        return ""
    local, _, domain = mailbox.rpartition("@")
    token = signer.short_token(REPLY, public_id, 1)
    if form is ReplyForm.SUBDOMAIN:
        return f"{token}@{local}.{domain}"
    return f"{local}{_SEPARATORS[form]}{token}@{domain}"


def takes_reply_tokens(mailbox: str, form: ReplyForm = ReplyForm.PLUS) -> bool:
    """Whether the address with a token is short enough, and has not one already."""
    local = mailbox.rpartition("@")[0]
    if form is ReplyForm.SUBDOMAIN:
        return _LABEL.fullmatch(local) is not None
    return "+" not in local and len(local) + 1 + _TOKEN_LENGTH <= _LONGEST_LOCAL


def reply_token(address: str) -> str:
    """The token in an address, not verified; "" if there is none. Some programs change the case."""
    found = _TOKEN.search(address)
    return found[1].lower() if found else ""


def proves_reply(signer: Signer, token: str, public_id: str) -> bool:
    return signer.proves_shortly(token, REPLY, public_id, 1)


def without_reply_tokens(text: str) -> str:
    """`text` with the tokens in addresses replaced, for members of the office."""
    return _TOKEN.sub(PLACEHOLDER, text)


def with_plain_addresses(text: str) -> str:
    """`text` with the mailbox in place of addresses with a token."""
    return _BEFORE_DOMAIN.sub(r"\1@", _WITH_SEPARATOR.sub("", text))
