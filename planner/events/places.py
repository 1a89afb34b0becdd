"""Decides whether an edit of a place means another place.

Another place raises SEQUENCE (RFC 5546 2.1.4), which asks every guest to reply again. A hall named
in one more language, other punctuation or a corrected misspelling must not do so.
"""

from __future__ import annotations

import re
from typing import Protocol

from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts

# Shorter words that differ are different names, not misspellings: rooms “A” and “B”. The second
# is for words that differ by one replaced letter.
_SHORTEST_MISSPELT, _SHORTEST_REPLACED = 4, 5


class Placed(Protocol):
    """Anything with a place: an event, its outline or a snapshot."""

    @property
    def cities(self) -> Texts: ...
    @property
    def venues(self) -> Texts: ...
    @property
    def addresses(self) -> Texts: ...


def is_other_place(before: Placed, after: Placed) -> bool:
    """True if somebody who went to the old place would not arrive at the new one.

    Adding a field, such as the street of a known hall, is no other place; removing or rewording one
    is. So is a change between online only and on site.
    """
    pairs = [(getattr(before, name), getattr(after, name)) for name in _FIELDS]
    if any(old for old, _ in pairs) != any(new for _, new in pairs):
        return True
    return any(_is_reworded(old, new) for old, new in pairs)


def is_same_venue(one: Texts, other: Texts) -> bool:
    """Whether two halls are the same, as far as the words tell."""
    return bool(one) == bool(other) and not _is_reworded(one, other)


_FIELDS = ("cities", "venues", "addresses")


def _is_reworded(before: Texts, after: Texts) -> bool:
    """True if the old text shares no language with the new one, or differs in one of them."""
    if not before:
        return False
    shared = [language for language in before if language in after]
    return not shared or any(
        not is_respelled(before[language], after[language]) for language in shared
    )


def is_respelled(before: str, after: str) -> bool:
    """Whether the words are the same, apart from case, accents, punctuation and at most one
    misspelling.
    """
    old, new = _words(before), _words(after)
    if old == new or "".join(old) == "".join(new):
        return True
    if len(old) != len(new):
        return False
    differing = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_misspelling(*differing[0])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", search_key(text))


def _is_misspelling(old: str, new: str) -> bool:
    """Two different words at Damerau–Levenshtein distance 1, without digits and not too short."""
    if any(letter.isdigit() for letter in old + new):
        return False
    if len(old) == len(new):
        at = [i for i, (one, two) in enumerate(zip(old, new, strict=True)) if one != two]
        is_exchanged = len(at) == 2 and (old[at[0]], old[at[1]]) == (new[at[1]], new[at[0]])
        is_neighbour = at[-1] - at[0] == 1
        if is_exchanged and is_neighbour:
            return len(old) >= _SHORTEST_MISSPELT
        return len(at) == 1 and len(old) >= _SHORTEST_REPLACED
    short, long = sorted((old, new), key=len)
    is_one_more = any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    return is_one_more and len(long) >= _SHORTEST_MISSPELT
