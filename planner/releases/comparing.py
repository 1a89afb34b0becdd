"""What differs between two states of a text: paragraph by paragraph, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

from planner.kernel.richtext import to_text

# (`same` | `gone` | `new`, text)
Run = tuple[str, str]


class Change(StrEnum):
    """What happened to a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    FORMATTED = "formatted"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Printed(Protocol):
    """A block as it is printed."""

    @property
    def key(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A block of a revision."""

    key: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph of one state or of both, and the runs of its words."""

    key: str
    section: str
    change: Change
    runs: list[Run]


def compare(before: Sequence[Printed], after: Sequence[Printed]) -> list[Difference]:
    """All paragraphs in the order of `after`; removed ones follow the paragraph that they followed."""
    old = {block.key: block for block in before}
    new = {block.key for block in after}
    moved = _moved([b.key for b in before if b.key in new], [b.key for b in after if b.key in old])
    gone = _removed(before, new)
    found = gone.pop("", [])
    for block in after:
        earlier = old.get(block.key)
        found.append(_difference(earlier, block, is_moved=block.key in moved))
        found += gone.get(block.key, [])
    return found


def changes(differences: Sequence[Difference]) -> list[Difference]:
    return [one for one in differences if one.change is not Change.SAME]


def difference(old: str, new: str) -> list[Run]:
    """Runs of words. A space between two changed words belongs to the change."""
    runs: list[Run] = []
    gone = added = between = ""
    for is_same, left, right in _runs(old, new):
        if is_same and left.isspace() and (gone or added):
            between += left
        elif is_same:
            runs += [("gone", gone), ("new", added), ("same", between + left)]
            gone = added = between = ""
        else:
            gone, added, between = gone + between + left, added + between + right, ""
    runs += [("gone", gone), ("new", added), ("same", between)]
    return [(kind, text) for kind, text in runs if text]


def shown_difference(old: str, new: str) -> list[Run]:
    """Of two texts in Markdown: their words; their marks only where nothing else differs."""
    words = difference(to_text(old), to_text(new))
    return words if any(kind != "same" for kind, _text in words) else difference(old, new)


def _runs(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    for kind, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        yield kind == "equal", "".join(before[i:j]), "".join(after[k:m])


def _difference(earlier: Printed | None, block: Printed, *, is_moved: bool) -> Difference:
    text = to_text(block.text)
    if earlier is None:
        return Difference(block.key, block.section, Change.ADDED, [("new", text)])
    runs = difference(to_text(earlier.text), text)
    if any(kind != "same" for kind, _text in runs):
        change = Change.CHANGED
    elif is_moved:
        change = Change.MOVED
    else:
        change = Change.SAME if earlier.text == block.text else Change.FORMATTED
    return Difference(block.key, block.section, change, runs)


def _removed(before: Sequence[Printed], kept: set[str]) -> dict[str, list[Difference]]:
    """The removed paragraphs, by the key of the kept one before them; "" at the head."""
    removed: dict[str, list[Difference]] = {}
    previous = ""
    for block in before:
        if block.key in kept:
            previous = block.key
        else:
            one = Difference(
                block.key, block.section, Change.REMOVED, [("gone", to_text(block.text))]
            )
            removed.setdefault(previous, []).append(one)
    return removed


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The keys that stand in another order, as few as explain it."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    stayed = {key for i, _j, size in matcher.get_matching_blocks() for key in before[i : i + size]}
    return set(before) - stayed
