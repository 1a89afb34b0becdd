"""Header fields of a message, decoded and bounded. What cannot be parsed reads as empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Invalid
from planner.kernel.text_normalising import clean_line, shortened, without_unusable
from planner.mail import limits

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_FOR = re.compile(r"\bfor\s+<?([^\s<>;]{3,254})>?", re.IGNORECASE)
_ADDRESSED = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_LONGEST_RESULT = 4000
_MOST_RESULTS = 5


def line(message: EmailMessage, name: str) -> str:
    """The first field of that name as one line."""
    return next(iter(lines(message, name)), "")


def lines(message: EmailMessage, name: str) -> list[str]:
    """All fields of that name, the topmost first."""
    return [_line(text) for text in _texts(message, name)]


def sender(message: EmailMessage) -> tuple[str, str]:
    """The name and the only address in From; the address is "" if it is not the only one."""
    values = list(_texts(message, "From"))
    found = [(name, address) for name, address in getaddresses(values) if address]
    addresses = {one for _name, address in found if (one := address_of(address))}
    is_only = len(values) == 1 and len(found) == 1 and len(addresses) == 1
    name = _line(found[0][0] if found else " ".join(values))
    return name, addresses.pop() if is_only else ""


def recipients(message: EmailMessage) -> tuple[str, ...]:
    """To whom it was written, and in which mailbox it was put."""
    values = [text for name in _ADDRESSED for text in _texts(message, name)]
    found = [address for _name, address in getaddresses(values)]
    found += [_for[1] for text in _texts(message, "Received") if (_for := _FOR.search(text))]
    known = dict.fromkeys(address_of(address) for address in found[: limits.ADDRESSES])
    return tuple(address for address in known if address)


def refers_to(message: EmailMessage) -> tuple[str, ...]:
    """The Message-IDs that it answers, the nearest first."""
    nearest = list(_message_ids(message, "In-Reply-To"))
    earlier = list(_message_ids(message, "References"))
    return tuple(dict.fromkeys([*nearest, *reversed(earlier)]))[: limits.ADDRESSES]


def message_id(message: EmailMessage, name: str = "Message-ID") -> str:
    return next(_message_ids(message, name), "")


def results(message: EmailMessage) -> tuple[str, ...]:
    """The Authentication-Results, the topmost first."""
    found = (
        " ".join(text.split())[:_LONGEST_RESULT]
        for text in _texts(message, "Authentication-Results")
    )
    return tuple(found)[:_MOST_RESULTS]


def sent_at(message: EmailMessage) -> datetime | None:
    """The Date, None without a zone or an impossible one."""
    try:
        moment = parsedate_to_datetime(next(_texts(message, "Date"), ""))
        return moment if moment.tzinfo is not None and moment.utcoffset() is not None else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def address_of(text: str) -> str:
    """The address for comparing, its domain in ASCII; "" for what is none."""
    text = text.strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    try:
        return address_key(clean_address(text.strip("<>")))
    except Invalid:
        return ""


def _message_ids(message: EmailMessage, name: str) -> Iterator[str]:
    for text in _texts(message, name):
        for found in _MESSAGE_ID.finditer(text):
            yield found[0]


def _texts(message: EmailMessage, name: str) -> Iterator[str]:
    """As they stand in the message, in UTF-8, encoded words not decoded."""
    wanted = name.lower()
    for field, value in message.raw_items():
        if field.lower() == wanted:
            yield str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _line(text: str) -> str:
    """One line, its encoded words decoded (RFC 2047)."""
    try:
        told = str(make_header(decode_header(" ".join(text.split()))))
    except (ValueError, LookupError, HeaderParseError):
        told = text
    return shortened(clean_line(without_unusable(told)), limits.LINE_LENGTH)
