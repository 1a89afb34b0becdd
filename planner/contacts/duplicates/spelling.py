"""Names in a form that is the same in every script and spelling: “Müller” as “Mueller”, «Екатерина» as
“Yekaterina”.

A folded word is only compared, never shown: it is no transliteration that anybody uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts

# In this order: what several spellings have in common comes out the same.
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tsch|tch", "C"),
        (r"shch|sch|sh", "S"),
        (r"ch|cz", "C"),
        (r"zh", "Z"),
        (r"kh", "h"),
        (r"t[sz]", "c"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"([aou])e", r"\1"),  # ä, ö, ü
        (r"[yj]o", "e"),  # ё
        (r"[yj]", "i"),
        (r"i+", "i"),
        (r"ie(?=.)", "e"),  # Ye, and the soft sign before e
        (r"([CSZ])o", r"\1e"),  # Gorbachov
        (r"(?<=.)er$", "r"),  # Alexander, Peter
        (r"([a-zA-Z])\1+", r"\1"),
    )
)
_WORDS = re.compile(r"[^\W_]+")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "herr", "frau"})
_PATRONYMIC = re.compile(r"(?:[oe]viC|[oe]vna|iniCna|iCna|[km]iC|iliC)$")
_WITH_PATRONYMIC = 3  # words


@dataclass(frozen=True, slots=True)
class FoldedName:
    """The words of a name without its patronymic, and the patronymic, "" if there is none.

    `key` is the same whichever word comes first; "" unless two of them are written out.
    """

    words: tuple[str, ...]
    patronymic: str = ""
    key: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        full = sorted(word for word in self.words if len(word) > 1)
        object.__setattr__(self, "key", " ".join(full) if len(full) > 1 else "")


@lru_cache(maxsize=50_000)
def folded(name: str) -> FoldedName:
    """As many names as a few portions of a large register hold are kept."""
    found = [(word, _folded_word(word)) for word in _WORDS.findall(_joined(name))]
    words = [
        # “Ю.” is one letter, “Yu” two.
        word[: len(written)] if len(written) == 1 else word
        for written, word in found
        if word and written.casefold() not in _TITLES
    ]
    at = _patronymic_at(words)
    if at is None:
        return FoldedName(tuple(words))
    return FoldedName((*words[:at], *words[at + 1 :]), words[at])


def folded_names(names: Texts) -> list[FoldedName]:
    """Those of all languages, each once."""
    found = [one for name in names.values() if (one := folded(name)).words]
    return found if len(found) < 2 else list(dict.fromkeys(found))


def keys_of_names(names: Iterable[FoldedName]) -> list[str]:
    return list(dict.fromkeys(one.key for one in names if one.key))


def marks_of_names(names: Iterable[FoldedName]) -> list[str]:
    """Each word that is written out with the first letter of another one, “ivanova m”: what is left of a
    name that is shortened, or misspelt in one word.
    """
    found = []
    for one in names:
        for word in one.words:
            others = [f"{word} {other[0]}" for other in one.words if other is not word]
            found += (others or [word]) if len(word) > 1 else []
    return list(dict.fromkeys(found))


def _joined(name: str) -> str:
    """Without the apostrophes that stand within words."""
    return re.sub(r"(?<=\w)['’ʼ`´](?=\w)", "", unicodedata.normalize("NFC", name))


@lru_cache(maxsize=20_000)
def _folded_word(written: str) -> str:
    word = re.sub(r"[^a-z0-9]", "", search_key(written))
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def _patronymic_at(words: list[str]) -> int | None:
    """“Name Patronymic Surname” or “Surname Name Patronymic”: of two the one that is not the surname."""
    if len(words) < _WITH_PATRONYMIC:
        return None
    places = [at for at, word in enumerate(words) if at and _PATRONYMIC.search(word)]
    last = len(words) - 1
    if last in places and words[0] and _PATRONYMIC.search(words[0]):
        return last
    return places[0] if places else None
