"""Languages by the names that people write: “Russian”, «русский», “Deutsch”, or by their code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

from planner.kernel.dates import language_name

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# The languages that offices use most.
OFFERED = (
    "en", "fr", "ru", "es", "ar", "zh", "de", "it", "pt", "pl", "nl", "sv", "el", "tr",
    "uk", "be", "ro", "bg", "sr", "ka", "hy", "az", "kk", "ky", "uz", "tg", "tk", "mn",
    "fa", "ps", "he", "hi", "ur", "bn", "sw", "ja", "ko",
)  # fmt: skip
_READ = (
    "en",
    "ru",
    "de",
    "fr",
    "es",
    "ar",
)  # the languages whose names of all others are understood
_PARTS = re.compile(r"[,;\n،、]")


@lru_cache(maxsize=1024)
def tag_of(text: str) -> str:
    """The BCP 47 tag of a language that is written as a code or by its name, in English, Russian,
    German, French, Spanish or Arabic, or, if offices use it much, in itself; "" if it is none.
    """
    text = " ".join(text.split())
    if LANGUAGE_TAG.fullmatch(text):
        return text
    return _tags_by_name().get(text.casefold(), "")


def tags_of(text: str) -> list[str]:
    """The tags of a list, parted by commas or, of codes, by spaces: “Russian, Uzbek”, “ru uz”. What is
    no language stays as it is written.
    """
    found = []
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        words = [part] if tag_of(part) else part.split()
        found += [tag_of(word) or word for word in words]
    return list(dict.fromkeys(found))


def written(tag: str, in_language: str) -> str:
    """The name of the language, or its tag where `tag_of` would not understand the name."""
    name = language_name(tag, in_language)
    return name if tag_of(name) == tag else tag


@cache
def _tags_by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in _READ:
        for code, name in Locale.parse(language).languages.items():
            tag = code.replace("_", "-")
            if LANGUAGE_TAG.fullmatch(tag):
                found.setdefault(name.casefold(), tag)
    for tag in OFFERED:
        found.setdefault(language_name(tag, tag).casefold(), tag)
        found.setdefault(tag, tag)  # also typed in capitals
    return found
