"""Several names in one cell, so that an import parts them as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# What parts names in lists that people and programs write.
_BETWEEN = re.compile(r"[,;|\n،؛、]|:::")
# What Google Contacts writes between groups; in a cell that ends with it nothing else parts the names.
_FIRM = ":::"


def listed(names: Iterable[str]) -> str:
    """The names in one cell: `Water; Health`; one with a comma needs a firm end: `Food, fuel :::`."""
    given = [one for name in names if (one := " ".join(name.split()))]
    if any(_BETWEEN.search(name) for name in given):
        return f" {_FIRM} ".join([*given, ""]).rstrip()
    return "; ".join(given)


def names_in(cell: str) -> Sequence[str]:
    """The parts of the cell, which may be blank; the inverse of `listed`."""
    return cell.split(_FIRM) if cell.endswith(_FIRM) else _BETWEEN.split(cell)
