"""Performers and trainers, places visited, closing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import EventKind, ItemKind, PartRole
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.people_of_tables import (
    as_,
    dorsk,
    person,
    place,
    rakitin,
    vane,
)
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("places.md")


def _in_role(cast: Cast, role: PartRole, *people: SpeakerFacts) -> str:
    item = cast.item(ItemKind.DISCUSSION, **as_(role, *people))
    return drafted(cast.release(items=(item,)), "trainers", "performers")


@TABLE.row("P7")
def a_performer(cast: Cast) -> str:
    name = cast.text("Mareno Ferry Choir", "Маренский паромный хор")
    choir = cast.role("", "", "museum")
    assert choir.body is not None
    body = replace(choir.body, id=99, name=replace(choir.body.name, text=name.text))
    return _in_role(cast, PartRole.PERFORMER, replace(choir, body=body))


@TABLE.row("P7a")
def two_trainers(cast: Cast) -> str:
    return _in_role(cast, PartRole.TRAINER, dorsk(cast), vane(cast))


@TABLE.row("P7b")
def one_trainer(cast: Cast) -> str:
    return _in_role(cast, PartRole.TRAINER, dorsk(cast))


@TABLE.row("P7F")
def a_trainer_without_gender(cast: Cast) -> str:
    return _in_role(cast, PartRole.TRAINER, person(cast, "vetlugin"))


def _museum(cast: Cast, *guides: SpeakerFacts, **changed: Any) -> str:
    visit = place(
        cast, "museum", "the Harbour Museum", "Портовый музей", **as_(PartRole.GUIDE, *guides)
    )
    return drafted(cast.release(items=(visit,), **changed), "visits")


@TABLE.row("P8")
def a_visit(cast: Cast) -> str:
    return _museum(cast, rakitin(cast))


@TABLE.row("P8F")
def a_visit_without_forms(cast: Cast) -> str:
    return _museum(cast, rakitin(cast), forms=cast.forms("gender"))


def _visit(cast: Cast, uid: str, en: str, ru: str, **changed: Any) -> ItemFacts:
    return cast.item(ItemKind.VISIT, uid=uid, title=cast.text(en, ru), **changed)


def _told(cast: Cast, *visits: ItemFacts) -> str:
    kind = replace(cast.event().kind, code=EventKind.PRESS_TOUR.value)
    return drafted(cast.release(event=cast.event(kind=kind), items=visits), "visits")


@TABLE.row("P8a")
def a_title_with_the_word_visit(cast: Cast) -> str:
    guide = as_(PartRole.GUIDE, rakitin(cast))
    return _told(cast, _visit(cast, "1", "Visit to the lock", "Посещение шлюза", **guide))


@TABLE.row("P8b")
def a_walk(cast: Cast) -> str:
    return _told(cast, _visit(cast, "1", "Walk along the quay", "Прогулка по набережной"))


@TABLE.row("P8c")
def a_title_that_is_only_the_kind(cast: Cast) -> str:
    museum = replace(cast.text("the Harbour Museum", "Портовый музей"), sort=Sort.PLACE)
    return _told(cast, _visit(cast, "1", "Visit", "Посещение", topic=museum))


@TABLE.row("P9b")
def a_place_among_visits(cast: Cast) -> str:
    return _told(
        cast,
        _visit(cast, "1", "Visit to the lock", "Экскурсия на шлюз"),
        place(cast, "2", "the Harbour Museum", "Портовый музей"),
        _visit(
            cast,
            "3",
            "Visits to the fish ladder",
            "Осмотр рыбохода",
            **as_(PartRole.GUIDE, rakitin(cast)),
        ),
    )


@TABLE.row("P9c")
def outings_alone(cast: Cast) -> str:
    return _told(
        cast,
        _visit(cast, "1", "Walk along the quay", "Прогулка по набережной"),
        _visit(cast, "2", "Excursion by boat", "Экскурсия на катере"),
        _visit(cast, "3", "First visit", "Первый объект"),
    )


def _tour(cast: Cast, *guides: SpeakerFacts) -> str:
    museum = as_(PartRole.GUIDE, *guides)
    stops = [
        place(cast, "1", "the Harbour Museum", "Портовый музей", **museum),
        place(cast, "2", "the gauging post at Malye Lipki", "гидропост в Малых Липках"),
        place(cast, "3", "the fish ladder", "рыбоход"),
    ]
    if guides:
        stops.append(stops.pop(0))
    kind = replace(cast.event().kind, code=EventKind.PRESS_TOUR.value)
    event = cast.event(kind=kind)
    return drafted(cast.release(event=event, items=tuple(stops)), "visits")


@TABLE.row("P9")
def three_places(cast: Cast) -> str:
    return _tour(cast)


@TABLE.row("P9a")
def three_places_and_a_guide(cast: Cast) -> str:
    return _tour(cast, rakitin(cast))


def _closed(cast: Cast, speaker: SpeakerFacts) -> str:
    item = cast.item(ItemKind.CLOSING, speaker)
    return drafted(cast.release(items=(item,)), "presentation")


@TABLE.row("P10")
def closing(cast: Cast) -> str:
    return _closed(cast, person(cast, "lozovaya"))


@TABLE.row("P10F")
def closing_without_gender(cast: Cast) -> str:
    return _closed(cast, person(cast, "vetlugin"))


test_row = TABLE.test()
