"""Many values in portions: SQLite takes a limited number of them in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_AT_ONCE = 500


def portions(things: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most 500 things, in their order; none for no things."""
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
