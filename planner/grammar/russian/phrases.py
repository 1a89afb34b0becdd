"""Noun phrases: «Вспольская медицинская академия», «директор Института здоровья рек».

The head and its adjectives are bent, what hangs on it stays. After «и» or a comma another head may
follow («президент и председатель совета»), or more of what hangs on the one before («лесов и рек»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planner.grammar.russian.words import (
    Parse,
    form_of,
    is_abbreviation,
    is_adjective,
    is_trusted_noun,
    parses,
)

_TOKENS = re.compile(r"«[^»]*»|„[^“]*“|\"[^\"]*\"|\([^)]*\)|\w+(?:-\w+)*|\s+|.", re.DOTALL)
_WORD = re.compile(r"\w")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_OBLIQUE = frozenset({"gent", "datv", "ablt", "loct", "gen2", "loc2"})
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"})
# What a name may follow in the nominative: «паром Алкиона», «город Марено».
_BEFORE_NAMES = frozenset(
    [
        "паром",
        "судно",
        "теплоход",
        "город",
        "село",
        "посёлок",
        "деревня",
        "остров",
        "река",
        "озеро",
        "гора",
        "станция",
        "порт",
        "газета",
        "журнал",
        "агентство",
        "телеканал",
        "радиостанция",
        "фильм",
        "проект",
        "программа",
        "фонд",
        "компания",
    ]
)
# «в порту», «на мосту»: a second prepositional, said of places.
_PLACES_IN_U = frozenset(
    ["порт", "аэропорт", "сад", "лес", "мост", "берег", "край", "угол", "пруд"]
)
_LEAST_SCORE = 0.1


@dataclass(slots=True)
class Head:
    """A noun with its adjectives, by their places among the tokens. Abbreviations have no parse."""

    noun: int
    parse: Parse | None
    adjectives: list[tuple[int, Parse]] = field(default_factory=list)


class _Unsure(Exception):
    """The phrase cannot be read for certain."""


def declined(text: str, case: str, *, given: str = "nomn", is_place: bool = False) -> str:
    """The phrase in another case than the one it was entered in, or "" if it is not certain."""
    tokens = _TOKENS.findall(text)
    heads = _read(text, given, is_place=is_place)
    if not heads:
        return ""
    for head in heads:
        for index, form in _forms(head, tokens, case, is_place=is_place):
            if not form:
                return ""
            tokens[index] = form
    return "".join(tokens)


def gender_of(text: str) -> str:
    """One of `GENDERS`: "pl" for a plural and for several heads. "" if it is not certain."""
    heads = _read(text, "nomn", is_place=False)
    if len(heads) != 1:
        return "pl" if heads else ""
    parse = heads[0].parse
    if parse is None:
        return ""
    return "pl" if parse.tag.number == "plur" else _GENDERS.get(str(parse.tag.gender), "")


@lru_cache(maxsize=2048)
def _read(text: str, given: str, *, is_place: bool) -> tuple[Head, ...]:
    """The heads of the phrase; () if it cannot be read."""
    try:
        return tuple(_Reading(_TOKENS.findall(text), given, is_place=is_place).heads())
    except _Unsure:
        return ()


def _forms(
    head: Head, tokens: Sequence[str], case: str, *, is_place: bool
) -> Iterator[tuple[int, str]]:
    if head.parse is None:
        return
    tag = head.parse.tag
    number = {str(tag.number)}
    noun = ""
    if is_place and case == "loct" and head.parse.normal_form in _PLACES_IN_U:
        noun = form_of(head.parse, frozenset({"loc2"} | number), tokens[head.noun])
    yield head.noun, noun or form_of(head.parse, frozenset({case} | number), tokens[head.noun])
    agreeing = {case} | number
    if tag.number == "sing":
        agreeing.add(str(tag.gender))
    if case == "accs" and (tag.number == "plur" or tag.gender == "masc"):
        agreeing.add("anim" if tag.animacy == "anim" else "inan")
    for index, parse in head.adjectives:
        yield index, form_of(parse, frozenset(agreeing), tokens[index])


class _Reading:
    """One pass over the tokens."""

    def __init__(self, tokens: Sequence[str], given: str, *, is_place: bool) -> None:
        self._tokens, self._given = tokens, given
        self._words = [i for i, token in enumerate(tokens) if token.strip()]
        self._is_one_name = is_place and len(self._words) == 1  # «Орёл», «Клин»: rather a town
        self._at = 0

    def heads(self) -> Iterator[Head]:
        """Raises `_Unsure`."""
        head = self._head()
        yield head
        has_tail = False
        while token := self._token():
            if token in (",", "и"):
                self._at += 1
                if self._token() == "и":
                    self._at += 1
                if self._begins_head(has_tail=has_tail):
                    head = self._head()
                    yield head
                    has_tail = False
                continue
            self._check_tail(token, head, is_first=not has_tail)
            has_tail = True
            self._at += 1

    def _token(self) -> str:
        return self._tokens[self._words[self._at]] if self._at < len(self._words) else ""

    def _head(self) -> Head:
        adjectives: list[int] = []
        while token := self._token():
            if not _WORD.match(token):
                break
            if _LATIN.search(token):
                raise _Unsure
            index = self._words[self._at]
            if is_abbreviation(token) and not adjectives:
                self._at += 1
                return Head(index, None)
            if noun := self._noun(token, adjectives):
                self._at += 1
                return noun
            if not any(is_adjective(p) and p.tag.case == self._given for p in parses(token)):
                break
            adjectives.append(index)
            self._at += 1
        return self._adjective_as_noun(adjectives)

    def _noun(self, token: str, adjectives: list[int]) -> Head | None:
        """The word as the head, unless it is rather an adjective with a noun after it."""
        index = self._words[self._at]
        found = [
            p for p in parses(token) if is_trusted_noun(p, token) and p.tag.case == self._given
        ]
        if self._is_one_name:
            found.sort(key=lambda p: "Geox" not in p.tag)
        if not found or self._is_rather_other(token, found[0]):
            return None
        for parse in found:
            agreeing = [(i, self._agreeing(self._tokens[i], parse)) for i in adjectives]
            if all(adjective is not None for _i, adjective in agreeing):
                return Head(index, parse, agreeing)
        return None

    def _is_rather_other(self, token: str, noun: Parse) -> bool:
        """«Малые» is rather an adjective, «куда» an adverb."""
        if self._is_one_name and "Geox" in noun.tag:
            return False
        found = parses(token)
        if sum(p.score for p in found if p.tag.POS in _NOMINAL) < _LEAST_SCORE:
            return True
        readings = [p for p in found if is_adjective(p) and p.tag.case == self._given]
        return bool(readings) and readings[0].score >= noun.score

    def _agreeing(self, word: str, noun: Parse) -> Parse | None:
        for parse in parses(word):
            tag = parse.tag
            if (
                is_adjective(parse)
                and tag.case == self._given
                and tag.number == noun.tag.number
                and (tag.number == "plur" or tag.gender == noun.tag.gender)
            ):
                return parse
        return None

    def _adjective_as_noun(self, adjectives: list[int]) -> Head:
        """«заведующая кафедрой»: an adjective that the dictionary knows as a noun too."""
        following = self._token()
        if not adjectives or following[:1].isupper():
            raise _Unsure
        last = adjectives.pop()
        for parse in parses(self._tokens[last]):
            if "Subx" in parse.tag and parse.tag.case == self._given:
                found = [(i, self._agreeing(self._tokens[i], parse)) for i in adjectives]
                return Head(last, parse, found)
        raise _Unsure

    def _begins_head(self, *, has_tail: bool) -> bool:
        """Whether the word after «и» or a comma is bent too."""
        token = self._token()
        found = parses(token) if _WORD.match(token) else []
        can_be_given = any(
            p.tag.case == self._given and (is_adjective(p) or is_trusted_noun(p, token))
            for p in found
        )
        if not has_tail and not can_be_given:
            raise _Unsure
        return can_be_given and not (
            has_tail and any(p.tag.case in ("gent", "gen2") for p in found)
        )

    def _check_tail(self, token: str, head: Head, *, is_first: bool) -> None:
        """What follows the head depends on it: no verb, and no name beside it in the same case."""
        if not _WORD.match(token) or is_abbreviation(token):
            return
        if _LATIN.search(token):
            if _CYRILLIC.search(token):  # a Latin “o” in a Russian word
                raise _Unsure
            return
        found = parses(token)
        if found[0].tag.POS == "VERB":
            raise _Unsure
        nominal = [p for p in found if p.tag.POS in _NOMINAL]
        if not is_first or not nominal:
            return
        is_name = (
            token[:1].isupper()
            and head.parse is not None
            and head.parse.normal_form in _BEFORE_NAMES
            and any(p.tag.case == self._given for p in nominal)
        )
        if is_name or not any(p.tag.case in _OBLIQUE for p in nominal):
            raise _Unsure
