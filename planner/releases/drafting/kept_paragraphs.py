"""A new draft in the paragraphs that people have edited or left out, so that each is compared with its own
sentences, however the draft would join them now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.paragraphs import joined, parts_of
from planner.releases.drafting.typography import set_type


def in_kept_paragraphs(
    blocks: Sequence[DraftBlock], kept: Mapping[str, str], language: str
) -> list[DraftBlock]:
    """The draft with the parts of each kept paragraph in one block, which has its key.

    `kept`: the key of the paragraph by the key of each of its parts.
    """
    found: dict[str, DraftBlock] = {}
    for key, block in _runs(blocks, kept):
        found[key] = joined(found[key], block) if key in found else block
    return [replace(b, text=set_type(b.text, language)) for b in found.values()]


def _runs(
    blocks: Sequence[DraftBlock], kept: Mapping[str, str]
) -> Iterator[tuple[str, DraftBlock]]:
    """Key and text of what stands together: a block, or its parts where some belong elsewhere."""
    for block in blocks:
        owners = {kept.get(part.key, "") for part in parts_of(block)}
        if owners == {""}:
            yield block.key, block
            continue
        for owner, run in groupby(parts_of(block), key=lambda part: kept.get(part.key, "")):
            first, *others = run
            for part in others:
                first = joined(first, part)
            key = owner or first.key
            yield key, replace(first, key=key)
