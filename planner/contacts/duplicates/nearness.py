"""How near two names are to each other."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from rapidfuzz.distance import OSA

from planner.contacts.duplicates.spelling import FoldedName

# A slip of the pen: letters that may be missing, wrong or swapped, in a word of so many letters.
_SLIPS = ((9, 2), (4, 1))


class Nearness(IntEnum):
    """`similar`: one word differs by a slip of the pen; `initials`: one is a letter in one of the
    names; `longer`: one of the names has more words; `same`: but for script, spelling and order.
    """

    OTHER = 0
    SIMILAR = 1
    INITIALS = 2
    LONGER = 3
    SAME = 4


def nearness(mine: Sequence[FoldedName], theirs: Sequence[FoldedName]) -> Nearness:
    """The nearest of the names in all languages. Another patronymic is another person, as father and
    son.
    """
    return max(
        (_nearness_of(one, other) for one in mine for other in theirs), default=Nearness.OTHER
    )


def shares_word(mine: Sequence[FoldedName], theirs: Sequence[FoldedName]) -> bool:
    """Whether a word of the names is the same, such as the surname of siblings."""
    words = {word for one in mine for word in one.words if len(word) > 1}
    return any(not words.isdisjoint(other.words) for other in theirs)


def _nearness_of(one: FoldedName, other: FoldedName) -> Nearness:
    if not _may_share_patronymic(one.patronymic, other.patronymic):
        return Nearness.OTHER
    mine, theirs = one.words, other.words
    shared = [word for word in mine if word in theirs]
    if not any(len(word) > 1 for word in shared):
        return Nearness.OTHER
    rest = [word for word in mine if word not in theirs]
    their_rest = [word for word in theirs if word not in mine]
    if not rest and not their_rest:
        return Nearness.SAME if len(shared) > 1 or len(mine) == 1 else Nearness.OTHER
    if not rest or not their_rest:
        return Nearness.LONGER if len(shared) > 1 else Nearness.OTHER
    return _nearness_of_rest(rest, their_rest)


def _nearness_of_rest(rest: Sequence[str], their_rest: Sequence[str]) -> Nearness:
    """“M.” may be “Maria” and “Petrovna”; a slip is one in a single word."""
    if len(rest) != 1 or len(their_rest) != 1:
        short, long = sorted((rest, their_rest), key=len)
        is_initials = all(len(word) == 1 for word in long) and long[0] == short[0][:1]
        return Nearness.INITIALS if is_initials and len(short) == 1 else Nearness.OTHER
    (word,), (their_word,) = rest, their_rest
    if 1 in (len(word), len(their_word)):
        return Nearness.INITIALS if word[0] == their_word[0] else Nearness.OTHER
    return Nearness.SIMILAR if _is_slip(word, their_word) else Nearness.OTHER


def _is_slip(word: str, their_word: str) -> bool:
    """Not the surname of a woman beside that of a man, and no other number."""
    if {f"{word}a", f"{their_word}a"} & {word, their_word} or not (word + their_word).isalpha():
        return False
    shorter = min(len(word), len(their_word))
    most = next((slips for letters, slips in _SLIPS if shorter >= letters), 0)
    return OSA.distance(word, their_word, score_cutoff=most) <= most if most else False


def _may_share_patronymic(one: str, other: str) -> bool:
    """A patronymic that is left out, or an initial, tells nobody apart."""
    return not one or not other or one == other or _is_slip(one, other)
