"""Removing personal links from sent letters, so that nobody with access to the database or a copy
of it can answer for a guest or set a password.

Letters that may have to be sent again unchanged keep them: waiting, failed, in doubt, or filed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from icalendar import Calendar
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from planner.kernel.ids import new_uid
from planner.kernel.links import (
    PLACEHOLDER,
    without_own_links,
    without_tokens,
)
from planner.kernel.reply_addresses import with_plain_addresses, without_reply_tokens
from planner.outbox.models import Delivery, Letter

_DONE_WITH = (Delivery.SENT, Delivery.SUPERSEDED, Delivery.DISCARDED)
_AT_ONCE = 200
_FOLD = 75
_IN_TEXT = re.compile(rf"https?://[^\s<>\"]*/{PLACEHOLDER}[^\s<>\"]*")
# All but the one for opting out, which stands in a header and is of no use to a person.
_LINK = re.compile(rf"/(?:[acimst]|join|reset)/{PLACEHOLDER}\b")
_IN_A_TAG = re.compile(rf'href="[^"]*/{PLACEHOLDER}[^"]*"')
_SHOWN_LINK = "[personal link]"


def redacted(letter: Letter) -> dict[str, Any]:
    """New values of the letter's columns, without personal links."""
    return {
        "text": without_tokens(letter.text),
        "html": without_tokens(letter.html),
        "calendar": calendar_without_tokens(letter.calendar),
        "unsubscribe_url": without_tokens(letter.unsubscribe_url),
        "has_links": False,
    }


def restored(letter: Letter, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The values of `redacted` with personal links again; `tokens` are those of now by the kind of
    link: of a guest (`i`), of a person (`m`), for opting out (`u`).
    """

    def put_in(text: str) -> str:
        for kind, token in tokens.items():
            text = text.replace(f"/{kind}/{PLACEHOLDER}", f"/{kind}/{token}")
        return text

    return {
        "text": put_in(letter.text),
        "html": put_in(letter.html),
        "calendar": _calendar_with(letter.calendar, put_in),
        "unsubscribe_url": put_in(letter.unsubscribe_url),
    }


def for_members(letter: Letter) -> Letter:
    """A copy for looking at, without the links to the recipient's own data; not stored."""
    columns = {one.key: getattr(letter, one.key) for one in inspect(Letter).column_attrs}
    links = {name: without_own_links(columns[name]) for name in ("text", "html", "unsubscribe_url")}
    calendar = _calendar_with(letter.calendar, without_reply_tokens)
    address = without_reply_tokens(letter.reply_address)
    return Letter(**columns | links | {"calendar": calendar, "reply_address": address})


def redact_some(session: Session) -> bool:
    """Redact a portion of the letters that are done with; False if there are none."""
    letters = session.scalars(
        select(Letter).where(Letter.has_links, Letter.delivery.in_(_DONE_WITH)).limit(_AT_ONCE)
    ).all()
    for letter in letters:
        for column, value in redacted(letter).items():
            setattr(letter, column, value)
    session.flush()
    return bool(letters)


def calendar_without_tokens(calendar: bytes | None) -> bytes | None:
    return _calendar_with(calendar, without_tokens)


def _calendar_with(calendar: bytes | None, redact: Callable[[str], str]) -> bytes | None:
    """Unfolds the lines first, because a link may be folded (RFC 5545 3.1)."""
    if calendar is None:
        return None
    unfolded = re.sub("\r?\n[ \t]", "", calendar.decode())
    redacted = redact(unfolded)
    if redacted == unfolded:
        return calendar
    return b"\r\n".join(_folded(line.encode()) for line in re.split("\r?\n", redacted))


def _folded(line: bytes) -> bytes:
    """Fold a line at 75 octets, between characters."""
    parts: list[bytes] = []
    while len(line) > _FOLD:
        end = len(line[:_FOLD].decode("utf-8", "ignore").encode())
        parts.append(line[:end])
        line = b" " + line[end:]
    return b"\r\n".join([*parts, line])


def calendar_for_a_test(calendar: bytes) -> bytes:
    """A copy of a guest's calendar with a new UID and without attendee, so that nobody can reply."""
    plain = _calendar_with(calendar, lambda text: with_plain_addresses(without_tokens(text)))
    parsed = Calendar.from_ical(plain or b"")
    parsed["METHOD"] = "PUBLISH"
    for entry in parsed.walk("VEVENT"):
        entry.pop("ATTENDEE", None)
        entry["UID"] = new_uid()
    found: bytes = parsed.to_ical()
    return found


def lacks_links(letter: Letter) -> bool:
    """Whether the letter had personal links that were removed, so that it cannot be sent again."""
    if letter.has_links:
        return False
    return any(_LINK.search(part) is not None for part in (letter.text, letter.html))


def shown_text(text: str) -> str:
    """`text` with “[personal link]” in place of redacted links."""
    return _IN_TEXT.sub(_SHOWN_LINK, text)


def shown_html(html: str) -> str:
    return shown_text(_IN_A_TAG.sub('href="#"', html))
