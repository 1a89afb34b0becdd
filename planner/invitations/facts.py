"""What a guest is told of an event, in one language: a snapshot in plain words.

Letters, calendars and the guest's page are all drawn from it, so they never disagree; and two
snapshots show what has changed. Nothing internal is in it: it is the list of what may be shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from planner.events.functions import mentions_body
from planner.events.models.kinds import BodyRole, Certainty, EventStatus, PartRole
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyContact, AnyEvent, AnyItem, AnyPart
from planner.events.schedule import has_hour
from planner.invitations.wording import event_kind, item_kind, role_prefix, word
from planner.kernel.dates import clock_text, day_text, days_text, weekday_text, zone_text
from planner.kernel.text_normalising import clean_line
from planner.phrases import phrase

# What stands between commas. Pages set each piece apart, since each may run in its own direction.
Pieces: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One line of the programme. `clock` is "" where the hour is not known.

    A speaker is told in pieces: name, function, body. `briefly` names the same speakers by the short
    names of their bodies, for where there is little room.
    """

    clock: str
    title: str
    speakers: tuple[Pieces, ...]
    briefly: tuple[Pieces, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationFacts:
    """`starts` and `ends` are moments in UTC, or days where the hour is not known.

    `ends` as a day is the last one. Both are None where no date is set. `place` is one line,
    `when` too, in the event's own zone. `uncertain`, `answer_by`, `accredit_by` and `seats` are
    sentences, "" where there is nothing to say.
    """

    language: str
    uid: str
    sequence: int
    revised_at: datetime
    created_at: datetime
    status: EventStatus
    is_tentative: bool
    starts: datetime | date | None
    ends: datetime | date | None
    kind: str
    title: str
    when: str
    place: str
    link: str
    description: str
    points: tuple[Point, ...]
    organisers: tuple[str, ...]
    accreditation: str
    contacts: tuple[Pieces, ...]
    uncertain: str = ""
    answer_by: str = ""
    accredit_by: str = ""
    seats: str = ""

    @property
    def has_hour(self) -> bool:
        return isinstance(self.starts, datetime)


def facts_of(event: AnyEvent, language: str, at: datetime | None = None) -> InvitationFacts:
    """The snapshot as it may be told at that moment (`events.telling`); None: before any embargo
    ends. Texts missing in `language` come in the event's own.
    """
    languages = (language, *event.languages)
    starts, ends = span(event)
    return InvitationFacts(
        language=language,
        uid=event.calendar_uid,
        sequence=event.sequence,
        revised_at=event.revised_at,
        created_at=event.created_at,
        status=event.status,
        is_tentative=stays_tentative(event),
        starts=starts,
        ends=ends,
        kind=event_kind(language, event.kind),
        title=clean_line(event.titles.best(*languages)),
        when=when_text(event, language),
        place=_place(event, languages),
        link=event.link,
        description=event.descriptions.best(*languages),
        points=_points(event, language, at),
        organisers=tuple(
            body.names.best(*languages)
            for body in event.bodies_as(BodyRole.ORGANISER, BodyRole.CO_ORGANISER, BodyRole.HOST)
        ),
        accreditation=event.accreditation.best(*languages),
        contacts=tuple(_contact(contact, languages) for contact in event.contacts),
        uncertain=(word(language, "is_tentative") if event.status is EventStatus.TENTATIVE else ""),
        answer_by=_until(language, "answer_by", event.answers_until),
        accredit_by=_until(language, "accredit_by", event.accreditation_until),
        seats=phrase(language, "invitations.seats", count=event.seats) if event.seats else "",
    )


def _until(language: str, key: str, day: date | None) -> str:
    if day is None:
        return ""
    return phrase(language, f"invitations.{key}", day=day_text(day, language))


def stays_tentative(event: AnyEvent) -> bool:
    """STATUS:TENTATIVE in calendars: the event or its date is not certain yet."""
    is_open = event.status in (EventStatus.TENTATIVE, EventStatus.POSTPONED)
    return is_open or event.certainty is Certainty.TENTATIVE


def span(event: AnyEvent) -> tuple[datetime | date | None, datetime | date | None]:
    """Begin and end as calendars have them: moments, or days of which the second is the last."""
    if event.starts_on is None:
        return None, None
    if has_hour(event):
        return event.starts_at, event.ends_at
    return event.starts_on, event.ends_on or event.starts_on


def when_text(event: AnyEvent, language: str) -> str:
    """“Tuesday, 27 March 2012, 11:00–13:00 (MSK, UTC+04:00)”."""
    if event.starts_on is None or event.status is EventStatus.POSTPONED:
        return word(language, "date_later")
    last = event.ends_on or event.starts_on
    if has_hour(event) and event.starts_at is not None:
        said = _timed(event, event.starts_at, last, language)
    elif last == event.starts_on:
        said = _day(event.starts_on, language)
    else:
        said = days_text(event.starts_on, last, language)
    if event.certainty is Certainty.TIME_TBC:
        said = f"{said}, {word(language, 'hour_later')}"
    if event.certainty is Certainty.TENTATIVE:
        said = f"{said} – {word(language, 'not_final')}"
    return said


def _timed(event: AnyEvent, starts_at: datetime, last: date, language: str) -> str:
    zone = ZoneInfo(event.zone)
    begins = starts_at.astimezone(zone)
    zone_said = zone_text(starts_at, event.zone, language)
    said = f"{_day(begins.date(), language)}, {clock_text(begins.time())}"
    if event.ends_clock is None or event.ends_at is None:
        return f"{said} ({zone_said})"
    ends = event.ends_at.astimezone(zone)
    if last == begins.date() and begins.utcoffset() == ends.utcoffset():
        return f"{said}–{clock_text(ends.time())} ({zone_said})"
    until = clock_text(ends.time())
    if last != begins.date():
        until = f"{_day(ends.date(), language)}, {until}"
    if begins.utcoffset() != ends.utcoffset():
        said = f"{said} ({zone_said})"
        zone_said = zone_text(event.ends_at, event.zone, language)
    return f"{said} – {until} ({zone_said})"


def _day(day: date, language: str) -> str:
    return f"{weekday_text(day, language)}, {day_text(day, language)}"


def _place(event: AnyEvent, languages: tuple[str, ...]) -> str:
    venue, street = event.venues.best(*languages), event.addresses.best(*languages)
    city = event.cities.best(*languages)
    known = f"{venue} {street}".casefold()
    if not (venue or street) and event.link:
        return ""
    parts = (venue, street, city if city.casefold() not in known else "")
    return clean_line(", ".join(filter(None, parts)))


def _points(event: AnyEvent, language: str, at: datetime | None) -> tuple[Point, ...]:
    languages = (language, *event.languages)
    return tuple(
        Point(
            clock=clock_text(begins.time()) if begins else "",
            title=_item_title(item, language, languages),
            speakers=tuple(_speaker(part, language, languages) for part in _speaking(item)),
            briefly=tuple(
                _speaker(part, language, languages, is_brief=True) for part in _speaking(item)
            ),
        )
        for item, begins in disclosed_programme(event, at)
    )


def _speaking(item: AnyItem) -> list[AnyPart]:
    return [part for part in item.parts if part.is_taken and part.role is not PartRole.INTERPRETER]


def _item_title(item: AnyItem, language: str, languages: tuple[str, ...]) -> str:
    said = item.titles.best(*languages) or item_kind(language, item.kind)
    topic = item.topics.best(*languages) or (
        item.study.titles.best(*languages) if item.study else ""
    )
    return f"{said}: {topic}" if topic and topic != said else said


def _speaker(
    part: AnyPart, language: str, languages: tuple[str, ...], *, is_brief: bool = False
) -> Pieces:
    body = part.organisation.names.best(*languages) if part.organisation else ""
    if is_brief and part.organisation:
        body = part.organisation.short_names.best(*languages) or body
    function = part.functions.best(*languages)
    if part.person is not None:
        short = part.organisation.short_names.best(*languages) if part.organisation else ""
        of = "" if mentions_body(function, body, short) else body
        said = [*filter(None, (part.person.names.best(*languages), function, of))]
    else:
        said = [*filter(None, (function or part.unnamed_roles.best(*languages), body))]
    if said and (absent := part.on_behalf_of.best(*languages)):
        said[-1] += f" ({word(language, 'on_behalf_of')} {absent})"
    if said:
        said[0] = role_prefix(language, part.role) + said[0]
    return tuple(said)


def _contact(contact: AnyContact, languages: tuple[str, ...]) -> Pieces:
    told = (
        contact.names.best(*languages),
        contact.functions.best(*languages),
        contact.phone,
        contact.email,
    )
    return tuple(filter(None, told))


def joined(people: Iterable[Pieces]) -> str:
    """Speakers or contacts in plain text."""
    return "; ".join(", ".join(parts) for parts in people)
