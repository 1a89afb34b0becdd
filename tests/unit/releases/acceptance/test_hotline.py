"""The hot-line."""

from __future__ import annotations

from typing import Any

from planner.releases.facts.release_facts import HotlineFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("hotline.md")


def _told(cast: Cast, **entered: Any) -> str:
    bare: dict[str, Any] = {
        "number": cast.text("0-400-555-20", "0-400-555-20"),
        "dial": "",
        "name": EMPTY,
        "audience": EMPTY,
        "hours": EMPTY,
        "operators": (),
        "is_valid": True,
    }
    return drafted(cast.release(hotline=HotlineFacts(**{**bare, **entered})), "hotline")


@TABLE.row("P11")
def two_operators(cast: Cast) -> str:
    operators = (cast.body("society"), cast.body("pilots"))
    return _told(
        cast, operators=operators, hours=cast.text("from 9:00 to 21:00", "с 9:00 до 21:00")
    )


@TABLE.row("P11a")
def one_operator(cast: Cast) -> str:
    return _told(cast, operators=(cast.body("society"),))


@TABLE.row("P11b")
def a_plural_operator(cast: Cast) -> str:
    return _told(cast, operators=(cast.body("pilots"),))


@TABLE.row("P11c")
def hours_alone(cast: Cast) -> str:
    return _told(cast, hours=cast.text("from 9:00 to 21:00", "с 9:00 до 21:00"))


@TABLE.row("P11d")
def the_number_alone(cast: Cast) -> str:
    return _told(cast)


test_row = TABLE.test()
