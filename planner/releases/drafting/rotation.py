"""Choosing among patterns: by document, never at random."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

from planner.kernel.richtext import plain
from planner.releases.datum import Datum
from planner.releases.drafting.pen import DraftBlock, Pen
from planner.releases.models import Section

T = TypeVar("T")


def rotated(patterns: Sequence[T], document: str) -> list[T]:
    """The patterns beginning with the one that falls to this document."""
    start = zlib.crc32(document.encode()) % len(patterns)
    return [*patterns[start:], *patterns[:start]]


def first_fitting(
    pen: Pen,
    choices: Sequence[tuple[str, tuple[Datum, ...]]],
    longest: int,
    key: str,
    section: Section,
) -> list[DraftBlock]:
    """The first of the texts that is short enough, as a block; none if none is."""
    for text, sources in choices:
        if len(text) <= longest:
            pen.put(plain(text.rstrip(".")))
            pen.cite(*(datum.path for datum in sources))
            break
    return pen.block(key, section)
