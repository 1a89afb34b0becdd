"""Attendance."""

from __future__ import annotations

from typing import Any

from planner.contacts.models import OutletKind, OutletScope
from planner.events.attendance_facts import Qualifier
from planner.releases.facts.body_facts import ProgrammeFacts
from planner.releases.facts.release_facts import PresentMedium, PresentOthers, PresentPool
from planner.releases.facts.sourced_value import EMPTY, Count
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


@TABLE.row("A6")
def a_pool(cast: Cast) -> str:
    programme = ProgrammeFacts(
        id=1,
        name=cast.text("Clean Shore Programme", "Чистый берег"),
        abbreviation=EMPTY,
        donors=(),
        funding_statement=EMPTY,
        disclaimer=EMPTY,
    )
    pool = PresentPool(name=cast.text("Lake Press Pool", "Озёрный пул"), programme=programme)
    present = cast.present(is_recorded=True, people=people(34), pools=(pool,))
    return drafted(cast.release(present=present), "attendance")


@TABLE.row("A7")
def other_guests(cast: Cast) -> str:
    guests = (others(cast, 14, "students", "студентов"), others(cast, 6, "teachers", "учителей"))
    return told(cast, people=people(34), others=guests)


@TABLE.row("A7a")
def no_journalists_recorded(cast: Cast) -> str:
    guests = (others(cast, 14, "students", "студентов"),)
    return told(cast, is_recorded=False, others=guests)


TABLE.row("A9")(lambda cast: told(cast, people=people(0)))
test_row = TABLE.test()
