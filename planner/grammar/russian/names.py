"""Names of people, by the rules of Petrovich."""

from __future__ import annotations

import re
from functools import cache

from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from planner.grammar.russian.words import parses

_CASES = {
    "gent": Case.GENITIVE,
    "datv": Case.DATIVE,
    "accs": Case.ACCUSATIVE,
    "ablt": Case.INSTRUMENTAL,
    "loct": Case.PREPOSITIONAL,
}
_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:[-’'][А-ЯЁа-яё]+)*")
_INITIAL = re.compile(r"[А-ЯЁ]\.")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична)$")
_CONSONANT_END = re.compile(r"[бвгджзйклмнпрстфхцчшщьъ]$", re.IGNORECASE)
_RARE_END = re.compile(r"[аеёиоуыэюя]а$", re.IGNORECASE)  # Леа, Дюбуа: bent by nobody alike
_MOST_NAMES = 3


@cache
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def declined_name(text: str, case: str, gender: str) -> str:
    """A full name, «Имя Отчество Фамилия» or «Имя Фамилия», or a surname alone.

    "" without a gender, as «Квилл» stays as it is for a woman, and for what is not certain.
    """
    words = text.split()
    names = [word for word in words if word[:1].isupper() and not _INITIAL.match(word)]
    if gender not in _GENDERS or not 1 <= len(names) <= _MOST_NAMES:
        return ""
    parts = dict(zip(names, _parts(names), strict=True))
    bent = [
        _bent(word, parts[word], case, gender) if word in parts else _stays(word) for word in words
    ]
    return " ".join(bent) if all(bent) else ""


def surname_of(text: str) -> str:
    """The last word, if the one before it is a given name or a patronymic and it is none itself."""
    *given, last = text.split()
    if not given or len(given) > 2 or not _WORD.fullmatch(last) or not last[0].isupper():
        return ""
    is_patronymic = len(given) == 2 and bool(_PATRONYMIC.search(given[-1]))
    if len(given) == 2 and not is_patronymic:
        return ""
    is_sure = is_patronymic or _may_be(given[0], "Name")
    return last if is_sure and not _is_given_name(last) else ""


def _parts(names: list[str]) -> list[NamePart]:
    first, middle, last = NamePart.FIRSTNAME, NamePart.MIDDLENAME, NamePart.LASTNAME
    if len(names) == _MOST_NAMES:
        if _PATRONYMIC.search(names[2]):
            return [last, first, middle]
        return [first, middle if _PATRONYMIC.search(names[1]) else first, last]
    return [first, last][-len(names) :]


def _stays(word: str) -> str:
    """Initials and «фон», «де»; "" for what is no name."""
    return word if _INITIAL.match(word) or (word.islower() and word.isalpha()) else ""


def _bent(word: str, part: NamePart, case: str, gender: str) -> str:
    if not _WORD.fullmatch(word):
        return ""
    pieces = word.split("-")
    bent = [p if p.islower() else _piece(p, part, case, gender) for p in pieces]
    return "-".join(bent) if all(bent) else ""


def _piece(word: str, part: NamePart, case: str, gender: str) -> str:
    form = _maker().make(part, _GENDERS[gender], _CASES[case], word)
    if gender == "m" and form == word and _CONSONANT_END.search(word):
        return word if word.lower().endswith(("ых", "их")) else ""
    if form != word and _RARE_END.search(word):
        return ""
    return form


def _may_be(word: str, grammeme: str) -> bool:
    return any(grammeme in p.tag for p in parses(word) if p.is_known)


def _is_given_name(word: str) -> bool:
    found = [p for p in parses(word) if p.is_known and p.tag.case == "nomn"]
    return any("Name" in p.tag for p in found) and not any("Surn" in p.tag for p in found)
