"""Attendance."""

from __future__ import annotations

from typing import Any

from planner.contacts.models import OutletKind, OutletScope
from planner.events.attendance_facts import Qualifier
from planner.releases.facts.body_facts import ProgrammeFacts
from planner.releases.facts.known_forms import KnownForm, KnownForms
from planner.releases.facts.release_facts import PresentMedium, PresentOthers, PresentPool
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("attendance.md")
NAMED = (
    ("Radio Harbour", "«Радио Гавань»"),
    ("Lake TV", "«Озеро-ТВ»"),
    ("the Norland Courier", "газета «Норландский курьер»"),
)


def people(number: int) -> Count:
    return Count(number, "attendance.people")


def outlets(number: int) -> Count:
    return Count(number, "attendance.outlets")


def told(cast: Cast, **present: Any) -> str:
    present = {"is_recorded": True, **present}
    return drafted(cast.release(present=cast.present(**present)), "attendance")


def medium(cast: Cast, name: tuple[str, str], **changed: Any) -> PresentMedium:
    facts: dict[str, Any] = {
        "name": cast.text(*name),
        "kind": OutletKind.RADIO,
        "scope": OutletScope.NATIONAL,
        "city": EMPTY,
    }
    return PresentMedium(**{**facts, **changed})


def named(cast: Cast) -> dict[str, Any]:
    return {"media": tuple(medium(cast, name) for name in NAMED), "media_are_public": True}


def others(cast: Cast, number: int, en: str, ru: str) -> PresentOthers:
    return PresentOthers(people=Count(number, "attendance.others"), noun=cast.text(en, ru))


TABLE.row("A1")(lambda cast: told(cast, people=people(34), outlets=outlets(19)))
TABLE.row("A1a")(lambda cast: told(cast, people=people(21), outlets=outlets(1)))
TABLE.row("A1b")(lambda cast: told(cast, people=people(120)))


@TABLE.row("A1c")
def all_of_them_print(cast: Cast) -> str:
    media = tuple(medium(cast, name, kind=OutletKind.PRINT) for name in NAMED[:2])
    return told(cast, people=people(34), outlets=outlets(2), media=media)


TABLE.row("A2")(lambda cast: told(cast, people=people(30), qualifier=Qualifier.MORE_THAN))
TABLE.row("A2a")(lambda cast: told(cast, people=people(40), qualifier=Qualifier.ABOUT))
TABLE.row("A3")(lambda cast: told(cast, outlets=outlets(19)))
TABLE.row("A3a")(lambda cast: told(cast, outlets=outlets(1)))
TABLE.row("A4")(lambda cast: told(cast, outlets=outlets(19), **named(cast)))
TABLE.row("A4a")(lambda cast: told(cast, people=people(34), outlets=outlets(19), **named(cast)))
TABLE.row("A4b")(lambda cast: told(cast, **named(cast)))
TABLE.row("A4c")(lambda cast: told(cast, people=people(34), **named(cast)))


@TABLE.row("A5")
def scopes(cast: Cast) -> str:
    kinds = (OutletScope.NATIONAL, OutletScope.REGIONAL)
    media = tuple(
        medium(cast, name, scope=scope) for name, scope in zip(NAMED, kinds, strict=False)
    )
    return told(cast, media=media)


LAKE_POOL = ("Lake Press Pool", "Озёрный пул")


def pool(cast: Cast, *, name: tuple[str, str] = LAKE_POOL, is_set_up: bool = True) -> PresentPool:
    programme = ProgrammeFacts(
        id=1,
        name=cast.text("Clean Shore Programme", "Чистый берег"),
        abbreviation=EMPTY,
        donors=(),
        funding_statement=EMPTY,
        disclaimer=EMPTY,
    )
    return PresentPool(name=cast.text(*name), programme=programme if is_set_up else None)


def with_a_pool(cast: Cast, present: PresentPool, **changed: Any) -> str:
    facts = cast.present(is_recorded=True, people=people(34), pools=(present,))
    return drafted(cast.release(present=facts, **changed), "attendance")


TABLE.row("A6")(lambda cast: with_a_pool(cast, pool(cast)))
TABLE.row("A6a")(lambda cast: with_a_pool(cast, pool(cast), forms=cast.forms("gender")))
TABLE.row("A6b")(lambda cast: with_a_pool(cast, pool(cast, is_set_up=False)))
TABLE.row("A6e")(lambda cast: told(cast, pools=(pool(cast),)))


@TABLE.row("A6c")
def a_pool_that_is_called_one(cast: Cast) -> str:
    name = ("pool of river journalists", "пул речных журналистов")
    return with_a_pool(cast, pool(cast, name=name))


@TABLE.row("A6d")
def a_pool_without_a_gender(cast: Cast) -> str:
    genitive = KnownForm(LAKE_POOL[1], "genitive", SourcedValue("Озёрного пула", "forms.ru"))
    forms = KnownForms(entries=(genitive,), is_proposing=False)
    kind = {"forms": forms} if cast.language == "ru" else {}
    return with_a_pool(cast, pool(cast), **kind)


@TABLE.row("A7")
def other_guests(cast: Cast) -> str:
    guests = (others(cast, 14, "students", "студентов"), others(cast, 6, "teachers", "учителей"))
    return told(cast, people=people(34), others=guests)


@TABLE.row("A7a")
def no_journalists_recorded(cast: Cast) -> str:
    guests = (others(cast, 14, "students", "студентов"),)
    return told(cast, is_recorded=False, others=guests)


_STUDENTS = {1: "студент", 2: "студента"}


def _and_students(cast: Cast, journalists: int, number: int) -> str:
    guests = (others(cast, number, "students", _STUDENTS[number % 10]),)
    return told(cast, people=people(journalists), others=guests)


TABLE.row("A7b")(lambda cast: _and_students(cast, 34, 21))
TABLE.row("A7c")(lambda cast: _and_students(cast, 21, 22))


@TABLE.row("A7d")
def women_alone(cast: Cast) -> str:
    guests = (others(cast, 21, "teachers", "учительница"),)
    return told(cast, is_recorded=False, others=guests)


@TABLE.row("A7e")
def two_kinds_of_guests(cast: Cast) -> str:
    guests = (others(cast, 21, "students", "студент"), others(cast, 6, "teachers", "учителей"))
    return told(cast, people=people(34), others=guests)


TABLE.row("A9")(lambda cast: told(cast, people=people(0)))
test_row = TABLE.test()
