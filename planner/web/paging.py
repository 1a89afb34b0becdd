"""Long lists, a page at a time, by key rather than by counting: page 1,000 is as fast as page 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Up to `PAGE` rows, and the key to ask for the next ones with (`?after=`), "" at the end."""

    rows: list[T]
    after: str
    is_first: bool
