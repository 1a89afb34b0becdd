"""Fluent patterns as functions: the same texts as from Fluent's own resolver."""

from __future__ import annotations

from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from planner.releases.drafting.patterns import Patterns

SOURCE = """
plain = Three rivers
value = { $river } flows
nested = It is said that { value }
attributed = { $n ->
    [0] none
    [one] one river
   *[other] { $n } rivers
}
    .short = rivers
-river = { $case ->
    [of] of the river
   *[is] the river
}
with-term = { CAPITAL(-river) } and { -river(case: "of") }
own = { attributed.short }
exact = { $n ->
    [21] twenty-one
    [few] a few
   *[many] many
}
text = { $kind ->
    [lake] a lake
   *[river] a river
}
empty = {""}
literal = { 5 } { "x" }
-nothing-given = { $case ->
    [of] of
   *[is] is
}
bare-term = { -nothing-given }
"""
FUNCTIONS = {"CAPITAL": lambda value: str(value).capitalize()}
NUMBER = fluent_number(21, useGrouping=False)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("plain", {}),
        ("value", {"river": "Lipka"}),
        ("nested", {"river": "Lipka"}),
        ("attributed", {"n": fluent_number(0)}),
        ("attributed", {"n": fluent_number(1)}),
        ("attributed", {"n": fluent_number(5)}),
        ("with-term", {}),
        ("bare-term", {}),
        ("own", {}),
        ("exact", {"n": NUMBER}),
        ("exact", {"n": fluent_number(22)}),
        ("exact", {"n": fluent_number(1240, useGrouping=False)}),
        ("text", {"kind": "lake"}),
        ("text", {"kind": "sea"}),
        ("empty", {}),
        ("literal", {}),
    ],
)
def test_the_text_is_that_of_fluent(language: str, message: str, values: dict[str, Any]) -> None:
    bundle = FluentBundle([language], FUNCTIONS, use_isolating=False)  # type: ignore[arg-type]
    bundle.add_resource(FluentResource(SOURCE))
    pattern = bundle.get_message(message).value
    assert pattern is not None
    expected, errors = bundle.format_pattern(pattern, values)
    assert errors == []

    assert patterns(language).text(message, values) == expected


def patterns(language: str = "en") -> Patterns:
    made = Patterns(language, FUNCTIONS)
    made.add(SOURCE)
    return made


@pytest.mark.parametrize("message", ["value", "nested", "attributed"])
def test_a_missing_value_is_an_error(message: str) -> None:
    with pytest.raises(KeyError, match=r"river|n"):
        patterns().text(message, {})


@pytest.mark.parametrize(
    "source", ["m = { NOBODY($x) }", "m = { nobody }", "m = { -nobody }", "m =\n    .only = x"]
)
def test_an_unknown_name_is_an_error(source: str) -> None:
    made = Patterns("en", FUNCTIONS)
    made.add(source)

    with pytest.raises(KeyError):
        made.text("m", {"x": "1"})
