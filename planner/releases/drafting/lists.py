"""Lists within a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(
    entries: Sequence[str],
    conjunction: str,
    *,
    oxford: bool = False,
    between_semicolons: bool = True,
    after_a_comma: str = "",
) -> str:
    """“A”, “A and B”, “A, B and C”; with semicolons if an entry contains a comma.

    Without `between_semicolons` these have no conjunction: «А, директор; Б, посол». Of two, the second
    stands behind “A, B and C, and” or, with a conjunction `after_a_comma`, «А, Б и В, а также».
    """
    if len(entries) < 2:
        return "".join(entries)
    if len(entries) == 2:
        first, second = entries
        also = f", {after_a_comma or conjunction}" if "," in first else f" {conjunction}"
        return f"{first}{also} {second}"
    has_comma = any("," in entry for entry in entries)
    if has_comma and not between_semicolons:
        return "; ".join(entries)
    mark = ";" if has_comma else ","
    before_last = mark if has_comma or oxford else ""
    return f"{f'{mark} '.join(entries[:-1])}{before_last} {conjunction} {entries[-1]}"
