"""Rows in an order that people choose: buttons move one step, dragging gives the whole order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar


class Direction(StrEnum):
    """One step in an order."""

    UP = "up"
    DOWN = "down"


class Placed(Protocol):
    """Anything that knows its place."""

    position: int


P = TypeVar("P", bound=Placed)


def move_one(row: Sequence[P], thing: P, direction: Direction) -> None:
    """Change places with the neighbour and number all anew; at the end nothing happens."""
    order = list(row)
    here = order.index(thing)
    there = here - 1 if direction is Direction.UP else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    number(order)


def number(order: Iterable[Placed]) -> None:
    """Positions from 0 in the order given."""
    for position, one in enumerate(order):
        one.position = position
