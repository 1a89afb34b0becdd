"""Choosing among patterns: by document, never at random."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def rotated(patterns: Sequence[T], document: str) -> list[T]:
    """The patterns beginning with the one that falls to this document."""
    start = zlib.crc32(document.encode()) % len(patterns)
    return [*patterns[start:], *patterns[:start]]
