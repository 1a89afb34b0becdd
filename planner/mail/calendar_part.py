"""The calendar of an answer (RFC 5546, RFC 6047): which part it is, and what it says.

Only the lines of its only VEVENT are read. Nothing is expanded, fetched or compared (S82): no rules,
no alarms, no time zones.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import EmailMessage

from icalendar.parser import Contentline, Contentlines, Parameters

from planner.kernel.text_normalising import clean_line, clean_text, shortened, without_unusable
from planner.mail import limits
from planner.mail.headers import address_of
from planner.mail.message import CalendarAnswer, Fault
from planner.mail.texts import decoded, own_parts

_WANTED = frozenset(
    {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "ATTENDEE", "ORGANIZER", "COMMENT"}
    | {"RECURRENCE-ID"}
)
_LONGEST_UID = 255
_MOST_SEQUENCE = 1_000_000_000
_MOST_COMPANIONS = 99
_MOST_DELEGATES = 5


class NoAnswer(Exception):
    """The calendar cannot be acted upon."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def calendar_part(message: EmailMessage) -> EmailMessage | None:
    """The part that is the answer: the first with a METHOD, else the first calendar (R1).

    Programs send it twice, as an alternative and as an attachment. One in a message within this one
    answers nothing.
    """
    found = [part for part in own_parts(message) if _is_calendar(part)]
    with_method = (part for part in found if part.get_param("method"))
    return next(with_method, found[0] if found else None)


def read_calendar(part: EmailMessage) -> CalendarAnswer:
    """Raises `NoAnswer`."""
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes) and len(payload) > limits.CALENDAR_BYTES:
        raise NoAnswer(Fault.LARGE_CALENDAR)
    answer = read_entry(decoded(part))
    method = str(part.get_param("method") or answer.method).upper()
    if method != answer.method:
        raise NoAnswer(Fault.METHODS_DIFFER)
    return answer


def read_entry(text: str) -> CalendarAnswer:
    """What the text of a calendar answers. Raises `NoAnswer`."""
    entries = _Entries.of(without_unusable(text).removeprefix("\ufeff"))
    if not entries.is_complete:
        raise NoAnswer(Fault.BROKEN_CALENDAR)
    if len(entries.found) != 1:
        raise NoAnswer(Fault.SEVERAL_ENTRIES if entries.found else Fault.INCOMPLETE)
    return _answer(entries.method, entries.found[0])


_Line = tuple[Parameters, str]


