"""Forms of Russian texts: proposed, asked for, and refused if their letters are not Russian."""

from __future__ import annotations

import re

from planner.grammar.needs import CASES, Need, Sort
from planner.grammar.russian.names import declined_name, surname_of
from planner.grammar.russian.phrases import declined, gender_of
from planner.grammar.russian.places import declined_place
from planner.grammar.russian.questions import in_context, question

__all__ = ["foreign_word", "in_context", "propose", "question"]

_LATIN = re.compile(r"[A-Za-z]")
# «Sentinel-2» is a word; of «IT-прогулка» each part is one.
_WORD = re.compile(r"[^\W_]+(?:-[A-Za-z0-9]+)*")
_QUOTED = re.compile(r"«[^»]*»|„[^“]*“|\"[^\"]*\"")
# The cases as pymorphy3 calls them.
_TAGS = {
    Need.GENITIVE: "gent",
    Need.DATIVE: "datv",
    Need.ACCUSATIVE: "accs",
    Need.INSTRUMENTAL: "ablt",
    Need.PREPOSITIONAL: "loct",
}


def propose(text: str, need: str, sort: Sort, gender: str) -> str:
    """See `grammar.proposals`. Nothing for names of people and places with Latin letters."""
    if sort in (Sort.PERSON, Sort.PLACE) and _LATIN.search(_QUOTED.sub("", text)):
        return ""
    if need == Need.GENDER:
        return _gender(text, sort)
    if need == Need.SURNAME:
        return surname_of(text) if sort is Sort.PERSON else ""
    return _case(text, _TAGS[Need(need)], sort, gender) if need in CASES else ""


def foreign_word(text: str, form: str) -> str:
    """The first word of the form with Latin letters that the text has not; "" if there is none.

    A Latin “o” among Cyrillic letters looks right, and is found by no search.
    """
    own = set(_WORD.findall(text))
    words = (word for word in _WORD.findall(form) if _LATIN.search(word))
    return next((word for word in words if word not in own), "")


def _case(text: str, tag: str, sort: Sort, gender: str) -> str:
    if sort is Sort.PERSON:
        return declined_name(text, tag, gender)
    if sort is Sort.PLACE:
        return declined_place(text, tag)
    if sort is Sort.OCCASION:
        return _occasion(text, tag)
    return declined(text, tag)


def _gender(text: str, sort: Sort) -> str:
    """Of the noun, also of a role: «логопед рассказал» until somebody has entered that it is a woman. Of a
    function only that it is a woman's («заведующая»).
    """
    if sort is Sort.PERSON:
        return ""
    gender = gender_of(text)
    return gender if sort is not Sort.FUNCTION or gender == "f" else ""


def _occasion(text: str, tag: str) -> str:
    """What follows «20 лет» is a dative («Озёрному фонду»), a genitive («работы фонда») or «со дня …»."""
    if text.startswith(("со дня ", "с момента ")):
        return text if tag == "gent" else ""
    of_dative, of_genitive = declined(text, tag, given="datv"), declined(text, tag, given="gent")
    if tag != "gent" or not of_genitive:
        return of_dative
    return of_genitive if of_dative in ("", of_genitive) else ""
