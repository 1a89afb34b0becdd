"""Ordinals, Russian plurals and count words, by the acceptance table of the trade."""

from __future__ import annotations

import pytest
from fluent.runtime.types import fluent_number

from planner.releases.drafting.english import ordinal
from planner.releases.drafting.russian import YEARS
from planner.releases.drafting.wording import wording_of

TABLE = {
    1: ("год", "first"),
    2: ("года", "2nd"),
    3: ("года", "3rd"),
    4: ("года", "4th"),
    5: ("лет", "5th"),
    11: ("лет", "11th"),
    12: ("лет", "12th"),
    13: ("лет", "13th"),
    14: ("лет", "14th"),
    20: ("лет", "20th"),
    21: ("год", "21st"),
    22: ("года", "22nd"),
    23: ("года", "23rd"),
    25: ("лет", "25th"),
    100: ("лет", "100th"),
    101: ("год", "101st"),
    102: ("года", "102nd"),
    111: ("лет", "111th"),
    112: ("лет", "112th"),
    113: ("лет", "113th"),
    121: ("год", "121st"),
    122: ("года", "122nd"),
    145: ("лет", "145th"),
    150: ("лет", "150th"),
    211: ("лет", "211th"),
    212: ("лет", "212th"),
    221: ("год", "221st"),
}


@pytest.mark.parametrize(("n", "russian", "english"), [(n, *row) for n, row in TABLE.items()])
def test_years_and_ordinals(n: int, russian: str, english: str) -> None:
    assert (YEARS.after(n), ordinal(n)) == (russian, english)


@pytest.mark.parametrize(("n", "years"), [(1, "года"), (2, "лет"), (11, "лет"), (21, "года")])
def test_the_genitive(n: int, years: str) -> None:
    assert YEARS.genitive(n) == years


def counted(language: str, message: str, n: int, **values: str) -> str:
    return wording_of(language).text(
        message, {"count": fluent_number(n, useGrouping=False), **values}
    )


@pytest.mark.parametrize("n", TABLE)
def test_the_plural_of_the_library_is_that_of_the_table(n: int) -> None:
    years = fluent_number(n, useGrouping=False)

    assert wording_of("ru").text("counted-years", {"years": years}) == f"{n} {TABLE[n][0]}"


@pytest.mark.parametrize(
    ("n", "exact", "about"),
    [
        (1, "один журналист", "около одного журналиста"),
        (3, "три журналиста", "около трёх журналистов"),
        (21, "21 журналист", "около 21 журналиста"),
        (1200, "1200 журналистов", "около 1200 журналистов"),
    ],
)
def test_journalists_in_russian(n: int, exact: str, about: str) -> None:
    assert counted("ru", "journalists", n, qualifier="exact") == exact
    assert counted("ru", "journalists", n, qualifier="about") == about


@pytest.mark.parametrize(
    ("n", "text"), [(1, "one study"), (2, "two studies"), (9, "nine studies"), (10, "10 studies")]
)
def test_words_up_to_nine(n: int, text: str) -> None:
    assert counted("en", "counted-studies", n) == text
