"""Russian words that depend on the word beside them: prepositions and the past tense."""

from __future__ import annotations

import re

_HARD_BEGINNING = re.compile(r"[вф][^аеёиоуыэюяй\W]|льв|мст|мцен", re.IGNORECASE)
_HARD_AFTER_S = re.compile(r"[сзшж][^аеёиоуыэюяй\W]|щ|вт|вс|мн", re.IGNORECASE)
_VOWEL = re.compile(r"[«„“]?[аэиоу]", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:в|во|на|у|при)\s", re.IGNORECASE)


def in_city(locative: str) -> str:
    """“в Москве”, but “во Владивостоке” and “во Львове”."""
    return f"{'во' if _HARD_BEGINNING.match(locative) else 'в'} {locative}"


def at_place(prepositional: str) -> str:
    """«в Портовом музее»; a form that was entered with its preposition keeps it."""
    return prepositional if _PREPOSITION.match(prepositional) else in_city(prepositional)


def about(words: str) -> str:
    """“о реке”, but “об озере”; “о ёмкости”."""
    return f"{'об' if _VOWEL.match(words) else 'о'} {words}"


def with_(instrumental: str) -> str:
    """«с докладом», but «со вторым докладом», «со сводным отчётом»."""
    return f"{'со' if _HARD_AFTER_S.match(instrumental) else 'с'} {instrumental}"


def past(masculine: str, gender: str) -> str:
    """«отметил» for "f" is «отметила», «вёл» is «вела», «обратился» is «обратилась»."""
    if gender == "m":
        return masculine
    stem = masculine.removesuffix("ся")
    ending = {"f": "а", "n": "о", "pl": "и"}[gender]
    is_reflexive = stem != masculine
    stem = re.sub("ё(.)$", r"е\1", stem)  # the stress goes to the ending: вёл, вела
    return f"{stem}{ending}{'сь' if is_reflexive else ''}"
