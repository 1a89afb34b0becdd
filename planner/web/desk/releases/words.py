"""The difference between a paragraph and its new draft."""

from __future__ import annotations

import re
from difflib import SequenceMatcher


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Runs of words as (`same` | `gone` | `new`, text)."""
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    runs: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("same", "".join(before[i:j])))
        else:
            runs += [("gone", "".join(before[i:j])), ("new", "".join(after[k:m]))]
    return [(kind, text) for kind, text in runs if text]
