"""Proposed forms of Russian texts."""

from __future__ import annotations

import re

from planner.grammar.needs import CASES, Need, Sort
from planner.grammar.russian.names import declined_name, surname_of
from planner.grammar.russian.phrases import declined, gender_of
from planner.grammar.russian.places import declined_place

__all__ = ["propose"]

_LATIN = re.compile(r"[A-Za-z]")
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
    """See `grammar.proposals`. Nothing for texts with Latin letters outside quotation marks."""
    if _LATIN.search(_QUOTED.sub("", text)):
        return ""
    if need == Need.GENDER:
        return _gender(text, sort)
    if need == Need.SURNAME:
        return surname_of(text) if sort is Sort.PERSON else ""
    return _case(text, _TAGS[Need(need)], sort, gender) if need in CASES else ""


def _case(text: str, tag: str, sort: Sort, gender: str) -> str:
    if sort is Sort.PERSON:
        return declined_name(text, tag, gender)
    if sort is Sort.PLACE:
        return declined_place(text, tag)
    if sort is Sort.OCCASION:
        return _occasion(text, tag)
    return declined(text, tag)


def _gender(text: str, sort: Sort) -> str:
    """Of a body; of a role only whether it is several people, as «логопед» may be a woman."""
    gender = gender_of(text) if sort in (Sort.BODY, Sort.PLACE, Sort.ROLE) else ""
    return gender if sort is not Sort.ROLE or gender == "pl" else ""


def _occasion(text: str, tag: str) -> str:
    """What follows «20 лет» is a dative («Озёрному фонду»), a genitive («работы фонда») or «со дня …»."""
    if text.startswith(("со дня ", "с момента ")):
        return text if tag == "gent" else ""
    of_dative, of_genitive = declined(text, tag, given="datv"), declined(text, tag, given="gent")
    if tag != "gent" or not of_genitive:
        return of_dative
    return of_genitive if of_dative in ("", of_genitive) else ""
