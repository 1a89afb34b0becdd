"""Further people of the tables of names and roles, and events that consist of one item."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind, PartRole
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import SourcedValue
from tests.unit.releases.acceptance.cast import Cast


def person(cast: Cast, key: str, **changed: Any) -> SpeakerFacts:
    """Somebody of the cast, with the surname in a field of its own."""
    speaker = cast.speaker(key)
    surname = replace(speaker.name, text=speaker.name.text.rsplit(" ", 1)[-1])
    return replace(speaker, **{"surname": surname, **changed})


def guest(
    cast: Cast,
    number: int,
    name: tuple[str, str],
    function: tuple[str, str],
    gender: str,
    **changed: Any,
) -> SpeakerFacts:
    """Somebody who is not in the cast."""
    bare = replace(
        cast.speaker("quill"),
        path=f"people.{number}",
        person_id=100 + number,
        name=replace(cast.text(*name), sort=Sort.PERSON, gender=gender),
        function=function_of(cast, *function),
        gender=SourcedValue(gender, "gender"),
    )
    return replace(bare, **changed)


def rakitin(cast: Cast, **changed: Any) -> SpeakerFacts:
    function = ("a curator", "хранитель музея")
    return replace(guest(cast, 1, ("Fyodor Rakitin", "Фёдор Ракитин"), function, "m"), **changed)


def dorsk(cast: Cast) -> SpeakerFacts:
    function = ("a media trainer", "медиатренер")
    return guest(cast, 2, ("Lena Dorsk", "Лена Дорск"), function, "f", part_role=PartRole.TRAINER)


def vane(cast: Cast) -> SpeakerFacts:
    function = ("a statistician", "статистик")
    return guest(cast, 3, ("Oskar Vane", "Оскар Вейн"), function, "m", part_role=PartRole.TRAINER)


def ambassador(cast: Cast, **changed: Any) -> SpeakerFacts:
    return person(cast, "thrale", title=cast.text("Ambassador", "посол"), **changed)


def professor(cast: Cast) -> SpeakerFacts:
    return person(cast, "ambrey", title=cast.text("Prof.", "профессор"))


def function_of(cast: Cast, en: str, ru: str) -> SourcedValue:
    return replace(cast.text(en, ru), sort=Sort.FUNCTION)


def as_(role: PartRole, *people: SpeakerFacts) -> dict[str, tuple[SpeakerFacts, ...]]:
    """People with further roles in an item."""
    return {"others": tuple(replace(one, part_role=role) for one in people)}


def place(cast: Cast, uid: str, en: str, ru: str, **changed: Any) -> ItemFacts:
    title = replace(cast.text(en, ru), sort=Sort.PLACE)
    return cast.item(ItemKind.VISIT, uid=uid, title=title, **changed)
