"""Anniversaries, days of mourning, founding years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.anniversaries.calendars import Calendar, WrittenDay, gregorian_of
from planner.grammar.needs import Sort
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.release_facts import OccasionFacts
from planner.releases.facts.sourced_value import Count
from tests.unit.releases.acceptance.cast import DAY, Cast
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("occasions.md")
CEREMONY = KindFacts(code="ceremony")
# What stands after “the 20th anniversary of” and after «20 лет».
PHRASES = {
    "institute": ("the River Health Institute", "Институту здоровья рек"),
    "fund": ("the Lake Fund", "Озёрному фонду"),
    "society": ("the Norland Relief Society", "Норландскому обществу помощи"),
    "founding": (
        "the founding of the Norland Relief Society",
        "со дня основания Норландского общества помощи",
    ),
    "museum": ("the Harbour Museum", "Портовому музею"),
    "choir": ("the Mareno Ferry Choir", "Маренскому паромному хору"),
    "house": ("the Harbour House", "Дому порта"),
    "pilots": ("the Volunteer Pilots", "Добровольным лоцманам"),
    "heron": ("the ferry Heron", "парому «Цапля»"),
    "alcyone": ("the loss of the ferry Alcyone", "со дня гибели парома «Алкиона»"),
    "work": ("the work of the society in Velmaria", "работы общества в Вельмарии"),
    "proaqua": ("Pro Aqua", "фонду «Про Аква»"),
}


def _occasion(cast: Cast, key: str, years: int, **changed: Any) -> OccasionFacts:
    facts = OccasionFacts(
        path=f"occasions.{key}",
        years=years,
        base_year=Count(DAY.year - years, f"occasions.{key}.base_year"),
        phrase=replace(cast.text(*PHRASES[key], path=f"occasions.{key}"), sort=Sort.OCCASION),
        is_mourning=key == "alcyone",
        falls_on=None,
    )
    return replace(facts, **changed)


def _told(cast: Cast, *row: tuple[str, int], kind: KindFacts | None = None, **changed: Any) -> str:
    event = cast.event(kind=kind) if kind else cast.event()
    occasions = tuple(_occasion(cast, key, years) for key, years in row)
    return drafted(cast.release(**{"event": event, "occasions": occasions, **changed}), "occasions")


def _bare(cast: Cast) -> dict[str, Any]:
    return {"forms": cast.forms("gender")}


@TABLE.row("O1")
def one(cast: Cast) -> str:
    return _told(cast, ("institute", 20))


@TABLE.row("O1a")
def one_without_forms(cast: Cast) -> str:
    return _told(cast, ("institute", 20), **_bare(cast))


@TABLE.row("O2")
def two_of_the_same_number(cast: Cast) -> str:
    return _told(cast, ("institute", 20), ("fund", 20))


@TABLE.row("O2a")
def two_without_forms(cast: Cast) -> str:
    return _told(cast, ("institute", 20), ("fund", 20), **_bare(cast))


@TABLE.row("O3")
def different_numbers(cast: Cast) -> str:
    return _told(cast, ("society", 135), ("institute", 20), ("fund", 20))


@TABLE.row("O3a")
def different_numbers_without_forms(cast: Cast) -> str:
    return _told(cast, ("founding", 135), ("institute", 20), ("fund", 20), **_bare(cast))


@TABLE.row("O3b")
def since_the_founding(cast: Cast) -> str:
    return _told(cast, ("founding", 135))


@TABLE.row("O4")
def five(cast: Cast) -> str:
    row = (("museum", 100), ("choir", 60), ("house", 60), ("pilots", 25), ("heron", 10))
    return _told(cast, *row, kind=CEREMONY)


@TABLE.row("O4a")
def four_not_all_round(cast: Cast) -> str:
    return _told(cast, ("house", 60), ("pilots", 25), ("fund", 21), ("heron", 10))


@TABLE.row("O5")
def twenty_one_years(cast: Cast) -> str:
    return _told(cast, ("fund", 21))


@TABLE.row("O5a")
def one_year(cast: Cast) -> str:
    return _told(cast, ("fund", 1))


@TABLE.row("O5b")
def twenty_one_years_without_forms(cast: Cast) -> str:
    return _told(cast, ("fund", 21), **_bare(cast))


@TABLE.row("O6")
def a_centenary(cast: Cast) -> str:
    return _told(cast, ("museum", 100), names_centenaries=True)


@TABLE.row("O6a")
def two_bicentenaries(cast: Cast) -> str:
    return _told(cast, ("museum", 200), ("fund", 200), names_centenaries=True)


def _on(cast: Cast, day: date) -> str:
    occasion = _occasion(cast, "fund", 20, falls_on=day)
    return drafted(cast.release(occasions=(occasion,)), "occasions")


@TABLE.row("O7")
def a_day_to_come(cast: Cast) -> str:
    return _on(cast, date(2028, 11, 12))


@TABLE.row("O7a")
def a_day_past(cast: Cast) -> str:
    return _on(cast, date(2028, 2, 9))


@TABLE.row("O7b")
def the_day_of_the_event(cast: Cast) -> str:
    return _on(cast, DAY)


def _noted(cast: Cast, *row: OccasionFacts, **changed: Any) -> str:
    return drafted(cast.release(occasions=row, **changed), "notes")


def _founded(cast: Cast, key: str, years: int, **changed: Any) -> OccasionFacts:
    owner = {"is_foundation": True, "owner": cast.body(key)}
    return _occasion(cast, key, years, **{**owner, **changed})


def _founded_on(cast: Cast, written: WrittenDay, calendar: Calendar) -> str:
    julian = written if calendar is Calendar.JULIAN else None
    day = gregorian_of(written, calendar)
    years = DAY.year - written.year
    return _noted(cast, _founded(cast, "society", years, founded_on=day, julian_on=julian))


@TABLE.row("O8")
def the_founding_year(cast: Cast) -> str:
    return _noted(cast, _founded(cast, "society", 135))


@TABLE.row("O9")
def a_julian_day(cast: Cast) -> str:
    return _founded_on(cast, WrittenDay(1893, 4, 30), Calendar.JULIAN)


@TABLE.row("O9a")
def a_gregorian_day(cast: Cast) -> str:
    return _founded_on(cast, WrittenDay(1893, 5, 12), Calendar.GREGORIAN)


@TABLE.row("O9b")
def a_day_that_only_the_julian_calendar_has(cast: Cast) -> str:
    return _founded_on(cast, WrittenDay(1700, 2, 29), Calendar.JULIAN)


@TABLE.row("O9c")
def a_day_in_two_years(cast: Cast) -> str:
    return _founded_on(cast, WrittenDay(1893, 12, 25), Calendar.JULIAN)


@TABLE.row("O10")
def mourning(cast: Cast) -> str:
    return _told(cast, ("alcyone", 30), kind=CEREMONY)


@TABLE.row("O10a")
def mourning_without_forms(cast: Cast) -> str:
    return _told(cast, ("alcyone", 30), kind=CEREMONY, **_bare(cast))


@TABLE.row("O10b")
def mourning_after_a_year(cast: Cast) -> str:
    return _told(cast, ("alcyone", 1), kind=CEREMONY)


@TABLE.row("O11")
def festive_and_mourning(cast: Cast) -> str:
    return _told(cast, ("fund", 20), ("alcyone", 30), kind=CEREMONY)


@TABLE.row("O12")
def not_a_year_old(cast: Cast) -> str:
    return _told(cast, ("fund", 0), ("museum", -3))


@TABLE.row("N4")
def founding_years(cast: Cast) -> str:
    row = (("institute", 20), ("society", 135), ("fund", 20))
    return _noted(cast, *(_founded(cast, key, years) for key, years in row))


@TABLE.row("N4a")
def a_plural_body(cast: Cast) -> str:
    return _noted(cast, _founded(cast, "pilots", 25))


@TABLE.row("N4b")
def bodies_without_gender(cast: Cast) -> str:
    row = (_founded(cast, "society", 135), _founded(cast, "fund", 20))
    return _noted(cast, *row, forms=cast.forms("genitive"))


@TABLE.row("N4c")
def a_body_without_forms(cast: Cast) -> str:
    return _noted(cast, _founded(cast, "proaqua", 25))


@TABLE.row("N4d")
def nobody_s_anniversary(cast: Cast) -> str:
    return _noted(cast, _occasion(cast, "work", 20))


@TABLE.row("N4e")
def fifty_one_years(cast: Cast) -> str:
    return _noted(cast, _occasion(cast, "work", 51))


test_row = TABLE.test()
