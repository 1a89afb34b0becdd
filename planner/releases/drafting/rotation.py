"""Choosing among patterns: the same one for the same document every time."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def rotated(patterns: Sequence[T], document: str) -> list[T]:
    """The patterns, rotated by a checksum of `document`."""
    start = zlib.crc32(document.encode()) % len(patterns)
    return [*patterns[start:], *patterns[:start]]
