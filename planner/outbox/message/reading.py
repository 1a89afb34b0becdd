"""Parsing the MIME message of a letter, to show it as a mail program does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from re import sub
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from planner.kernel.dates import (
    clock_text,
    day_text,
    days_text,
    hours_text,
    span_text,
    zone_text,
)
from planner.kernel.messages import reader_language
from planner.outbox.message.mime import to_mime
from planner.outbox.message.redaction import shown_html, shown_text
from planner.outbox.models import Letter

_HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "Auto-Submitted")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """The event in a calendar message; dates and times as in the file, mostly in UTC."""

    method: str
    summary: str
    starts: datetime | date | None
    ends: datetime | date | None
    location: str
    status: str
    sequence: int
    organizer: str
    attendee: str

    def when(self, zone: str) -> str:
        """For showing, in that zone. DTEND of all-day events is exclusive; here the last day is shown."""
        language = reader_language()
        if not isinstance(self.starts, datetime):
            if self.starts is None:
                return ""
            after = self.ends or self.starts + timedelta(days=1)
            return days_text(self.starts, after - timedelta(days=1), language)
        starts = self.starts.astimezone(ZoneInfo(zone))
        ends = self.ends.astimezone(starts.tzinfo) if isinstance(self.ends, datetime) else None
        ends = ends or starts
        if ends.date() == starts.date():
            hours = hours_text(starts.time(), ends.time(), language)
            told = f"{day_text(starts.date(), language)}, {hours}"
        else:
            first, last = (
                f"{day_text(at.date(), language)}, {clock_text(at.time())}" for at in (starts, ends)
            )
            told = span_text(first, last, language)
        return f"{told} ({zone_text(starts, zone, language)})"


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    headers: list[tuple[str, str]]
    text: str
    html: str
    entry: CalendarEntry | None
    calendar: str
    parts: list[str]
    source: str


def open_letter(letter: Letter) -> OpenedLetter:
    """Raises `Invalid` if an address of the letter is invalid."""
    raw = to_mime(letter)
    message = message_from_bytes(raw, policy=policy.default)
    calendar = _content(message, "text/calendar")
    return OpenedLetter(
        headers=_headers(raw),
        text=shown_text(_content(message, "text/plain")),
        html=shown_html(_content(message, "text/html")),
        entry=read_entry(calendar) if calendar else None,
        calendar=calendar,
        parts=[part.get_content_type() for part in message.walk()],
        source=raw.decode("ascii", "replace"),
    )


def read_entry(calendar: str) -> CalendarEntry:
    """The only event of a calendar message (RFC 5546 3.2)."""
    parsed = Calendar.from_ical(calendar)
    (event,) = parsed.walk("VEVENT")
    return CalendarEntry(
        method=str(parsed.get("METHOD", "")),
        summary=str(event.get("SUMMARY", "")),
        starts=_moment(event.get("DTSTART")),
        ends=_moment(event.get("DTEND")),
        location=str(event.get("LOCATION", "")),
        status=str(event.get("STATUS", "")),
        sequence=int(event.get("SEQUENCE", 0)),
        organizer=_address(event.get("ORGANIZER")),
        attendee=_address(event.get("ATTENDEE")),
    )


def _headers(raw: bytes) -> list[tuple[str, str]]:
    """Parsed with the older policy of `email`: before Python 3.13.2 the newer one inserts spaces
    between the encoded words of a name (gh-128110).
    """
    message = message_from_bytes(raw)
    return [
        (name, str(make_header(decode_header(sub(r"[\r\n]+", "", message[name])))))
        for name in _HEADERS
        if message[name]
    ]


def _content(message: EmailMessage, media_type: str) -> str:
    for part in message.walk():
        if part.get_content_type() == media_type:
            return str(part.get_content())
    return ""


def _moment(value: Any) -> datetime | date | None:
    moment: datetime | date | None = value.dt if value is not None else None
    return moment


def _address(value: Any) -> str:
    return str(value).removeprefix("mailto:").removeprefix("MAILTO:") if value is not None else ""
