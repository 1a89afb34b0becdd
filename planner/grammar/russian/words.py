"""Single Russian words: what they may be, and their forms in the letters that were entered."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer
from pymorphy3.units import KnownPrefixAnalyzer, UnknownPrefixAnalyzer

# A parse of pymorphy3: the word with its tag, and the forms of its paradigm.
Parse = Any

_SHORTEST_KNOWN_END = 4
_ADJECTIVES = ("ADJF", "PRTF")
_PREDICATES = ("VERB", "ADJS", "PRTS", "ADVB", "PRCL")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"})


@cache
def _analyzer() -> Any:
    """Loading the dictionary takes a fifth of a second, so it is loaded when it is first needed."""
    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=4096)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings, the most frequent first. «Северо-» and the like are read with what follows."""
    return tuple(_analyzer().parse(word))


def is_abbreviation(word: str) -> bool:
    """In capitals, such as «НОП» and «УВКБ»: not bent."""
    letters = word.replace("-", "")
    return len(letters) > 1 and letters.isupper()


def is_infinitive(word: str) -> bool:
    return any(parse.tag.POS == "INFN" for parse in parses(word))


def is_predicate(word: str) -> bool:
    """Whether its most frequent reading is a verb, or a word that stands before one: «не», «уже»."""
    return any(parse.tag.POS in _PREDICATES for parse in parses(word)[:1])


def is_common(word: str) -> bool:
    """Whether it is a word of the dictionary that names no person and no place."""
    readings = parses(word)
    return _is_known(word) and not any(p.tag.grammemes & _NAMES for p in readings)


def names_people(word: str) -> bool:
    """Whether the word is a noun for several people: «жители», «Фермеры»."""
    return any({"NOUN", "anim", "plur", "nomn"} <= p.tag.grammemes for p in parses(word)[:1])


def is_adjective(parse: Parse) -> bool:
    return parse.tag.POS in _ADJECTIVES


def begins_as_adjective(word: str) -> bool:
    """Whether the most frequent reading of the word is an adjective."""
    return any(is_adjective(parse) for parse in parses(word)[:1])


def is_trusted_noun(parse: Parse, word: str) -> bool:
    """A noun of the dictionary, or one made of it: «пресс-тур», «врач-терапевт», «гидропост»."""
    if parse.tag.POS != "NOUN":
        return False
    if parse.is_known or "-" in word:
        return bool(parse.is_known or _is_known(word.rpartition("-")[2]))
    units = [type(step[0]) for step in parse.methods_stack]
    if KnownPrefixAnalyzer in units:
        return True
    prefix = next((s[1] for s in parse.methods_stack if type(s[0]) is UnknownPrefixAnalyzer), "")
    return bool(prefix) and word.islower() and len(word) - len(prefix) >= _SHORTEST_KNOWN_END


def _is_known(word: str) -> bool:
    return bool(_analyzer().word_is_known(word.lower()))


def form_of(parse: Parse, grammemes: frozenset[str], word: str) -> str:
    """The form with these grammemes, in the capitals and with the ё of `word`; "" if it has none."""
    found = parse.inflect(grammemes)
    if found is None:
        return ""
    form = str(found.word)
    if "ё" in parse.word and "ё" not in word.lower():
        form = form.replace("ё", "е")
    return _as_capitals(form, word)


def _as_capitals(form: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    pieces, models = form.split("-"), word.split("-")
    if len(pieces) != len(models):
        models = [word] * len(pieces)
    return "-".join(
        piece[:1].upper() + piece[1:] if model[:1].isupper() else piece
        for piece, model in zip(pieces, models, strict=True)
    )
