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
    """“Harbour House, 4 Quay Street, Lindenholm, Norland”; city and country once. "" for an event held
    online only.
    """
    languages = (language, *event.languages)
    venue, street = event.venues.best(*languages), event.addresses.best(*languages)
    city, country = event.cities.best(*languages), event.countries.best(*languages)
    if not (venue or street) and event.link:
        return ""
    if city.casefold() in f"{venue} {street}".casefold():
        city = ""
    if country.casefold() in f"{venue} {street} {city}".casefold():
        country = ""
    is_city_first = spoken_language(language) in _CITY_FIRST
    order = (venue, city, street) if is_city_first else (venue, street, city)
    parts = [part for part in order if part]
    if country and parts:
        parts.append(country)
    place = joined(", ", parts)
    return as_told(clean_line(place), place)


def where_text(event: AnyEvent, language: str) -> str:
    """`place_text`, whether one may take part online, and from which cities people do: “…; also by
    video link; taking part remotely: Oslo, Bergen”.
    """
    place = place_text(event, language)
    if event.link and place:
        place = phrase(language, "where.also_online", place=place)
    elif event.link:
        place = phrase(language, "where.online")
    sites = event.remote_sites.best(language, *event.languages)
    cities = as_told(", ".join(filter(None, map(clean_line, sites.splitlines()))), sites)
    if not cities:
        return place
    return joined("; ", [place, phrase(language, "where.sites", cities=cities)])
