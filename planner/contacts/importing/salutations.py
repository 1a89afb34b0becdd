"""Genders and forms of address, as lists and programs write them."""

from __future__ import annotations

import re
from functools import lru_cache

from planner.contacts.models import Gender

_WORDS = {
    Gender.FEMININE: (
        "f female feminine woman mrs ms miss madam w weiblich frau fr mme madame mlle mademoiselle "
        "femme féminin sra srta señora señorita mujer femenino ж жен женский женщина г-жа госпожа "
        "уважаемая дорогая أنثى السيدة الآنسة سيدة"
    ),
    Gender.MASCULINE: (
        "m male masculine man mr mister sir männlich herr hr monsieur homme masculin sr señor hombre h "
        "masculino м муж мужской мужчина г-н господин уважаемый дорогой ذكر السيد سيد"
    ),
}
_GENDERS = {word: gender for gender, words in _WORDS.items() for word in words.split()}
# Of these no name begins; single letters do.
_BEFORE_NAMES = "|".join(re.escape(word) for word in _GENDERS if len(word) > 1)
_SALUTATION = re.compile(rf"(?i)^(?:{_BEFORE_NAMES})\.?\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@lru_cache(maxsize=1024)
def gender_of(text: str) -> Gender | None:
    """The gender that the words tell; None if they tell none or both."""
    told = {_GENDERS[word] for word in _WORD.findall(text.lower()) if word in _GENDERS}
    return told.pop() if len(told) == 1 else None


def is_salutation(text: str) -> bool:
    """Whether the text is a form of address, such as “Mr” and «г-жа», or a gender."""
    return gender_of(text) is not None and len(text.split()) == 1


def without_salutation(name: str) -> str:
    """`Mr John Smith` is `John Smith`."""
    return _SALUTATION.sub("", name)
