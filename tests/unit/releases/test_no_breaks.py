"""Where no line ends: “~” stands for a no-break space."""

from __future__ import annotations

import pytest

from planner.releases.drafting.no_breaks import no_breaks

ENGLISH = [
    # dates
    "on 14~March~2028",
    "14–16~March and 30~March~– 1~April",
    "in March~2028",
    "on March~14,~2028 and on March~15, and in May~2028",
    "He may come in May or June.",
    # numbers with what they count or measure, never with the next word of the sentence
    "21~journalists from 12~outlets",
    "15~per cent, 15~% of 12~400~litres",
    "3.2~million trees, $~5, 5~km",
    "in 2012 the survey of 9 and 10 was there",
    "EUR~5~million, USD~300 and 20~GBP",
    "300~MW, 12~GB, 5.5~kWh, 2.4~GHz of 2012 Winners and 5 Winds",
    "№~5, §~12, No.~5, p.~12",
    # names
    "Dr~Edith Ambrey and Prof.~Quill",
    "J.~R.~Smith met A.~Jones.",
    "John~F.~Kennedy and Ann-Marie~P.~L.~O’Hara",
    "in St.~Petersburg",
    "the Council. The next",
    # hours, telephones, dashes
    "from 10~a.m. to 4:30~p.m., and 12 a day",
    "at 10:00~MSK (07:00~UTC)",
    "call +44~20~7946~0000 or 8~(812)~000-00-01",
    "in 2010, 2011 and 2012",
    "rivers~– and wells",
]
RUSSIAN = [
    "14~марта~2028~г. и~14~марта~2028~года",
    "в~марте, 21~журналист, 20~СМИ",
    "12~400~рек, 3,2~млн деревьев, 15~%, №~5",
    "И.~И.~Иванов и~Петров~П.~С.",
    "д-р~Эмбри, проф.~Квилл, акад.~Лунд",
    "в~г.~Вспольске, ул.~Мира, д.~5, т.~2",
    "основан в~2012~г. Встреча прошла",
    "реки, озёра и~т.~д., колодцы и~др.",
    "к~20-летию, с~рекой, о~детях, у~реки",
    "Реки~— это вода",
    "в~10:00~МСК",
    "тел. +7~(812)~000-00-01",
    "от реки до моря",
]


@pytest.mark.parametrize("expected", ENGLISH)
def test_english(expected: str) -> None:
    assert no_breaks(expected.replace("~", " "), "en").replace("\u00a0", "~") == expected


@pytest.mark.parametrize("expected", RUSSIAN)
def test_russian(expected: str) -> None:
    assert no_breaks(expected.replace("~", " "), "ru-RU").replace("\u00a0", "~") == expected


def test_other_languages_have_what_is_common_to_all() -> None:
    assert no_breaks("le 14~März, 12~400 et 15~%".replace("~", " "), "fr") == (
        "le 14 März, 12\u00a0400 et 15\u00a0%"
    )


def test_doing_it_twice_changes_nothing() -> None:
    once = no_breaks(" ".join(RUSSIAN).replace("~", " "), "ru")

    assert no_breaks(once, "ru") == once