@dataclass(slots=True)
class _Entries:
    """The lines of each VEVENT by name, without those of components within it."""

    method: str = ""
    found: list[dict[str, list[_Line]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    was_open: bool = False

    @classmethod
    def of(cls, text: str) -> _Entries:
        entries = cls()
        for name, parameters, value in _lines(text):
            entries.add(name, parameters, value)
        return entries

    @property
    def is_complete(self) -> bool:
        return self.was_open and not self.open

    def add(self, name: str, parameters: Parameters, value: str) -> None:
        if name == "BEGIN":
            self.open.append(value.upper())
            self.was_open = True
            if self.open == ["VCALENDAR", "VEVENT"]:
                self.found.append({})
        elif name == "END":
            if not self.open or self.open.pop() != value.upper():
                raise NoAnswer(Fault.BROKEN_CALENDAR)
        elif self.open == ["VCALENDAR"] and name == "METHOD":
            self.method = value.upper()
        elif self.open == ["VCALENDAR", "VEVENT"] and name in _WANTED:
            self.found[-1].setdefault(name, []).append((parameters, value))


def _lines(text: str) -> Iterator[tuple[str, Parameters, str]]:
    """Lines that no grammar allows are passed over: programs write such ones."""
    for content in Contentlines.from_ical(text.strip()):  # type: ignore[no-untyped-call]
        try:
            name, parameters, value = Contentline(content).parts()  # type: ignore[no-untyped-call]
        except ValueError:
            continue
        yield name.upper(), parameters, value.strip()


def _answer(method: str, entry: dict[str, list[_Line]]) -> CalendarAnswer:
    attendees = _attendees(entry)
    uid = _value(entry, "UID")
    if not method or not uid or not uid.isprintable() or len(uid) > _LONGEST_UID or not attendees:
        raise NoAnswer(Fault.INCOMPLETE)
    if len(attendees) > 1:
        raise NoAnswer(Fault.SEVERAL_ATTENDEES)
    parameters, value = attendees[0]
    zone = _zone(entry)
    return CalendarAnswer(
        method=method,
        uid=uid,
        attendee=address_of(value),
        attendee_name=_text(parameters, "CN", limits.LINE_LENGTH),
        partstat=_text(parameters, "PARTSTAT", 40).upper(),
        sequence=_number(_value(entry, "SEQUENCE"), _MOST_SEQUENCE),
        stamp=_moment(_value(entry, "DTSTAMP")),
        comment=_comment(entry, parameters),
        delegates=_delegates(parameters),
        companions=_number(_text(parameters, "X-NUM-GUESTS", 9), _MOST_COMPANIONS),
        starts=_day_or_moment(_value(entry, "DTSTART"), zone),
        ends=_day_or_moment(_value(entry, "DTEND"), zone),
        zone=zone,
        is_of_series="RECURRENCE-ID" in entry,
    )


def _attendees(entry: dict[str, list[_Line]]) -> list[_Line]:
    """Those that are not the organiser, each once: some programs list both."""
    organisers = {address_of(value) for _parameters, value in entry.get("ORGANIZER", [])}
    known: dict[str, _Line] = {}
    for parameters, value in entry.get("ATTENDEE", []):
        if address_of(value) not in organisers:
            known.setdefault(address_of(value) or value.lower(), (parameters, value))
    return list(known.values())


def _comment(entry: dict[str, list[_Line]], parameters: Parameters) -> str:
    """COMMENT, or where Google puts it (R10)."""
    comments = [value for _parameters, value in entry.get("COMMENT", [])]
    told = "\n".join(comments)
    if not told:  # with entities of HTML, whose semicolons are escaped
        told = html.unescape(str(parameters.get("X-RESPONSE-COMMENT", "")).replace("\\;", ";"))
    return shortened(clean_text(told), limits.COMMENT_LENGTH)


def _delegates(parameters: Parameters) -> tuple[str, ...]:
    given = parameters.get("DELEGATED-TO", [])
    values = given if isinstance(given, list) else [given]
    found = (address_of(str(value)) for value in values[:_MOST_DELEGATES])
    return tuple(address for address in found if address)


def _zone(entry: dict[str, list[_Line]]) -> str:
    """The TZID of DTSTART as it stands."""
    for parameters, _value_of_it in entry.get("DTSTART", []):
        return _text(parameters, "TZID", 100)
    return ""


def _value(entry: dict[str, list[_Line]], name: str) -> str:
    found = entry.get(name)
    return found[0][1] if found else ""


def _text(parameters: Parameters, name: str, most: int) -> str:
    value = parameters.get(name, "")
    return clean_line(str(value[0] if isinstance(value, list) and value else value))[:most]


def _number(text: str, most: int) -> int:
    return min(int(text), most) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0


def _moment(text: str) -> datetime | None:
    """A point in time in UTC; DTSTAMP has no other form (RFC 5545 3.8.7.2)."""
    found = _day_or_moment(text.removesuffix("Z"), "")
    return found.replace(tzinfo=UTC) if isinstance(found, datetime) else None


def _day_or_moment(text: str, zone: str) -> datetime | date | None:
    """A day, a moment in UTC, or an hour in the `zone` of the entry without its offset."""
    try:
        if re.fullmatch(r"\d{8}", text, re.ASCII):
            return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
        moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if zone and not text.endswith("Z") else moment


def _is_calendar(part: EmailMessage) -> bool:
    if part.get_content_type() in ("text/calendar", "application/ics"):
        return True
    return str(part.get_filename("")).lower().endswith(".ics")
