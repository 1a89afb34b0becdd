"""What sentences need of a text, and the sorts of texts that are bent differently."""

from __future__ import annotations

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
