"""What becomes of each letter at the mail server that takes letters to the journalists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from random import Random


class Fate(StrEnum):
    """`refused` and `filtered` are for ever, by the address and by the text. `later` and `busy` are
    refused once and taken when they come again. The connection is `cut` while the address is
    asked for, or after the text: with the letter `kept`, or `lost`.
    """

    TAKEN = "taken"
    REFUSED = "refused"
    FILTERED = "filtered"
    LATER = "later"
    BUSY = "busy"
    CUT = "cut"
    KEPT = "kept"
    LOST = "lost"


# How many of a thousand have each; the rest are taken at once.
_OF_A_THOUSAND: Mapping[Fate, int] = {
    Fate.REFUSED: 20,
    Fate.FILTERED: 5,
    Fate.LATER: 50,
    Fate.BUSY: 15,
    Fate.CUT: 10,
    Fate.KEPT: 10,
    Fate.LOST: 5,
}


def fates_of(addresses: Sequence[str], seed: int) -> dict[str, Fate]:
    """At least one of each, by address."""
    random = Random(seed)
    order = sorted(addresses)
    random.shuffle(order)
    fates = dict.fromkeys(order, Fate.TAKEN)
    rest = iter(order)
    for fate, share in _OF_A_THOUSAND.items():
        for _ in range(max(1, len(order) * share // 1000)):
            fates[next(rest)] = fate
    return fates
