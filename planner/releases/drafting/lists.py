"""Lists within a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(
    entries: Sequence[str],
    conjunction: str,
    *,
    oxford: bool = False,
    between_semicolons: bool = True,
) -> str:
    """“A”, “A and B”, “A, B and C”; with semicolons if an entry contains a comma.

    Without `between_semicolons` these have no conjunction: «А, директор; Б, посол».
    """
    if len(entries) < 2:
        return "".join(entries)
    has_comma = any("," in entry for entry in entries)
    if has_comma and not between_semicolons:
        return "; ".join(entries)
    mark = ";" if has_comma else ","
    before_last = mark if has_comma or (oxford and len(entries) > 2) else ""
    return f"{f'{mark} '.join(entries[:-1])}{before_last} {conjunction} {entries[-1]}"
