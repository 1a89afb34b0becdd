"""Facts on the outline of an event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.accounts.models import Office
from planner.events.known_days import has_hour
from planner.events.models.event import Event
from planner.events.models.kinds import LeadWith
from planner.events.models.statement import Statement
from planner.grammar.needs import Sort
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.releases.facts.announced_facts import Disclosure
from planner.releases.facts.event_facts import EventFacts, EventStanding, SeriesFacts
from planner.releases.facts.kind_facts import kind_facts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_dates import day_places, event_dates
from planner.releases.facts.loading_programme import studies_under_embargo, unnamed_parts
from planner.releases.facts.loading_withheld import withheld
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


def event_facts(
    reader: LanguageReader, event: Event, office: Office, *, is_coming: bool
) -> EventFacts:
    is_online = bool(event.link) and not event.venues
    dates = event_dates(event)
    city = reader.text(event.cities, "event.cities", "city", names=True, sort=Sort.PLACE)
    return EventFacts(
        uid=event.calendar_uid,
        kind=kind_facts(reader, event),
        status=event.status,
        title=reader.text(event.titles, "event.titles", _("title of the event"), names=True),
        subject=reader.phrase(event.subjects, "event.subjects", _("subject of the event")),
        city=city,
        is_online=is_online,
        first_on=dates.first,
        last_on=dates.last,
        span=dates.span,
        days_path="event.starts_on",
        audience=reader.phrase(event.audiences, "event.audiences", "audience"),
        next_steps=reader.text(event.next_steps, "event.next_steps", _("next steps")),
        materials_url=SourcedValue(event.materials_url, "event.materials_url"),
        lead_with=_order(event, office),
        news_line=reader.text(event.news_lines, "event.news_lines", _("the news")),
        short_title=reader.text(event.short_titles, "event.short_titles"),
        is_coming=is_coming,
        put_off_from=event.put_off_from,
        change_reason=reader.phrase(
            event.change_reasons, "event.change_reasons", _("why it was cancelled or put off")
        ),
        **_place(reader, event, office),
        **_offers(reader, event),
    )


def _place(reader: LanguageReader, event: Event, office: Office) -> dict[str, Any]:
    return {
        "venue": reader.text(
            event.venues, "event.venues", _("the place of the event"), sort=Sort.PLACE
        ),
        "venue_takes_the": event.venue_takes_the,
        "day_places": day_places(reader, event),
        "is_same_place": event.put_off_venues == event.venues,
        "country": _country(reader, event, office),
        "remote_sites": _remote_sites(reader, event),
        "has_remote_guests": event.has_remote_guests,
        "is_hybrid": bool(event.link and event.venues),
    }


def _offers(reader: LanguageReader, event: Event) -> dict[str, Any]:
    """What notes to editors offer."""
    captions = _("captions of photographs")
    return {
        "photo_captions": reader.lines(event.photo_captions, "event.photo_captions", captions),
        "interviews": reader.text(event.interviews, "event.interviews", _("interviews")),
    }


def series_facts(reader: LanguageReader, event: Event, *, next_is_past: bool) -> SeriesFacts:
    def city(texts: Texts, path: str, what: str) -> SourcedValue:
        return reader.text(texts, f"event.{path}", what, sort=Sort.PLACE)

    return SeriesFacts(
        next_on=event.next_on,
        next_city=city(event.next_cities, "next_cities", _("city of the next event")),
        next_is_past=next_is_past,
        earlier_on=event.earlier_on,
        earlier_city=city(event.earlier_cities, "earlier_cities", _("city of the earlier event")),
        earlier_is_first=event.earlier_is_first,
    )


def _country(reader: LanguageReader, event: Event, office: Office) -> SourcedValue:
    if not office.prints_country:
        return EMPTY
    return reader.text(event.countries, "event.countries", _("country"))


def _remote_sites(reader: LanguageReader, event: Event) -> tuple[SourcedValue, ...]:
    lines = reader.lines(event.remote_sites, "event.remote_sites", _("other cities"))
    return tuple(replace(line, sort=Sort.PLACE) for line in lines)


def _order(event: Event, office: Office) -> LeadWith:
    """What the event has chosen, else the office."""
    is_free = event.lead_with is LeadWith.OFFICE
    return LeadWith(office.release_order.value) if is_free else event.lead_with


def standing_facts(
    event: Event, spoken: list[tuple[str, Statement]], language: str, disclosure: Disclosure
) -> EventStanding:
    return EventStanding(
        starts_at=event.starts_at,
        zone=event.zone,
        has_hour=has_hour(event),
        unnamed=unnamed_parts(event),
        withheld=withheld(language, event, spoken, disclosure),
        under_embargo=studies_under_embargo(language, event, disclosure),
    )
