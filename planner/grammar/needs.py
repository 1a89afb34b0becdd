"""What sentences need of a text, and the sorts of texts that are bent differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """A form that a pattern asks for: a case, the surname apart, or the gender as one of `GENDERS`."""

    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"
    SURNAME = "surname"
    GENDER = "gender"


CASES = (
    Need.GENITIVE,
    Need.DATIVE,
    Need.ACCUSATIVE,
    Need.INSTRUMENTAL,
    Need.PREPOSITIONAL,
)
GENDERS = ("m", "f", "n", "pl")


class Sort(StrEnum):
    """What a text names. `OCCASION` is what follows the number of years: «Озёрному фонду»."""

    PHRASE = "phrase"
    BODY = "body"
    PERSON = "person"
    FUNCTION = "function"
    ROLE = "role"
    PLACE = "place"
    OCCASION = "occasion"


# What sentences may ask of a text of each sort.
NEEDS: Mapping[Sort, tuple[Need, ...]] = {
    Sort.PHRASE: (Need.GENITIVE, Need.ACCUSATIVE, Need.PREPOSITIONAL),
    Sort.BODY: (Need.GENDER, *CASES),
    Sort.PERSON: (Need.GENITIVE, Need.INSTRUMENTAL),
    Sort.FUNCTION: (Need.GENITIVE, Need.INSTRUMENTAL),
    Sort.ROLE: (Need.GENDER, Need.GENITIVE, Need.INSTRUMENTAL),
    Sort.PLACE: (Need.ACCUSATIVE, Need.PREPOSITIONAL),
    Sort.OCCASION: (Need.GENITIVE, Need.DATIVE),
}


@dataclass(frozen=True, slots=True)
class AskedForm:
    """A form that a sentence asks for, whether it is known or not. `gender` is a person's; `path` is
    the field of the text.
    """

    text: str
    need: Need
    sort: Sort
    gender: str
    path: str
