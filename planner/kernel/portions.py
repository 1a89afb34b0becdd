"""Splitting values into portions, because SQLite limits the parameters of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_AT_ONCE = 500


def portions(things: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most 500 items, in order; none if `things` is empty."""
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
