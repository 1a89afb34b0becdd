"""Rows ordered by users: buttons move a row one step, dragging submits the whole order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Placed(Protocol):
    """A row with a position."""

    position: int


P = TypeVar("P", bound=Placed)


def move_one(row: Sequence[P], thing: P, direction: Direction) -> None:
    """Swap with the neighbour and renumber all; nothing moves beyond either end."""
    order = list(row)
    here = order.index(thing)
    there = here - 1 if direction is Direction.UP else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    number(order)


def number(order: Iterable[Placed]) -> None:
    """Assign positions from 0 in the given order."""
    for position, one in enumerate(order):
        one.position = position
