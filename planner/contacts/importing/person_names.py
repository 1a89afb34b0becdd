"""Names as lists write them: “Byron, Ada”, «Иванова Мария Петровна», “Mr John Smith”."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.contacts.importing.salutations import gender_of, without_salutation
from planner.contacts.models import Gender
from planner.grammar.russian.names import surname_of
from planner.kernel.scripts import is_cyrillic
from planner.kernel.text_normalising import clean_line
from planner.tables.quotes import unquoted

# Suffixes after a comma that are not a given name: degrees, titles, generations.
_DEGREE = re.compile(
    r"(?i)^((ph|ll|sc|ed|d)\.?\s?d\.?|m\.?\s?[adb]\.?|m\.?\s?sc\.?|b\.?\s?[as]c?\.?|mba|mph|llm|esq\.?"
    r"|[js]r\.?|i{2,3}|iv|dipl\.?.*|dr\.?.*|prof\.?.*|[кд]\.\s?[а-я]{1,3}\.\s?н\.?|доцент|профессор)$"
)
# Words with nothing around or between them that would have to be turned or removed.
_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_PATRONYMIC = re.compile(
    r"(?i)\w+(ович|евич|ьич|овна|евна|ична|инична|івна|ївна|йович|ovich|evich|yevich|ovna|evna|ichna)$"
)
_WORDS_WITH_PATRONYMIC = 3


class PersonName(NamedTuple):
    """`surname` is a part of `name`, or "" if it is not certain; `gender` if a salutation tells it."""

    name: str
    surname: str = ""
    gender: Gender | None = None


def read_name(text: str) -> PersonName:
    """A name in one cell, with the given name first; other names are kept as they stand."""
    bare = without_salutation(text)
    gender = gender_of(text.removesuffix(bare)) if bare != text else None
    if _PLAIN.fullmatch(bare):
        return PersonName(*_russian(bare), gender)
    name = given_name_first(bare)
    family, comma, _given = bare.partition(",")
    if comma and name.endswith(f" {family.strip()}"):
        return PersonName(name, family.strip(), gender)
    return PersonName(*_russian(name), gender)


def given_name_first(text: str) -> str:
    """Without quotation marks; `Byron, Ada` becomes `Ada Byron`, `Ada Byron, PhD` stays."""
    name = unquoted(clean_line(text).strip(" ,;:-–")).strip(" ,;:-–")
    family, comma, rest = name.partition(",")
    given, _comma, degrees = rest.strip().partition(",")
    if not comma or not given or _DEGREE.match(given.strip()):
        return name
    turned = f"{given.strip()} {family.strip()}"
    return f"{turned}, {degrees.strip()}" if degrees.strip() else turned


def _russian(name: str) -> tuple[str, str]:
    """The name with the surname last, and the surname; patronymics and given names tell the order."""
    words = name.split()
    if len(words) == _WORDS_WITH_PATRONYMIC:
        surname, given, patronymic = words
        if _PATRONYMIC.match(patronymic) and not _PATRONYMIC.match(given):
            return f"{given} {patronymic} {surname}", surname
        return name, words[2] if _PATRONYMIC.match(given) else ""
    if len(words) == 2 and is_cyrillic(name):
        if surname := surname_of(name):
            return name, surname
        turned = f"{words[1]} {words[0]}"
        if surname := surname_of(turned):
            return turned, surname
    return name, ""
