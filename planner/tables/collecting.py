"""A table from the rows of a file: its headings are found, what is empty is left out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import without_unusable
from planner.tables import limits
from planner.tables.columns import Column
from planner.tables.headings import SEARCHED_ROWS, heading_row, named_column
from planner.tables.packed_rows import PackedRows, packed
from planner.tables.table import FileFormat, Table

# The number of a row in its file, from 1, and its cells.
Row = tuple[int, list[str]]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TO_CLEAN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def collected(
    file_format: FileFormat, rows: Iterable[Row], *, encoding: str = "", separator: str = ""
) -> Table:
    """The table. Raises `Invalid` at "file" for a limit that is exceeded, or if nothing is left."""
    filled = _filled_rows(rows)
    first = list(islice(filled, SEARCHED_ROWS))
    place = heading_row([cells for _number, cells in first])
    headings = [] if place is None else first[place][1]
    body = chain(first if place is None else first[place + 1 :], filled)
    lines, numbers, used = _packed(row for row in body if row[1] != headings)
    if not lines:
        raise Invalid(limits.FIELD, _("There are no rows with people in this file."))
    kept = sorted(used | _outlets(headings))
    return Table(
        file_format=file_format,
        headings=tuple(headings[i] if i < len(headings) else "" for i in kept),
        rows=PackedRows(lines, kept),
        numbers=numbers,
        encoding=encoding,
        separator=separator,
    )


def _outlets(headings: Sequence[str]) -> set[int]:
    """Columns of outlets stay even if they are empty: whoever stands in another one works elsewhere."""
    return {i for i, heading in enumerate(headings) if named_column(heading) is Column.OUTLET}


def _filled_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with text, cleaned, without empty cells at their ends."""
    for number, cells in rows:
        clean = _clean(cells)
        while clean and not clean[-1]:
            clean.pop()
        if clean:
            limits.check_row(number, clean)
            yield number, clean


def _clean(cells: list[str]) -> list[str]:
    if _TO_CLEAN.search("".join(cells)):
        cells = [_clean_cell(cell) for cell in cells]
    return [cell.strip() for cell in cells]


def _clean_cell(cell: str) -> str:
    """Without control characters but LF. A tab becomes a space."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", without_unusable(cell)).replace("\t", " "))


def _packed(rows: Iterable[Row]) -> tuple[list[bytes], Sequence[int], set[int]]:
    """The rows, their numbers, and the columns that have a cell."""
    lines: list[bytes] = []
    numbers = array("I")
    used: set[int] = set()
    size = 0
    for number, cells in rows:
        line = packed(cells)
        size += len(line)
        lines.append(line)
        numbers.append(number)
        limits.check_count(len(lines), size)
        if len(used) < len(cells) or not used.issuperset(range(len(cells))):
            used.update(place for place, cell in enumerate(cells) if cell)
    return lines, numbers, used
