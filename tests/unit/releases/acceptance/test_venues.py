"""The venue, the city, other cities, the country, the video link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import EventStatus
from planner.grammar.needs import Sort
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import (
    ISSUED,
    LONG_TITLE,
    NEWS,
    attended,
    of_event,
    shown,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("venues.md")


def _place(cast: Cast, en: str, ru: str) -> SourcedValue:
    return replace(cast.text(en, ru), sort=Sort.PLACE)


def _at_harbour_house(cast: Cast, **changed: Any) -> ReleaseFacts:
    venue = _place(cast, "Harbour House", "Дом порта")
    return of_event(cast, venue=venue, venue_takes_the=True, **changed)


@TABLE.row("V1")
def a_venue_without_title(cast: Cast) -> str:
    return drafted(_at_harbour_house(cast, title=EMPTY, subject=EMPTY), "lead", "places")


@TABLE.row("V1a")
def a_venue_with_a_title(cast: Cast) -> str:
    return drafted(attended(cast, _at_harbour_house(cast)), "lead", "places")


@TABLE.row("V1b")
def a_venue_without_article(cast: Cast) -> str:
    venue = _place(cast, "Studio Nine", "Студия девять")
    return drafted(attended(cast, of_event(cast, venue=venue)), "lead", "places")


@TABLE.row("V1c")
def a_venue_before_the_event(cast: Cast) -> str:
    facts = _at_harbour_house(cast, status=EventStatus.CONFIRMED, is_coming=True)
    return drafted(replace(facts, on=ISSUED), "lead", "places")


def _with_news(cast: Cast, **changed: Any) -> ReleaseFacts:
    """The lead tells the news of a study, so that the venue stands further down."""
    facts = _at_harbour_house(cast, news_line=cast.text(*NEWS), **changed)
    return replace(facts, items=(replace(shown(cast), is_news=True),))


@TABLE.row("V1d")
def a_venue_after_the_news(cast: Cast) -> str:
    return drafted(_with_news(cast), "places")


@TABLE.row("V1e")
def a_venue_with_the_organisers_after_the_news(cast: Cast) -> str:
    facts = replace(_with_news(cast), organisers=(cast.body("fund"),))
    return drafted(facts, "organisers", "places")


@TABLE.row("V1F")
def a_venue_without_forms(cast: Cast) -> str:
    forms = cast.forms("gender")
    gender = replace(forms.entries[0], text="Дом порта", form=SourcedValue("m", "forms"))
    facts = replace(_at_harbour_house(cast), forms=replace(forms, entries=(*forms.entries, gender)))
    return drafted(facts, "lead", "places")


@TABLE.row("V1G")
def a_venue_without_gender(cast: Cast) -> str:
    return drafted(replace(_at_harbour_house(cast), forms=cast.forms("gender")), "lead", "places")


def _in_city(cast: Cast, en: str, ru: str) -> str:
    """The sender's dateline shows the date alone."""
    institute = cast.body("institute", dateline=cast.text("{date} –", "{date} —"))
    facts = of_event(cast, city=_place(cast, en, ru), subject=EMPTY)
    return drafted(replace(facts, organisers=(institute,)), "lead")


@TABLE.row("V2")
def in_vspolye(cast: Cast) -> str:
    return _in_city(cast, "Vspolye", "Всполье")


@TABLE.row("V2a")
def in_malye_lipki(cast: Cast) -> str:
    return _in_city(cast, "Malye Lipki", "Малые Липки")


@TABLE.row("V2b")
def in_mareno(cast: Cast) -> str:
    return _in_city(cast, "Mareno", "Марено")


def _joined(cast: Cast, **changed: Any) -> str:
    sites = (_place(cast, "Vspolye", "Всполье"), _place(cast, "Mareno", "Марено"))
    facts = of_event(cast, remote_sites=sites, has_remote_guests=True)
    return drafted(replace(facts, **changed), "attendance")


@TABLE.row("V4")
def other_cities(cast: Cast) -> str:
    return _joined(cast)


@TABLE.row("V4a")
def other_cities_after_the_number(cast: Cast) -> str:
    present = attended(cast, cast.release()).present
    return _joined(cast, present=present)


@TABLE.row("V4F")
def other_cities_without_forms(cast: Cast) -> str:
    return _joined(cast, forms=cast.forms("gender"))


@TABLE.row("V4N")
def other_cities_from_which_nobody_joined(cast: Cast) -> str:
    facts = of_event(cast, remote_sites=(_place(cast, "Vspolye", "Всполье"),))
    return drafted(facts, "attendance")


def _country(cast: Cast, template: tuple[str, str] | None = None, **changed: Any) -> str:
    entered = {"country": cast.text("Norland", "Норландия"), **changed}
    facts = of_event(cast, subject=EMPTY, **entered)
    dateline = cast.text(*template) if template else EMPTY
    return drafted(replace(facts, organisers=(cast.body("institute", dateline=dateline),)), "lead")


@TABLE.row("V5")
def the_country(cast: Cast) -> str:
    return _country(cast)


@TABLE.row("V5a")
def the_country_in_a_dateline_of_the_sender(cast: Cast) -> str:
    return _country(cast, ("{city}, {date} –", "{date}, {city} —"))


@TABLE.row("V5b")
def a_dateline_that_says_the_country(cast: Cast) -> str:
    return _country(cast, ("{city}, Norland, {date} –", "{city}, Норландия, {date} —"))


@TABLE.row("V5c")
def a_city_called_like_its_country(cast: Cast) -> str:
    return _country(cast, city=_place(cast, "Norland City", "Норландия"))


def _hybrid(cast: Cast, **changed: Any) -> str:
    facts = attended(cast, _at_harbour_house(cast, is_hybrid=True, **changed))
    return drafted(facts, "lead", "attendance")


@TABLE.row("L16")
def online(cast: Cast) -> str:
    facts = of_event(cast, kind=KindFacts(code="webinar"), city=EMPTY, is_online=True)
    return drafted(attended(cast, facts), "lead")


@TABLE.row("L16a")
def a_press_conference_online(cast: Cast) -> str:
    kind = KindFacts(code="press_conference")
    facts = of_event(cast, kind=kind, city=EMPTY, is_online=True, title=EMPTY, subject=EMPTY)
    return drafted(facts, "lead")


@TABLE.row("L16b")
def online_with_journalists_of_nowhere(cast: Cast) -> str:
    facts = of_event(cast, city=EMPTY, is_online=True, has_remote_guests=True)
    return drafted(facts, "attendance")


@TABLE.row("L17")
def in_the_hall_and_by_video(cast: Cast) -> str:
    return _hybrid(cast)


@TABLE.row("L17a")
def somebody_joined(cast: Cast) -> str:
    return _hybrid(cast, has_remote_guests=True)


@TABLE.row("L17b")
def by_video_before_the_event(cast: Cast) -> str:
    coming = {"status": EventStatus.CONFIRMED, "is_coming": True, "is_hybrid": True}
    return drafted(replace(_at_harbour_house(cast, **coming), on=ISSUED), "lead")


@TABLE.row("L17c")
def by_video_in_a_long_lead(cast: Cast) -> str:
    facts = attended(cast, _at_harbour_house(cast, is_hybrid=True, title=cast.text(*LONG_TITLE)))
    return drafted(facts, "lead", "places")


test_row = TABLE.test()
