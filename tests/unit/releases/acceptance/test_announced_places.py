"""Where an announced event takes place, in papers and on its page."""

from __future__ import annotations

from planner.events.where_words import where_text
from tests.unit.releases.acceptance import announced
from tests.unit.releases.acceptance.announced import both
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, plainly

TABLE = Table("announced-places.md")


@TABLE.row("D5")
def where(cast: Cast) -> str:
    event = announced.event(
        venues=both("Harbour House", "Дом порта"),
        addresses=both("4 Quay Street", "Набережная ул., 4"),
        cities=both("Lindenholm", "Линденхольм"),
        link="https://rivers.example/live",
    )
    return plainly(where_text(event, cast.language))


@TABLE.row("D5b")
def where_abroad(cast: Cast) -> str:
    event = announced.event(
        venues=both("Harbour House", "Дом порта"),
        addresses=both("4 Quay Street", "Набережная ул., 4"),
        cities=both("Lindenholm", "Линденхольм"),
        countries=both("Norland", "Норландия"),
        remote_sites=both("Farol\nPorto Azul", "Фарол\nПорту-Азул"),
    )
    return plainly(where_text(event, cast.language))


@TABLE.row("D5c")
def where_the_city_is_the_country(cast: Cast) -> str:
    event = announced.event(
        venues=both("Harbour House", "Дом порта"),
        cities=both("Lindenholm", "Линденхольм"),
        countries=both("Lindenholm", "Линденхольм"),
        link="https://rivers.example/live",
        remote_sites=both("Farol", "Фарол"),
    )
    return plainly(where_text(event, cast.language))


@TABLE.row("D5a")
def online(cast: Cast) -> str:
    event = announced.event(
        cities=both("Lindenholm", "Линденхольм"), link="https://rivers.example/live"
    )
    return plainly(where_text(event, cast.language))


test_row = TABLE.test()
