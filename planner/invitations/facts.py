"""The facts about an event that a guest may see, as texts in one language.

Letters, calendar objects and the guest's page are made from them, so that they agree; comparing two
shows what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from planner.events.accreditation_words import address_line, closing_line
from planner.events.kind_words import kind_name
from planner.events.known_days import has_calendar_date, has_hour, has_new_day, is_date_open
from planner.events.models.kinds import OVER, BodyRole, Certainty, EventStatus
from planner.events.programme_words import item_title, named, printed_parts
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyContact, AnyEvent, PublicPart
from planner.events.spoken import spoken_text
from planner.events.timetable import day_headings
from planner.events.when_words import when_text
from planner.events.where_words import place_text
from planner.invitations.wording import word
from planner.kernel.dates import clock_text, day_text
from planner.kernel.text_in import as_told
from planner.kernel.text_normalising import clean_line
from planner.phrases import phrase

# Joined by commas. Pages isolate each piece, since their text directions may differ.
Pieces: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One line of the programme. `clock` is "" if the hour is not known; `day` is the heading in
    front of the first line of a day, "" where all stand on one.

    The pieces of a speaker are name, function, body, role. `briefly` has the same speakers with the short
    names of their bodies.
    """

    clock: str
    title: str
    speakers: tuple[Pieces, ...]
    briefly: tuple[Pieces, ...] = ()
    day: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationFacts:
    """`starts` and `ends` are moments in UTC, or the first and last day if the hour is not known,
    or None without a date.

    `when` and `place` are single lines; `when` is in the event's time zone. `uncertain`,
    `answer_by`, `accredit_by`, `accredit_at` and `seats` are sentences, or "". `has_new_day`: the
    event was put off, and `when` is its new date. `is_online`: there is an address for taking part
    online; `link` is empty for guests who are not told it (`tells_link`, see `online`).
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
    accredit_at: str = ""
    seats: str = ""
    spoken: str = ""
    hosts: tuple[str, ...] = ()
    has_new_day: bool = False
    is_online: bool = False
    tells_link: bool = True

    @property
    def has_hour(self) -> bool:
        return isinstance(self.starts, datetime)

    @property
    def heading(self) -> str:
        """“Round table: Small Rivers”; the title alone where it begins with its kind."""
        if self.title.casefold().startswith(self.kind.casefold()):
            return self.title
        return f"{self.kind}: {self.title}"

    @property
    def accreditation_texts(self) -> tuple[str, ...]:
        """How, until when and where to be accredited; empty if nothing was entered."""
        texts = (self.accreditation, self.accredit_by, self.accredit_at)
        return tuple(filter(None, texts))


def facts_of(event: AnyEvent, language: str, at: datetime | None = None) -> InvitationFacts:
    """What may be told at that moment (`events.public.disclosure`); None: before any embargo ends.
    Texts missing in `language` are in the event's own languages.
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
        kind=kind_name(event, language),
        title=_line(event.titles.best(*languages)),
        when=when_line(event, language),
        place=place_text(event, language),
        link=event.link,
        description=event.descriptions.best(*languages),
        points=_points(event, language, at),
        organisers=_names(event, languages, BodyRole.ORGANISER, BodyRole.CO_ORGANISER),
        hosts=_names(event, languages, BodyRole.HOST),
        accreditation=event.accreditation.best(*languages),
        contacts=contacts_of(event, language),
        uncertain=(word(language, "is_tentative") if event.status is EventStatus.TENTATIVE else ""),
        answer_by=_answer_by(event.answers_until, language),
        accredit_by=closing_line(event, language),
        accredit_at=address_line(event, language),
        seats=phrase(language, "invitations.seats", count=event.seats) if event.seats else "",
        spoken=spoken_text(event, language),
        has_new_day=has_new_day(event),
        is_online=bool(event.link),
    )


def _names(event: AnyEvent, languages: tuple[str, ...], *roles: BodyRole) -> tuple[str, ...]:
    return tuple(body.names.best(*languages) for body in event.bodies_as(*roles))


def _line(text: str) -> str:
    return as_told(clean_line(text), text)


def _answer_by(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return phrase(language, "invitations.answer_by", day=day_text(day, language))


def stays_tentative(event: AnyEvent) -> bool:
    """Whether the event or its date is not certain: STATUS:TENTATIVE in calendars."""
    is_open = event.status in (EventStatus.TENTATIVE, EventStatus.POSTPONED)
    return is_open or event.certainty is Certainty.TENTATIVE


def span(event: AnyEvent) -> tuple[datetime | date | None, datetime | date | None]:
    """Begin and end as moments, or as the first and the last day; None if no day is known for
    calendars.
    """
    if not has_calendar_date(event):
        return None, None
    if has_hour(event):
        return event.starts_at, event.ends_at
    return event.starts_on, event.ends_on or event.starts_on


def when_line(event: AnyEvent, language: str) -> str:
    """`when_words.when_text`, and what is not certain yet, unless it was held."""
    if is_date_open(event):
        return word(language, "date_later")
    text = when_text(event, language)
    if event.status in OVER:
        return text
    if event.certainty is Certainty.TIME_TBC:
        text = f"{text}, {word(language, 'hour_later')}"
    if event.certainty is Certainty.TENTATIVE:
        text = f"{text} – {word(language, 'not_final')}"
    return text


def _points(event: AnyEvent, language: str, at: datetime | None) -> tuple[Point, ...]:
    languages = (language, *event.languages)
    shown = disclosed_programme(event, at)
    headings = day_headings([slot for _, slot in shown], language)
    return tuple(
        Point(
            day=heading,
            clock=clock_text(slot.begins.time()) if slot.begins else "",
            where=_line(item.venues.best(*languages)),
            title=item_title(item, *languages),
            speakers=tuple(_pieces(part, languages) for part in printed_parts(item)),
            briefly=tuple(_pieces(part, languages, is_brief=True) for part in printed_parts(item)),
        )
        for (item, slot), heading in zip(shown, headings, strict=True)
    )


def _pieces(part: PublicPart, languages: tuple[str, ...], *, is_brief: bool = False) -> Pieces:
    said = named(part, *languages, has_short_bodies=is_brief)
    return tuple(filter(None, (said.name, *said.details)))


def contacts_of(event: AnyEvent, language: str) -> tuple[Pieces, ...]:
    """Whom the press may call about the event."""
    return tuple(_contact(one, (language, *event.languages)) for one in event.contacts)


def _contact(contact: AnyContact, languages: tuple[str, ...]) -> Pieces:
    pieces = (
        contact.names.best(*languages),
        contact.functions.best(*languages),
        contact.phone,
        contact.email,
    )
    return tuple(filter(None, pieces))


def joined(people: Iterable[Pieces]) -> str:
    """Speakers or contacts in plain text."""
    return "; ".join(", ".join(parts) for parts in people)
