"""Numbers in words, ordinals, and the forms of nouns beside them (CLDR plural classes)."""

from __future__ import annotations

from typing import NamedTuple

_WORDS = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "ru": ("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    "ru-n": ("одно", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    "ru-dative": (
        "одной",
        "двум",
        "трём",
        "четырём",
        "пяти",
        "шести",
        "семи",
        "восьми",
        "девяти",
    ),
}


class Forms(NamedTuple):
    """A Russian noun after 1, after 2–4, after 5–20, and alone in the genitive singular."""

    one: str
    few: str
    many: str

    def after(self, n: int) -> str:
        """The nominative count: 21 год, 22 года, 25 лет."""
        if n % 10 == 1 and n % 100 != 11:
            return self.one
        if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
            return self.few
        return self.many

    def genitive(self, n: int) -> str:
        """The genitive count, as after «более» and «из»: 21 года, 22 лет."""
        return self.few if is_one(n) else self.many


YEARS = Forms("год", "года", "лет")
JOURNALISTS = Forms("журналист", "журналиста", "журналистов")
MEDIA = Forms("издание", "издания", "изданий")
STUDIES = Forms("исследование", "исследования", "исследований")


def is_one(n: int) -> bool:
    """The numbers that Russian treats as singular: 1, 21, 101, but not 11."""
    return n % 10 == 1 and n % 100 != 11


def in_words(n: int, forms: str) -> str:
    """One to nine in words, anything else in digits; `forms` is a row of the table above."""
    return _WORDS[forms][n - 1] if 1 <= n <= 9 else str(n)


def ordinal(n: int) -> str:
    """“145th”, “22nd”, “111th”; “first” in words."""
    if n == 1:
        return "first"
    if n % 100 in (11, 12, 13):
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


def counted(n: int, one: str, many: str) -> str:
    """“one journalist”, “four journalists”, “21 journalists”."""
    return f"{in_words(n, 'en')} {one if n == 1 else many}"
