"""Calendar objects about an event: for one guest, or for everybody (RFC 5545, 5546).

Pure: the same facts give the same octets, because identity, version and time stamp come from the
record and never from the clock. Single events are written in UTC, which needs no VTIMEZONE and
cannot be misread; local time and zone stand in the description.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit, urlunsplit

from icalendar import Calendar, Parameters, vCalAddress, vText, vUri
from icalendar import Event as Entry

from planner.events.models.kinds import EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.invitations.calendar_programme import programme_lines, safe
from planner.invitations.facts import InvitationFacts, facts_of, joined
from planner.invitations.models import Answer
from planner.invitations.wording import word
from planner.kernel.text_normalising import clean_line, clean_text, shortened

_PRODUCT = "-//Planner//Press office//EN"
# Some programs cut longer descriptions off, without a word.
_LONGEST_DESCRIPTION, _LONGEST_ACCREDITATION = 4000, 800
_OFF = {EventStatus.CANCELLED: "cancelled", EventStatus.POSTPONED: "postponed"}
# Languages that set quotations in « »; the others get “ ”.
_WITH_GUILLEMETS = frozenset({"ru", "uk", "be", "fr", "es", "it", "pt", "el", "hy", "ar"})
_PAIR = re.compile('"([^"]*)"')
_PARTSTAT = {
    Answer.NEEDS_ACTION: "NEEDS-ACTION",
    Answer.ACCEPTED: "ACCEPTED",
    Answer.REMOTE: "ACCEPTED",
    Answer.TENTATIVE: "TENTATIVE",
    Answer.DECLINED: "DECLINED",
    Answer.DELEGATED: "DECLINED",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Organiser:
    """The office as calendars know it: its mailbox is From and ORGANIZER alike."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """The one ATTENDEE of a message. `page` is their own link; `answer` is what still counts.

    `sequence` and `stamp` are those of this message to this guest.
    """

    name: str
    address: str
    page: str
    sequence: int
    stamp: datetime
    answer: Answer = Answer.NEEDS_ACTION


def request_for(facts: InvitationFacts, guest: Guest, organiser: Organiser) -> bytes:
    """METHOD:REQUEST: an invitation or an update of one."""
    opening = f"{facts.kind}: {facts.title}. {word(facts.language, 'answer_here')}"
    entry = _entry(facts, guest.sequence, guest.stamp)
    _tell(entry, facts, opening, guest.page)
    entry.add("status", _status(facts))
    entry.add("transp", "OPAQUE")
    _address(entry, guest, organiser, facts.language)
    return _calendar(entry, method="REQUEST")


def cancel_for(
    facts: InvitationFacts, guest: Guest, organiser: Organiser, *, reason: str = "is_cancelled"
) -> bytes:
    """METHOD:CANCEL. `reason` names the sentence; a guest who alone is asked no more
    (`is_withdrawn`), or at this address (`is_moved`), gets no STATUS (RFC 5546 3.2.5).
    """
    entry = _entry(facts, guest.sequence, guest.stamp)
    _tell(entry, facts, f"{facts.kind}: {facts.title}. {word(facts.language, reason)}", "")
    if reason not in ("is_withdrawn", "is_moved"):
        entry.add("status", "CANCELLED")
    entry.add("transp", "TRANSPARENT")
    _address(entry, guest, organiser, facts.language)
    return _calendar(entry, method="CANCEL")


def public_calendar(
    event: AnyEvent,
    *,
    language: str = "",
    url: str = "",
    is_guests: bool = False,
    at: datetime | None = None,
) -> bytes:
    """The event as a file for anybody: no METHOD, no ORGANIZER, no ATTENDEE.

    `url` is the page about it. What concerns those alone who are asked stays out, as it does on
    the public page: the link to take part, accreditation, deadlines, seats; unless it `is_guests`.
    `at` is as in `facts_of`. The event must have a date: raises `ValueError` otherwise.
    """
    facts = facts_of(event, language or event.language, at)
    if not is_guests:
        facts = replace(facts, accreditation="", accredit_by="", answer_by="", seats="")
    entry = _entry(facts, facts.sequence, facts.revised_at)
    opening = f"{facts.kind}: {facts.title}"
    off = _OFF.get(facts.status)
    if off:
        prefix = word(facts.language, f"{off}_prefix")
        entry["summary"] = vText(f"{prefix} {_line(facts.title)}")
        opening = f"{opening}. {word(facts.language, f'is_{off}')}"
    _tell(entry, facts, opening, url, with_link=is_guests)
    entry.add("status", _status(facts))
    entry.add("transp", "TRANSPARENT" if off else "OPAQUE")
    return _calendar(entry)


def _calendar(entry: Entry, *, method: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add_component(entry)
    octets: bytes = calendar.to_ical()
    return octets


def _entry(facts: InvitationFacts, sequence: int, stamp: datetime) -> Entry:
    if facts.starts is None or facts.ends is None:
        raise ValueError("an event without a date has no place in a calendar")
    entry = Entry()
    entry.add("uid", facts.uid)
    entry.add("sequence", sequence)
    entry.add("dtstamp", _whole(stamp))
    entry.add("created", _whole(facts.created_at))
    entry.add("last-modified", _whole(max(stamp, facts.revised_at)))
    entry.add("dtstart", facts.starts)
    exclusive = facts.ends if isinstance(facts.ends, datetime) else facts.ends + timedelta(days=1)
    entry.add("dtend", exclusive)
    entry.add("summary", _line(facts.title))
    entry.add("class", "PUBLIC")
    return entry


def _tell(
    entry: Entry, facts: InvitationFacts, opening: str, page: str, *, with_link: bool = True
) -> None:
    """DESCRIPTION, LOCATION, URL and CONFERENCE."""
    link = ascii_url(facts.link) if with_link else ""
    entry.add("description", _description(facts, opening, ascii_url(page), link))
    online = word(facts.language, "online") if facts.link else ""
    if place := ", ".join(filter(None, (_line(facts.place), "" if facts.place else online))):
        entry.add("location", place)
    if page:
        entry["url"] = vUri(ascii_url(page))
    if link:
        conference = vUri(link)
        conference.params = _Quoted({"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": online})
        entry["conference"] = conference


def _description(facts: InvitationFacts, opening: str, page: str, link: str) -> str:
    """What the guest needs comes first; the programme takes the room that is left."""
    language = facts.language
    lines = [_line(opening), page, "", f"{word(language, 'when')}: {facts.when}", facts.uncertain]
    if facts.place:
        lines.append(f"{word(language, 'where')}: {facts.place}")
    if link:
        lines += [f"{word(language, 'online')}:", link]
    if facts.contacts:
        lines.append(f"{word(language, 'contact')}: {joined(facts.contacts)}")
    lines += [facts.answer_by if page else "", facts.seats]
    if facts.accreditation or facts.accredit_by:
        said = shortened(" ".join(facts.accreditation.split()), _LONGEST_ACCREDITATION)
        said = " ".join(filter(None, (said, facts.accredit_by)))
        lines.append(f"{word(language, 'accreditation')}: {said}")
    if facts.organisers:
        lines.append(f"{word(language, 'organisers')}: {'; '.join(facts.organisers)}")
    head = _text("\n".join(line for i, line in enumerate(lines) if line or i == 2))
    room = _LONGEST_DESCRIPTION - len(head)
    programme = programme_lines(facts, room - len(word(language, "programme")) - 3)
    if not programme:
        return head
    return "\n".join((head, "", f"{word(language, 'programme')}:", *programme))


def _status(facts: InvitationFacts) -> str:
    if facts.status is EventStatus.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if facts.is_tentative else "CONFIRMED"


def _address(entry: Entry, guest: Guest, organiser: Organiser, language: str) -> None:
    entry["organizer"] = _calendar_user(organiser.name, organiser.address, language)
    attendee = _calendar_user(guest.name, guest.address, language)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = _PARTSTAT[guest.answer]
    attendee.params["RSVP"] = "TRUE"
    entry["attendee"] = attendee


class _Quoted(Parameters):
    """Texts of people in quotes, always. RFC 5545 3.1 lets letters beyond ASCII stand bare, but
    some parsers take only `[A-Za-z0-9-]` there and end the value, or the line, at the first other
    one; they read a quoted value of any script.
    """

    always_quoted = (*Parameters.always_quoted, "CN", "LABEL")  # type: ignore[assignment]


def _calendar_user(name: str, address: str, language: str) -> vCalAddress:
    user = vCalAddress(f"mailto:{address}")
    user.params = _Quoted()
    if said := calendar_name(name, language):
        user.params["CN"] = said
    return user


def calendar_name(name: str, language: str) -> str:
    """A name as the CN parameter takes it, of any length: no straight quotes, carets, backslashes.

    RFC 6868 would allow quotes as `^'`, but most programs show the caret.
    """
    pair = r"«\1»" if language.partition("-")[0] in _WITH_GUILLEMETS else r"“\1”"
    said = _PAIR.sub(pair, _line(name)).replace('"', "").replace("^", "").replace("⧵", "")
    return said.strip()


def _line(text: str) -> str:
    return clean_line(safe(text))


def _text(text: str) -> str:
    return clean_text(safe(text)).strip()


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def ascii_url(url: str) -> str:
    """The address in ASCII: host in punycode, the rest percent-encoded (RFC 3986)."""
    if not url or url.isascii():
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    where = f"{host}:{parts.port}" if parts.port else host
    keep = "%/:?#[]@!$&'()*+,;=-._~"
    path, query, fragment = (
        quote(part, safe=keep) for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, where, path, query, fragment))
