"""The media advisory on a coming event: what, when, where, who, why.

A heading is left out if nothing was entered for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.accounts.models import Office
from planner.events.accreditation_words import accreditation_line
from planner.events.announced import AnnouncedState
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, ItemKind
from planner.events.public.disclosure import disclosed_programme
from planner.events.public.visible_fields import AnyEvent
from planner.events.spoken import spoken_text
from planner.events.timetable import Slot, spans_days
from planner.events.where_words import where_text
from planner.kernel.dates import clock_text, day_text, full_day_text, hours_text
from planner.kernel.text_in import joined
from planner.phrases import phrase
from planner.releases.drafting.sections.announcement import announcement
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.papers.event_lines import programme_rows, when_line
from planner.releases.papers.letterhead import contacts, letterhead
from planner.releases.papers.paper import AdvisoryPaper, Facet
from planner.releases.papers.people_lines import biographies, groups_of_people
from planner.releases.papers.updates import update_line

_FEWEST_ROWS = 2


def advisory_paper(
    event: Event,
    facts: ReleaseFacts,
    office: Office,
    *,
    issued_at: datetime,
    before: AnnouncedState | None,
    address: str = "",
) -> AdvisoryPaper:
    """In the language of `facts`, which are those of the event's releases.

    `before` is what was announced, if that has changed (`events.announced`). `address` is the URL
    of the event's page in the newsroom, "" if it has none.
    """
    language = facts.language
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
        slug_line=joined(" – ", (label, title)),
        footer=footer(event, language, office, issued_at, address),
        accent=office.accent,
        title=title,
        update=update_line(event, before, language),
        facets=facets(event, facts, issued_at),
        contacts_heading=phrase(language, "papers.contacts", count=len(event.contacts)),
        contacts=contacts(event, language),
    )


def footer(event: Event, language: str, office: Office, issued_at: datetime, address: str) -> str:
    """Who issued the paper, the day of issue in the event's time zone, and `address`."""
    day = day_text(issued_at.astimezone(ZoneInfo(event.zone)).date(), language)
    issued = phrase(language, "papers.issued", day=day)
    name = office.names.best(language, *office.languages)
    return joined(" · ", (name, issued, address))


def facets(event: AnyEvent, facts: ReleaseFacts, at: datetime) -> tuple[Facet, ...]:
    """What may be told at that moment, without headings that would have no content."""
    return tuple(facet for facet in _every_facet(event, facts, at) if _has_content(facet))


def _every_facet(event: AnyEvent, facts: ReleaseFacts, at: datetime) -> Iterator[Facet]:
    language, told = facts.language, announcement(facts)

    def facet(name: str, *lines: str) -> Facet:
        heading = phrase(language, f"papers.{name}")
        return Facet(heading=heading, lines=tuple(filter(None, lines)))

    yield facet("what", told.what, *event.descriptions.lines(language))
    yield facet("organised_by", told.organisers)
    yield facet("when", when_line(event, language))
    yield facet("where", where_text(event, language))
    if event.status is EventStatus.CANCELLED:
        return
    who = groups_of_people(event, language, at)
    yield Facet(heading=phrase(language, "papers.who"), groups=who)
    lives = biographies(event, language, at)
    yield facet("biographies", *(f"{one.name}: {one.function}" for one in lives))
    yield facet("why", *told.occasions)
    is_within = facts.project or facts.programme
    yield facet("project" if is_within else "support", told.project)
    rows = programme_rows(event, language, at, is_brief=True)
    if len(rows) >= _FEWEST_ROWS:
        yield Facet(heading=phrase(language, "papers.programme"), rows=rows)
    yield facet(
        "accreditation",
        accreditation_line(event, language),
        *event.accreditation.lines(language),
    )
    yield facet("photographs", *_photographs(event, language, at))
    yield facet("interviews", facts.event.interviews.text)
    yield facet("languages", spoken_text(event, language))


def _has_content(facet: Facet) -> bool:
    return bool(facet.lines or facet.groups or facet.rows)


def _photographs(event: AnyEvent, language: str, at: datetime) -> list[str]:
    """The hours at which photographs may be taken; the day as well, if there are several."""
    shown = disclosed_programme(event, at)
    names_days = spans_days([slot for _, slot in shown])
    return [
        _hours(slot, language, names_days=names_days)
        for item, slot in shown
        if item.kind is ItemKind.PHOTO
    ]


def _hours(slot: Slot, language: str, *, names_days: bool) -> str:
    """The hours of an item; "" if they are not known."""
    if slot.begins is None:
        return ""
    begins = slot.begins.time()
    if slot.ends:
        hours = hours_text(begins, slot.ends.time(), language)
    else:
        hours = phrase(language, "papers.hours_from", clock=clock_text(begins))
    day = full_day_text(slot.begins.date(), language) if names_days else ""
    return ", ".join(filter(None, (day, hours)))
