"""Calendar objects about an event: for one guest, or for everybody (RFC 5545, 5546).

Pure: the same facts give the same bytes, because UID, SEQUENCE and DTSTAMP come from the record,
never from the clock. Times are in UTC, which needs no VTIMEZONE; the description gives local time
and zone.
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
from planner.invitations.online import facts_for
from planner.invitations.wording import word
from planner.kernel.text_normalising import clean_line, clean_text, shortened

_PRODUCT = "-//Planner//Press office//EN"
# Some calendar programs truncate longer descriptions silently.
_LONGEST_DESCRIPTION, _LONGEST_ACCREDITATION = 4000, 800
_CALLED_OFF = {EventStatus.CANCELLED: "cancelled", EventStatus.POSTPONED: "postponed"}
# Languages that quote with « »; the others get “ ”.
_WITH_GUILLEMETS = frozenset({"ru", "uk", "be", "fr", "es", "it", "pt", "el", "hy", "ar"})
_QUOTED = re.compile('"([^"]*)"')
_PARTSTAT = {
    Answer.NEEDS_ACTION: "NEEDS-ACTION",
    Answer.ACCEPTED: "ACCEPTED",
    Answer.REMOTE: "ACCEPTED",
    Answer.TENTATIVE: "TENTATIVE",
    Answer.DECLINED: "DECLINED",
    Answer.DELEGATED: "DECLINED",
    Answer.WAITING: "TENTATIVE",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Organiser:
    """The office in calendar objects. `address` is also the From of the letter."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """The only ATTENDEE of a message. `page` is their personal link, `answer` the valid answer,
    `sequence` and `stamp` the SEQUENCE and DTSTAMP of this message. `own_page` is the link to their
    data, `notice` what the letter tells of these, in paragraphs.
    """

    name: str
    address: str
    page: str
    sequence: int
    stamp: datetime
    answer: Answer = Answer.NEEDS_ACTION
    own_page: str = ""
    notice: tuple[str, ...] = ()


def request_for(facts: InvitationFacts, guest: Guest, organiser: Organiser) -> bytes:
    """METHOD:REQUEST: an invitation or an update."""
    invites = "is_waiting" if guest.answer is Answer.WAITING else "answer_here"
    opening = f"{facts.heading}. {word(facts.language, invites)}"
    entry = _entry(facts, guest.sequence, guest.stamp)
    _describe(entry, facts, opening, guest.page)
    entry.add("status", _status(facts))
    entry.add("transp", "OPAQUE")
    _add_participants(entry, guest, organiser, facts.language)
    return _calendar(entry, method="REQUEST")


def cancel_for(
    facts: InvitationFacts, guest: Guest, organiser: Organiser, *, reason: str = "is_cancelled"
) -> bytes:
    """METHOD:CANCEL. `reason` is the key of the phrase. There is no STATUS where only this guest
    (`is_withdrawn`) or this address (`is_moved`) is removed (RFC 5546 3.2.5).
    """
    entry = _entry(facts, guest.sequence, guest.stamp)
    _describe(entry, facts, f"{facts.heading}. {_off_words(facts, reason)}", "")
    if reason not in ("is_withdrawn", "is_moved"):
        entry.add("status", "CANCELLED")
    entry.add("transp", "TRANSPARENT")
    _add_participants(entry, guest, organiser, facts.language)
    return _calendar(entry, method="CANCEL")


def decline_for(facts: InvitationFacts, guest: Guest, organiser: Organiser) -> bytes:
    """METHOD:DECLINECOUNTER (RFC 5546 3.2.8): the entry stays as the guest has it."""
    entry = _entry(facts, guest.sequence, guest.stamp)
    _add_participants(entry, guest, organiser, facts.language)
    return _calendar(entry, method="DECLINECOUNTER")


def public_calendar(
    event: AnyEvent,
    *,
    language: str = "",
    url: str = "",
    guest: Answer | None = None,
    at: datetime | None = None,
) -> bytes:
    """The event as a file to download: no METHOD, no ORGANIZER, no ATTENDEE.

    `url` is the event's page, `guest` the valid answer of the guest whose file it is. Without one, what concerns invited guests only is left out, as
    on the public page: the link for taking part online, accreditation, deadlines, seats. `at` is as
    in `facts_of`. Raises `ValueError` if the event has no date.
    """
    facts = facts_of(event, language or event.language, at)
    if guest is not None:
        facts = facts_for(facts, guest)
    else:
        facts = replace(
            facts, accreditation="", accredit_by="", accredit_at="", answer_by="", seats=""
        )
    entry = _entry(facts, facts.sequence, facts.revised_at)
    opening = facts.heading
    off = _CALLED_OFF.get(facts.status)
    if off:
        prefix = word(facts.language, f"{off}_prefix")
        entry["summary"] = vText(f"{prefix} {_line(facts.title)}")
        opening = f"{opening}. {_off_words(facts, f'is_{off}')}"
    _describe(entry, facts, opening, url, with_link=guest is not None)
    entry.add("status", _status(facts))
    entry.add("transp", "TRANSPARENT" if off else "OPAQUE")
    return _calendar(entry)


def _off_words(facts: InvitationFacts, reason: str) -> str:
    """Why the entry is called off; the new date stands in it under “When”."""
    is_known = reason == "is_postponed" and facts.has_new_day
    return word(facts.language, "is_put_off" if is_known else reason)


def _calendar(entry: Entry, *, method: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _entry(facts: InvitationFacts, sequence: int, stamp: datetime) -> Entry:
    if facts.starts is None or facts.ends is None:
        raise ValueError("an event without a date has no place in a calendar")
    entry = Entry()
    entry.add("uid", facts.uid)
    entry.add("sequence", sequence)
    entry.add("dtstamp", _whole_seconds(stamp))
    entry.add("created", _whole_seconds(facts.created_at))
    entry.add("last-modified", _whole_seconds(max(stamp, facts.revised_at)))
    entry.add("dtstart", facts.starts)
    exclusive = facts.ends if isinstance(facts.ends, datetime) else facts.ends + timedelta(days=1)
    entry.add("dtend", exclusive)
    entry.add("summary", _line(facts.title))
    entry.add("class", "PUBLIC")
    return entry


def _describe(
    entry: Entry, facts: InvitationFacts, opening: str, page: str, *, with_link: bool = True
) -> None:
    """DESCRIPTION, LOCATION, URL and CONFERENCE."""
    link = ascii_url(facts.link) if with_link else ""
    entry.add("description", _description(facts, opening, ascii_url(page), link))
    online = word(facts.language, "online") if facts.is_online else ""
    if place := ", ".join(filter(None, (_line(facts.place), "" if facts.place else online))):
        entry.add("location", place)
    if page:
        entry["url"] = vUri(ascii_url(page))
    if link:
        conference = vUri(link)
        conference.params = _Quoted({"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": online})
        entry["conference"] = conference


def _description(facts: InvitationFacts, opening: str, page: str, link: str) -> str:
    """The essential facts first; the programme gets the characters that are left."""
    language = facts.language
    lines = [_line(opening), page, "", f"{word(language, 'when')}: {facts.when}", facts.uncertain]
    if facts.place:
        lines.append(f"{word(language, 'where')}: {facts.place}")
    if link:
        lines += [f"{word(language, 'online')}:", link]
    elif facts.is_online and not facts.tells_link:
        lines.append(f"{word(language, 'online')}: {word(language, 'link_later')}")
    if facts.contacts:
        lines.append(f"{word(language, 'contact')}: {joined(facts.contacts)}")
    lines += [facts.answer_by if page else "", facts.seats]
    if facts.spoken:
        lines.append(f"{word(language, 'languages')}: {facts.spoken}")
    if facts.accreditation_texts:
        text = shortened(" ".join(facts.accreditation.split()), _LONGEST_ACCREDITATION)
        text = "\n".join(filter(None, (text, facts.accredit_by, facts.accredit_at)))
        lines.append(f"{word(language, 'accreditation')}: {text}")
    if facts.organisers:
        lines.append(f"{word(language, 'organisers')}: {'; '.join(facts.organisers)}")
    if facts.hosts:
        lines.append(f"{word(language, 'hosts')}: {'; '.join(facts.hosts)}")
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


def _add_participants(entry: Entry, guest: Guest, organiser: Organiser, language: str) -> None:
    entry["organizer"] = _calendar_user(organiser.name, organiser.address, language)
    attendee = _calendar_user(guest.name, guest.address, language)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = _PARTSTAT[guest.answer]
    attendee.params["RSVP"] = "TRUE"
    entry["attendee"] = attendee


class _Quoted(Parameters):
    """Always quotes names and labels. RFC 5545 3.1 allows unquoted non-ASCII letters, but some
    parsers accept only `[A-Za-z0-9-]` there and cut the value, or the line, at the first other
    character; they read a quoted value in any script.
    """

    always_quoted = (*Parameters.always_quoted, "CN", "LABEL")  # type: ignore[assignment]


def _calendar_user(name: str, address: str, language: str) -> vCalAddress:
    user = vCalAddress(f"mailto:{address}")
    user.params = _Quoted()
    if common_name := calendar_name(name, language):
        user.params["CN"] = common_name
    return user


def calendar_name(name: str, language: str) -> str:
    """A name for the CN parameter, without straight quotes, carets and backslashes.

    RFC 6868 encodes quotes as `^'`, but most programs show the caret.
    """
    pair = r"«\1»" if language.partition("-")[0] in _WITH_GUILLEMETS else r"“\1”"
    quoted = _QUOTED.sub(pair, _line(name))
    return quoted.replace('"', "").replace("^", "").replace("⧵", "").strip()


def _line(text: str) -> str:
    return clean_line(safe(text))


def _text(text: str) -> str:
    return clean_text(safe(text)).strip()


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def ascii_url(url: str) -> str:
    """The URL in ASCII: host in Punycode, the rest percent-encoded (RFC 3986)."""
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
