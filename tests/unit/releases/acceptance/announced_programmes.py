"""Programmes for the table of the advisory: roles and bodies, visits, topics."""

from __future__ import annotations

from dataclasses import replace

from planner.events.models.kinds import ItemKind
from planner.events.public.visible_fields import PublicEvent
from planner.kernel.texts import Texts
from tests.unit.releases.acceptance import announced
from tests.unit.releases.acceptance.announced import both, part


def who_of_a_body() -> PublicEvent:
    """A role of several people, and a function with the body in a field of its own."""
    members = announced.body_part("union", unnamed_roles=both("members", "члены"), is_plural=True)
    director = part(
        "ellingsen",
        functions=both("Director", "директор"),
        organisation=announced.body("institute"),
    )
    return announced.event(programme=(announced.item(members, director),))


def who_of_a_body_with_a_noun() -> PublicEvent:
    fund = replace(
        announced.body("proaqua"), takes_the=False, generic_nouns=both("foundation", "фонд")
    )
    experts = announced.body_part(
        "proaqua", unnamed_roles=both("experts", "эксперты"), organisation=fund, is_plural=True
    )
    return announced.event(programme=(announced.item(experts),))


def who_of_a_body_without_genitive() -> PublicEvent:
    experts = announced.body_part(
        "proaqua", unnamed_roles=both("experts", "эксперты"), is_plural=True
    )
    return announced.event(programme=(announced.item(experts),))


def who_was_something_else() -> PublicEvent:
    """Of a man, a woman, and somebody of whom nobody says that."""
    keeper = both("keeper of the lighthouse", "смотритель маяка")
    people = [
        part(key, functions=Texts(), former_functions=keeper)
        for key in ("quill", "lozovaya", "vetlugin")
    ]
    return announced.event(programme=(announced.item(*people),))


def programme_with_topics() -> PublicEvent:
    """Topics that were entered with a capital: a common word, a name, a body, a title."""
    topics = (
        both("The upkeep of wells", "Уход за колодцами"),
        both("Mareno in winter", "Марено зимой"),
        both("The Lake Fund today", "Озёрный фонд сегодня"),
        both("“Small Rivers”", "«Малые реки»"),
    )
    items = [announced.item(kind=ItemKind.DISCUSSION, topics=topic) for topic in topics]
    return announced.event(programme=tuple(items))


def visits_by_their_places() -> PublicEvent:
    islands = both("the reed islands", "тростниковые острова")
    walk = both("Walk to the wells", "Прогулка к колодцам")
    visits = [announced.item(kind=ItemKind.VISIT, titles=titles) for titles in (islands, walk)]
    report = announced.item(titles=both("wells in spring", "колодцы весной"))
    return announced.event(programme=(*visits, report))
