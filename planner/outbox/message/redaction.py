"""Personal links are not kept in letters that have left: whoever reads the database or a copy of it
must not be able to answer for a guest, or to set a new password.

A letter that may have to be sent as it is keeps them: waiting, failed, in doubt, or kept as a file.
"""

from __future__ import annotations

import re
from typing import Any

from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.ids import new_uid
from planner.kernel.links import PLACEHOLDER, without_tokens
from planner.outbox.models import Delivery, Letter

_DONE_WITH = (Delivery.SENT, Delivery.SUPERSEDED, Delivery.DISCARDED)
_AT_ONCE = 200
_FOLD = 75
_IN_TEXT = re.compile(rf"https?://[^\s<>\"]*/{PLACEHOLDER}[^\s<>\"]*")
_LINK = re.compile(rf"/(?:i|join|reset)/{PLACEHOLDER}\b")
_IN_A_TAG = re.compile(rf'href="[^"]*/{PLACEHOLDER}[^"]*"')
_WORDS = "[personal link]"


def redacted(letter: Letter) -> dict[str, Any]:
    """The columns of the letter without its personal links."""
    return {
        "text": without_tokens(letter.text),
        "html": without_tokens(letter.html),
        "calendar": calendar_without_tokens(letter.calendar),
        "has_links": False,
    }


def redact_some(session: Session) -> bool:
    """Take the links out of some letters that are done with; False if there are none."""
    letters = session.scalars(
        select(Letter).where(Letter.has_links, Letter.delivery.in_(_DONE_WITH)).limit(_AT_ONCE)
    ).all()
    for letter in letters:
        for column, value in redacted(letter).items():
            setattr(letter, column, value)
    session.flush()
    return bool(letters)


def calendar_without_tokens(calendar: bytes | None) -> bytes | None:
    """The links may be folded over two lines (RFC 5545 3.1)."""
    if calendar is None:
        return None
    unfolded = re.sub("\r?\n[ \t]", "", calendar.decode())
    redacted = without_tokens(unfolded)
    if redacted == unfolded:
        return calendar
    return b"\r\n".join(_folded(line.encode()) for line in re.split("\r?\n", redacted))


def _folded(line: bytes) -> bytes:
    """At most 75 octets a line, cut between characters."""
    parts: list[bytes] = []
    while len(line) > _FOLD:
        end = len(line[:_FOLD].decode("utf-8", "ignore").encode())
        parts.append(line[:end])
        line = b" " + line[end:]
    return b"\r\n".join([*parts, line])


def calendar_for_a_test(calendar: bytes) -> bytes:
    """The entry as a guest gets it, of its own and for nobody: no answer goes to anybody."""
    parsed = Calendar.from_ical(calendar_without_tokens(calendar) or b"")
    parsed["METHOD"] = "PUBLISH"
    for entry in parsed.walk("VEVENT"):
        entry.pop("ATTENDEE", None)
        entry["UID"] = new_uid()
    found: bytes = parsed.to_ical()
    return found


def lacks_links(letter: Letter) -> bool:
    """Whether links were taken out, so that nobody could use the letter as it is stored."""
    if letter.has_links:
        return False
    return any(_LINK.search(part) is not None for part in (letter.text, letter.html))


def shown_text(text: str) -> str:
    """Words instead of the links that were taken out."""
    return _IN_TEXT.sub(_WORDS, text)


def shown_html(html: str) -> str:
    return shown_text(_IN_A_TAG.sub('href="#"', html))
