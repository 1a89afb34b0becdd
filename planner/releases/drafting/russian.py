"""Functions for Russian messages, and the forms of «год».

ABOUT($x)               о реке, об озере
ARE_INFINITIVES($list)  "yes" if each begins with a verb: «выяснить, почему …»
DIGITS($n)              1240, 12 400
AS_NAME($title, kind)   a title that names its kind, with a small letter if the kind begins it
AT($x)                  the same, unless x begins with a preposition: на гидропосту
IN($x)                  в Москве, во Владивостоке
NAMES_KIND($title, kind)  "yes" for «Третья конференция по безопасности» of a conference
PAST($x, "отметил", none: "отмечает")  the verb in the past tense, agreeing with x: отметила,
                        отметили; `none:` where the gender is not known
QUOTATION($x)           in quotation marks, with the comma before the dash and the verb
QUOTATION_HEAD($x), QUOTATION_TAIL($x)  the two parts of one that the attribution breaks
WILL($x, "выступит", "выступят")  the verb for one or, for several or a plural role, the other
WITH($x)                с докладом, со вторым докладом
WITHOUT($x, ending: …)  x without that ending, or without that `beginning`
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.grammar.russian.agreement import about, at_place, in_city, past, with_
from planner.releases.drafting.functions import (
    Function,
    entered_in,
    entries_of,
    is_several,
    words_of,
    yes,
)
from planner.releases.drafting.typography import quoted, uncapital
from planner.releases.drafting.values import Value

_INFINITIVE = re.compile(
    r"(?:не )?(?!память|печать|область|сеть|смерть|часть|\w+ость)[а-яё]+(?:ть|ти|чь)(?:ся|сь)?\b",
    re.IGNORECASE,
)


class Forms(NamedTuple):
    """The forms of a noun after 1, after 2–4 (the genitive singular), and after 5–20."""

    one: str
    few: str
    many: str

    def after(self, n: int) -> str:
        """The form after a number in the nominative: 21 год, 22 года, 25 лет."""
        if n % 10 == 1 and n % 100 != 11:
            return self.one
        if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
            return self.few
        return self.many

    def genitive(self, n: int) -> str:
        """The form after a number in the genitive, as after «более» and «из»: 21 года, 22 лет."""
        return self.few if n % 10 == 1 and n % 100 != 11 else self.many


YEARS = Forms("год", "года", "лет")


def digits(n: int) -> str:
    """Parted by no-break spaces from five figures on."""
    return str(n) if n < 10_000 else f"{n:,}".replace(",", "\u00a0")


def _are_infinitives(value: object) -> str:
    return yes(is_so=all(_INFINITIVE.match(entry) for entry in entries_of(value)))


def _past(value: Value, masculine: str, none: str = "") -> str:
    gender = value.gender
    return str(none) if gender == "none" else past(str(masculine), gender)


_NO_NAME = re.compile(r"[:?!–—]")
_BEFORE_KIND = r"(?:(?:[IVXLC]+|\d+(?:-\w+)?|[\w-]+(?:[иыо]й|[аья]я|[еоь]е|ые|ие)) )*"


def names_kind(title: str, kind: str) -> bool:
    """Whether the title is the kind with adjectives before it, and perhaps more behind."""
    pattern = rf"{_BEFORE_KIND}{re.escape(kind)}(?:\s.*)?"
    return not _NO_NAME.search(title) and bool(re.fullmatch(pattern, title, re.IGNORECASE))


def _as_name(title: object, kind: object) -> str:
    words = words_of(title)
    return uncapital(words) if words.casefold().startswith(words_of(kind)) else words


def _quotation(value: object) -> str:
    """Verbatim, but a comma after the quotation mark replaces the last full stop."""
    words = words_of(value)
    if words.endswith(("!", "?", "…")):
        return quoted(words, "ru")
    return f"{quoted(words.rstrip('.'), 'ru')},"


def _head(value: object) -> str:
    return f"{quoted(words_of(value).rstrip('.'), 'ru').removesuffix('»')},"


def _tail(value: object) -> str:
    """With the full stop outside, which is added to the sentence; other marks stay inside."""
    return quoted(words_of(value).removesuffix("."), "ru").removeprefix("«")


def _will(value: Value, one: str, several: str) -> str:
    return str(several if is_several(value) else one)


def _without(value: object, ending: str = "", beginning: str = "") -> str:
    return words_of(value).removesuffix(str(ending)).removeprefix(str(beginning))


FUNCTIONS: dict[str, Function] = {
    "ABOUT": lambda value: about(words_of(value)),
    "ARE_INFINITIVES": _are_infinitives,
    "DIGITS": lambda value: digits(int(value)),
    "AS_NAME": _as_name,
    "AT": lambda value: at_place(words_of(value)),
    "IN": lambda value: in_city(words_of(value)),
    "NAMES_KIND": lambda title, kind: yes(is_so=names_kind(entered_in(title), words_of(kind))),
    "PAST": _past,
    "QUOTATION": _quotation,
    "QUOTATION_HEAD": _head,
    "QUOTATION_TAIL": _tail,
    "WILL": _will,
    "WITH": lambda value: with_(words_of(value)),
    "WITHOUT": _without,
}
