"""How people are named at the first mention and later."""

from __future__ import annotations

from dataclasses import replace

from planner.events.models.kinds import ItemKind
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.people_of_tables import function_of, person, professor
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("names.md")


def _opened_and_closed(cast: Cast, speaker: SpeakerFacts, *moderators: SpeakerFacts) -> str:
    """What is said of somebody who opens the event and closes it."""
    items = (
        cast.item(ItemKind.WELCOME, speaker, moderators=moderators),
        cast.item(ItemKind.CLOSING, speaker),
    )
    return drafted(cast.release(items=items), "welcome", "moderators", "presentation")


def _opened(cast: Cast, speaker: SpeakerFacts) -> str:
    item = cast.item(ItemKind.WELCOME, speaker)
    return drafted(cast.release(items=(item,)), "welcome")


@TABLE.row("M1")
def later_the_surname(cast: Cast) -> str:
    return _opened_and_closed(cast, person(cast, "ellingsen"))


@TABLE.row("M2")
def later_the_whole_name(cast: Cast) -> str:
    return _opened_and_closed(cast, person(cast, "ellingsen", surname=EMPTY))


@TABLE.row("M3")
def namesakes(cast: Cast) -> str:
    marta, quill = person(cast, "ellingsen"), person(cast, "quill")
    name = cast.text("Tomas Ellingsen", "Томас Эллингсен")
    return _opened_and_closed(cast, marta, replace(quill, name=name, surname=marta.surname))


@TABLE.row("M4")
def function_and_body_apart(cast: Cast) -> str:
    director = function_of(cast, "Director", "директор")
    marta = person(cast, "ellingsen", function=director, body=cast.body("institute"))
    return _opened(cast, marta)


@TABLE.row("M5")
def a_long_function(cast: Cast) -> str:
    function = function_of(
        cast,
        "Deputy Director for the monitoring of small rivers and wells in the northern districts",
        "заместитель директора по наблюдению за малыми реками и колодцами северных районов",
    )
    return _opened(cast, person(cast, "ellingsen", function=function))


@TABLE.row("M6")
def a_title_once(cast: Cast) -> str:
    return _opened_and_closed(cast, professor(cast))


@TABLE.row("M7")
def an_unnamed_role(cast: Cast) -> str:
    gender = SourcedValue("m", "role.role_gender")
    role = cast.role("hydrologist", "гидролог", "institute", gender=gender)
    return _opened_and_closed(cast, role)


@TABLE.row("M8")
def a_plural_role(cast: Cast) -> str:
    return _opened(cast, cast.role("members", "члены", "society", is_plural=True))


@TABLE.row("M4a")
def a_short_name_entered_with_its_article(cast: Cast) -> str:
    director = function_of(cast, "Director", "директор")
    body = cast.body("institute")
    short = cast.text("the Institute", "Институт", body.short_name.path)
    marta = person(cast, "ellingsen", function=director, body=replace(body, short_name=short))
    return _opened(cast, marta)


@TABLE.row("M9")
def a_function_and_a_former_one(cast: Cast) -> str:
    captain = function_of(cast, "Captain of the ferry Alcyone", "капитан парома «Алкиона»")
    return _opened(cast, person(cast, "ellingsen", former_function=captain))


test_row = TABLE.test()
