"""Ordinals, Russian plurals and count words, by the acceptance table of the trade."""

from __future__ import annotations

import pytest

from planner.releases.drafting.numbers import (
    JOURNALISTS,
    MEDIA,
    YEARS,
    counted,
    in_words,
    is_one,
    ordinal,
)

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


@pytest.mark.parametrize(
    ("n", "years", "media"),
    [
        (1, "года", "издания"),
        (2, "лет", "изданий"),
        (11, "лет", "изданий"),
        (21, "года", "издания"),
    ],
)
def test_the_genitive(n: int, years: str, media: str) -> None:
    genitive = "года" if is_one(n) else "лет"

    assert (genitive, MEDIA.genitive(n)) == (years, media)
    assert YEARS.genitive(n) == years


def test_journalists() -> None:
    assert [JOURNALISTS.after(n) for n in (1, 3, 5, 21)] == [
        "журналист",
        "журналиста",
        "журналистов",
        "журналист",
    ]


def test_words_up_to_nine() -> None:
    assert [in_words(n, "en") for n in (0, 1, 9, 10)] == ["0", "one", "nine", "10"]
    assert [counted(n, "day", "days") for n in (1, 2, 12)] == ["one day", "two days", "12 days"]
