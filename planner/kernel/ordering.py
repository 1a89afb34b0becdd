"""Rows ordered by users: buttons move a row one step, dragging submits the whole order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"

    @property
    def opposite(self) -> Direction:
        return Direction.DOWN if self is Direction.UP else Direction.UP


class Placed(Protocol):
    """A row with a position."""

    position: int


P = TypeVar("P", bound=Placed)


def move_one(row: Sequence[P], thing: P, direction: Direction) -> bool:
    """Swap with the neighbour and renumber all; False at either end, beyond which nothing moves."""
    order = list(row)
    here = order.index(thing)
    there = here - 1 if direction is Direction.UP else here + 1
    if not 0 <= there < len(order):
        return False
    order[here], order[there] = order[there], order[here]
    number(order)
    return True


def number(order: Iterable[Placed]) -> None:
    """Assign positions from 0 in the given order."""
    for position, one in enumerate(order):
        one.position = position
