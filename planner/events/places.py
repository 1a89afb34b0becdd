"""Whether two records of a place name the same place.

A SEQUENCE that rises asks every guest anew (RFC 5546 2.1.4 names another place as its example), so
a hall named in one more language, other punctuation or a slip of the key must not look like a move.
"""

from __future__ import annotations

import re
from typing import Protocol

from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts

# A word shorter than this is not a misspelling of another one: “A” and “B” are two rooms.
_SHORTEST_MISSPELT, _SHORTEST_REPLACED = 4, 5


class Placed(Protocol):
    """What has a place: an event, its outline, a snapshot of it."""

    @property
    def cities(self) -> Texts: ...
    @property
    def venues(self) -> Texts: ...
    @property
    def addresses(self) -> Texts: ...


def is_other_place(before: Placed, after: Placed) -> bool:
    """True where somebody who went to the old place would not arrive at the new one.

    A part that is added (the street of a hall that was known) is no other place; one that is taken
    away or says something else is. To meet only online after having met in a room, or the other
    way round, is another place.
    """
    pairs = [(getattr(before, name), getattr(after, name)) for name in _PARTS]
    if any(old for old, _ in pairs) != any(new for _, new in pairs):
        return True
    return any(says_otherwise(old, new) for old, new in pairs)


_PARTS = ("cities", "venues", "addresses")


def says_otherwise(before: Texts, after: Texts) -> bool:
    """True where a text that was there is gone, or says something else in a language of both."""
    if not before:
        return False
    shared = [language for language in before if language in after]
    return not shared or any(
        not is_respelled(before[language], after[language]) for language in shared
    )


def is_respelled(before: str, after: str) -> bool:
    """The same words but for case, accents, punctuation and at most one misspelt word."""
    old, new = _words(before), _words(after)
    if old == new or "".join(old) == "".join(new):
        return True
    if len(old) != len(new):
        return False
    differing = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_slip(*differing[0])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", search_key(text))


def _is_slip(old: str, new: str) -> bool:
    """One letter too many, too few, another one, or two exchanged; never a number."""
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
