"""Keys for searching and sorting: the same for “Иванов”, “Ivanov” and “IVANOV”."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from planner.kernel.texts import Texts

_LONGEST_SEARCH = 200
_SHORT = 80


def search_key(text: str) -> str:
    """Transliterated to ASCII, lower case, single spaces: for both the column and the query."""
    return _kept_key(text) if len(text) <= _SHORT else _key(text)


@lru_cache(maxsize=8192)
def _kept_key(text: str) -> str:
    """Names of outlets, topics and people come again and again in a list."""
    return _key(text)


def _key(text: str) -> str:
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFC", text))
    return " ".join(plain.casefold().split())


def search_terms(search: str) -> list[str]:
    """The words of a query: of its first 200 characters, because SQLite limits patterns."""
    return search_key(search[:_LONGEST_SEARCH])[:_LONGEST_SEARCH].split()


def search_key_of(*texts: Texts | str) -> str:
    """The search keys of all texts in all languages, without duplicates, for a search column."""
    return " ".join(dict.fromkeys(filter(None, map(search_key, _flat(texts)))))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ only in script, case and order (“Byron, Ada”)."""
    return name_words(one) == name_words(other)


def name_words(name: str) -> list[str]:
    """The search keys of its words, in the order of the alphabet."""
    return sorted(search_key(name).replace(",", " ").split())


def _flat(texts: Iterable[Texts | str]) -> Iterable[str]:
    for text in texts:
        yield from text.values() if isinstance(text, Texts) else (text,)
