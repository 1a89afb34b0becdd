"""The media advisory on a coming event: what, when, where, who, why.

A heading is left out if nothing was entered for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.accounts.models import Office
from planner.anniversaries.models import AnniversaryKind
from planner.events.kind_words import announced_kind
from planner.events.models.event import Event, Occasion
from planner.events.models.kinds import BodyRole, EventStatus
from planner.events.spoken import spoken_text
from planner.kernel.dates import NBSP, day_text
from planner.kernel.messages import spoken_language
from planner.phrases import phrase
from planner.releases.drafting.english import ordinal
from planner.releases.drafting.russian import YEARS
from planner.releases.papers.event_lines import programme_rows, when_line, where_lines
from planner.releases.papers.letterhead import contacts, letterhead
from planner.releases.papers.paper import AdvisoryPaper, Facet
from planner.releases.papers.people_lines import biographies, speakers

_CALLED_OFF = {
    EventStatus.CANCELLED: "newsroom.cancelled",
    EventStatus.POSTPONED: "newsroom.postponed",
}
_FEWEST_ROWS = 2


def advisory_paper(
    event: Event, language: str, office: Office, *, issued_at: datetime, address: str = ""
) -> AdvisoryPaper:
    """`address` is the URL of the event's page in the newsroom, "" if it has none."""
    head = letterhead(event, language, office)
    title = event.title(language)
    label = phrase(language, "papers.advisory")
    return AdvisoryPaper(
        language=language,
        author=office.names.best(language, *office.languages),
        masthead=head.masthead,
        letterhead=head.senders,
        emblems=head.emblems,
        funding=head.funding,
        kind_label=label,
        slug_line=f"{label} – {title}",
        footer=footer(event, language, office, issued_at, address),
        accent=office.accent,
        title=title,
        update=_update(event, language),
        facets=tuple(facet for facet in _facets(event, language, issued_at) if _has_content(facet)),
        contacts_heading=phrase(language, "papers.contacts"),
        contacts=contacts(event, language),
    )


def footer(event: Event, language: str, office: Office, issued_at: datetime, address: str) -> str:
    """Who issued the paper, the day of issue in the event's time zone, and `address`."""
    day = day_text(issued_at.astimezone(ZoneInfo(event.zone)).date(), language)
    issued = phrase(language, "papers.issued", day=day)
    name = office.names.best(language, *office.languages)
    return " · ".join(filter(None, (name, issued, address)))


def _update(event: Event, language: str) -> str:
    if event.status in _CALLED_OFF:
        return phrase(language, _CALLED_OFF[event.status])
    if event.is_announced and event.sequence:
        return phrase(language, "papers.updated", number=event.sequence)
    return ""


def _facets(event: Event, language: str, at: datetime) -> Iterator[Facet]:
    def heading(name: str) -> str:
        return phrase(language, f"papers.{name}")

    yield Facet(heading=heading("what"), lines=_what(event, language))
    yield Facet(heading=heading("when"), lines=_line(when_line(event, language)))
    yield Facet(heading=heading("where"), lines=where_lines(event, language))
    who = speakers(event, language, at)
    lead = _line(phrase(language, "papers.will_take_part")) if who else ()
    yield Facet(heading=heading("who"), lines=lead, people=who)
    told = biographies(event, language, at)
    yield Facet(
        heading=heading("biographies"), lines=tuple(f"{one.name}: {one.function}" for one in told)
    )
    yield Facet(heading=heading("why"), lines=_why(event, language))
    rows = programme_rows(event, language, at)
    if len(rows) >= _FEWEST_ROWS:
        yield Facet(heading=heading("programme"), rows=rows)
    yield Facet(heading=heading("accreditation"), lines=_accreditation(event, language))
    yield Facet(heading=heading("languages"), lines=_line(spoken_text(event, language)))


def _has_content(facet: Facet) -> bool:
    return bool(facet.lines or facet.people or facet.rows)


def _line(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _what(event: Event, language: str) -> tuple[str, ...]:
    kind = announced_kind(event, language)
    if subject := event.subjects.exactly(language):
        kind = phrase(language, "papers.kind_on", kind=kind, subject=subject)
    bodies = event.bodies_as(BodyRole.ORGANISER, BodyRole.CO_ORGANISER)
    names = "; ".join(body.names.best(language) for body in bodies)
    organised = phrase(language, "papers.organised", count=len(bodies), names=names)
    lines = (kind, *event.descriptions.lines(language), organised if bodies else "")
    return tuple(filter(None, lines))


def _why(event: Event, language: str) -> tuple[str, ...]:
    """One line for each anniversary, counted in calendar years."""
    if event.starts_on is None:
        return ()
    year = event.starts_on.year
    lines = (_occasion(occasion, year, language) for occasion in event.occasions)
    return tuple(filter(None, lines))


def _occasion(occasion: Occasion, year: int, language: str) -> str:
    anniversary = occasion.anniversary
    years, words = anniversary.years_in(year), anniversary.phrases.exactly(language)
    if years <= 0 or not words:
        return ""
    if anniversary.kind is AnniversaryKind.MOURNING:
        span = _span(years, language)
        return phrase(language, "papers.in_the_year_mourning", years=span, phrase=words)
    is_english = spoken_language(language) == "en"
    nth = ordinal(years) if is_english else _span(years, language)
    return phrase(language, "papers.in_the_year_anniversary", years=nth, phrase=words)


def _span(years: int, language: str) -> str:
    """“145 years”, «145 лет»."""
    if spoken_language(language) == "ru":
        return f"{years}{NBSP}{YEARS.after(years)}"
    return f"{years}{NBSP}{'year' if years == 1 else 'years'}"


def _accreditation(event: Event, language: str) -> tuple[str, ...]:
    lines = event.accreditation.lines(language)
    if event.accreditation_until:
        until = day_text(event.accreditation_until, language)
        lines.append(phrase(language, "papers.accreditation_until", day=until))
    return tuple(lines)
