"""Where an event takes place, in words: the same in every paper, page, letter and calendar."""

from __future__ import annotations

from planner.events.public.visible_fields import AnyEvent
from planner.kernel.messages import spoken_language
from planner.kernel.text_in import as_told, joined
from planner.kernel.text_normalising import clean_line
from planner.phrases import phrase

# The city stands before the street in addresses of these languages.
_CITY_FIRST = ("ru",)


def place_text(event: AnyEvent, language: str) -> str:
    """“Harbour House, 4 Quay Street, Lindenholm”; the city once. "" for an event held online only."""
    languages = (language, *event.languages)
    venue, street = event.venues.best(*languages), event.addresses.best(*languages)
    city = event.cities.best(*languages)
    if not (venue or street) and event.link:
        return ""
    if city.casefold() in f"{venue} {street}".casefold():
        city = ""
    is_city_first = spoken_language(language) in _CITY_FIRST
    parts = (venue, city, street) if is_city_first else (venue, street, city)
    place = joined(", ", parts)
    return as_told(clean_line(place), place)


def where_text(event: AnyEvent, language: str) -> str:
    """`place_text`, and whether one may take part online: “…; also by video link”."""
    place = place_text(event, language)
    if not event.link:
        return place
    if not place:
        return phrase(language, "where.online")
    return phrase(language, "where.also_online", place=place)
