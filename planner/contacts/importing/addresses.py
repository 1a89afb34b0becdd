"""E-mail addresses as lists write them: several in a cell, with names, brackets and “mailto:”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.kernel.text_normalising import alphabets_of, without_invisible

_PLAIN = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*")
# The limit of what stands before an @, so that no limit of addresses is met.
_LONGEST_PLAIN = 64
_AROUND = "<()[],;:\"'“”«»"
_NAMED = re.compile(r"(?P<name>[^<>;]*?)<(?P<address>[^<>]*)>")
_BETWEEN = re.compile(r"[\s,;|<>()\[\]\"“”«»]+|/(?=[^@/]*@)")


class FoundAddresses(NamedTuple):
    """`read` are usable addresses, `unread` are words with an @ that are none, `mixed` are addresses
    as they were written, in letters of several alphabets. `name` is one that an address brought.
    """

    read: tuple[str, ...]
    unread: tuple[str, ...]
    mixed: tuple[str, ...]
    name: str = ""


def read_address(text: str) -> str:
    """The address without brackets, `mailto:` and punctuation around it. Raises `Invalid`."""
    bare = text.strip().strip(_AROUND)
    return clean_address(re.sub(r"(?i)^mailto:", "", bare).rstrip(".>,"))


def find_addresses(cell: str) -> FoundAddresses:
    """The addresses of a cell, each once. Invisible characters are removed."""
    text = without_invisible(cell)
    read: dict[str, None] = {}
    unread, mixed = [], []
    for word in _words(text):
        try:
            address = _plain_address(word) or read_address(word)
        except Invalid:
            unread.append(word)
            continue
        read[address] = None
        if _is_mixed(word):
            mixed.append(word)
    named = _NAMED.search(text)
    name = named["name"].strip(" ,\"'") if named and "@" not in named["name"] else ""
    return FoundAddresses(tuple(read), tuple(unread), tuple(mixed), name)


def _plain_address(word: str) -> str:
    """The address, if all before the @ is plain; its domain is checked once. Raises `Invalid`."""
    local, _at, domain = word.partition("@")
    if not _PLAIN.fullmatch(local) or len(word) > _LONGEST_PLAIN:
        return ""
    return f"{local}@{_clean_domain(domain)}"


@lru_cache(maxsize=4096)
def _clean_domain(domain: str) -> str:
    return read_address(f"a@{domain}").partition("@")[2]


def _words(text: str) -> Iterator[str]:
    return (word for word in _BETWEEN.split(text) if "@" in word)


def _is_mixed(address: str) -> bool:
    """Whether labels of the domain, or letters of one, are of different alphabets: “аррlе.example”
    with Cyrillic letters. «почта.рф» is not.
    """
    return not address.isascii() and len(alphabets_of(address.rpartition("@")[2])) > 1
