"""The hot-line."""

from __future__ import annotations

from typing import Any

from planner.releases.facts.release_facts import HotlineFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.studies_of_tables import by_its_body
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("hotline.md")


def _told(cast: Cast, **entered: Any) -> str:
    return drafted(cast.release(hotline=_line(cast, **entered)), "hotline")


def _line(cast: Cast, **entered: Any) -> HotlineFacts:
    bare: dict[str, Any] = {
        "number": cast.text("0-400-555-20", "0-400-555-20"),
        "dial": "",
        "name": EMPTY,
        "audience": EMPTY,
        "hours": EMPTY,
        "operators": (),
        "is_valid": True,
    }
    return HotlineFacts(**{**bare, **entered})


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


def _islanders(cast: Cast) -> SourcedValue:
    return cast.text("islanders", "жители островов")


@TABLE.row("P11e")
def an_audience(cast: Cast) -> str:
    return _told(cast, audience=_islanders(cast))


@TABLE.row("P11F")
def an_audience_without_forms(cast: Cast) -> str:
    line = _line(cast, audience=_islanders(cast))
    return drafted(cast.release(hotline=line, forms=cast.forms("gender")), "hotline")


def _of_study(cast: Cast, method: SourcedValue = EMPTY, **line: Any) -> str:
    """A study that draws on the hot-line of the event, and the sentence on the hot-line."""
    hotline = _line(cast, **line)
    item = by_its_body(cast, "institute", method=method, hotline_number=hotline.number)
    text = drafted(cast.release(items=(item,), hotline=hotline), "study", "hotline")
    return text[text.index(". ") + 2 :]


def _method(cast: Cast) -> SourcedValue:
    return cast.text("an analysis of questions by islanders", "анализ вопросов жителей островов")


@TABLE.row("P11g")
def in_a_method(cast: Cast) -> str:
    return _of_study(cast, _method(cast))


@TABLE.row("P11h")
def in_a_method_that_says_so(cast: Cast) -> str:
    method = ("an analysis of calls to the hotline", "анализ звонков на горячую линию")
    return _of_study(cast, cast.text(*method))


@TABLE.row("P11i")
def instead_of_a_method(cast: Cast) -> str:
    return _of_study(cast)


@TABLE.row("P11j")
def in_a_method_alone(cast: Cast) -> str:
    return _of_study(cast, _method(cast), is_valid=False)


test_row = TABLE.test()
