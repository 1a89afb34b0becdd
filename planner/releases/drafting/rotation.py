"""Choosing among patterns: by document, never at random."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

from planner.kernel.richtext import plain
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section

T = TypeVar("T")


def rotated(patterns: Sequence[T], document: str) -> list[T]:
    """The patterns beginning with the one that falls to this document."""
    start = zlib.crc32(document.encode()) % len(patterns)
    return [*patterns[start:], *patterns[:start]]


def first_fitting(
    builder: BlockBuilder,
    choices: Sequence[tuple[str, tuple[SourcedValue, ...]]],
    longest: int,
    key: str,
    section: Section,
) -> list[DraftBlock]:
    """The first of the texts that is short enough, as a block; none if none is."""
    for text, sources in choices:
        if len(text) <= longest:
            builder.put(plain(text.rstrip(".")))
            builder.cite(*(value.path for value in sources))
            break
    return builder.block(key, section)
