"""Rows of text, kept as bytes: one object per row instead of one per cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import overload

CELL_END = "\x1f"


def packed(cells: Iterable[str]) -> bytes:
    """The cells, which have no control characters but LF."""
    return CELL_END.join(cells).encode("utf-8", "replace")


class PackedRows(Sequence[tuple[str, ...]]):
    """Rows of `packed` cells, of which the columns `kept` are given out; missing cells are empty."""

    __slots__ = ("_empty", "_kept", "_lines")

    def __init__(self, lines: Sequence[bytes], kept: Sequence[int]) -> None:
        self._lines = lines
        self._empty = [""] * (max(kept, default=-1) + 1)
        self._kept = _chooser(kept)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> tuple[str, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[str, ...], ...]: ...

    def __getitem__(self, index: int | slice) -> tuple[str, ...] | tuple[tuple[str, ...], ...]:
        if isinstance(index, slice):
            return tuple(map(self._row, self._lines[index]))
        return self._row(self._lines[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _row(self, line: bytes) -> tuple[str, ...]:
        cells = line.decode().split(CELL_END)
        return self._kept(cells + self._empty[len(cells) :])


def _chooser(kept: Sequence[int]) -> Callable[[list[str]], tuple[str, ...]]:
    if len(kept) > 1:
        return itemgetter(*kept)
    return lambda cells: tuple(cells[i] for i in kept)
