"""Lists in running text."""

from __future__ import annotations

from collections.abc import Sequence


def listed(entries: Sequence[str], conjunction: str, *, oxford: bool = False) -> str:
    """“A”, “A and B”, “A, B and C”; with semicolons where an entry holds a comma itself."""
    if len(entries) < 2:
        return "".join(entries)
    holds_comma = any("," in entry for entry in entries)
    mark = ";" if holds_comma else ","
    last = f"{mark} {conjunction} " if holds_comma or (oxford and len(entries) > 2) else " "
    if last == " ":
        last = f" {conjunction} "
    return f"{mark} ".join(entries[:-1]) + last + entries[-1]


def separated(entries: Sequence[str]) -> str:
    """“A; B; C”, for languages and entries that bear no “and”."""
    return "; ".join(entries)
