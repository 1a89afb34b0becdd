"""What the cells of a column are, where its heading does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from planner.kernel.telephones import dialled

# Digits and separators; at least five digits, so that house numbers do not match.
_TELEPHONE = re.compile(r"\+?[\d\s()./\-–‑]{5,}")
_FEWEST_DIGITS = 5


class CellKind(StrEnum):
    ADDRESS = "address"
    TELEPHONE = "telephone"
    WORDS = "words"
    OTHER = "other"


def kind_of(cells: Sequence[str], region: str | None = None) -> CellKind:
    """What most of the cells are; `region` is the country of telephone numbers without a code."""
    filled = [cell for cell in cells if cell]
    if _most(filled, lambda cell: "@" in cell):
        return CellKind.ADDRESS
    if _most(filled, lambda cell: _is_telephone(cell, region)):
        return CellKind.TELEPHONE
    if _most(filled, lambda cell: any(letter.isalpha() for letter in cell)):
        return CellKind.WORDS
    return CellKind.OTHER


def _most(cells: Sequence[str], is_one: Callable[[str], bool]) -> bool:
    return sum(map(is_one, cells)) * 2 > len(cells)


def _is_telephone(cell: str, region: str | None) -> bool:
    digits = sum(letter.isdigit() for letter in cell)
    looks = _TELEPHONE.fullmatch(cell) is not None and digits >= _FEWEST_DIGITS
    return looks or bool(dialled(cell, region))
