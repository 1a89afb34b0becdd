"""CSV downloads without cells that a spreadsheet would run as a formula (S50)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO

from flask import Response

from planner.kernel.text_normalising import trimmed
from planner.web.written_file import written

# Including the full-width and small forms of East Asian keyboards.
_DANGEROUS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def csv_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.csv in UTF-8 with a byte order mark."""

    def write(file: IO[bytes]) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        for row in chain((heading,), rows):
            writer.writerow([guarded(cell) for cell in row])
        text.detach()

    return written(f"{name}.csv", "text/csv; charset=utf-8", write)


def guarded(cell: object) -> str:
    """The cell, with a leading apostrophe if a spreadsheet could take it for a formula.

    The first visible character decides: spreadsheets drop invisible ones before it.
    """
    text = "" if cell is None else str(cell)
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    is_dangerous = _DANGEROUS.match(text) or _DANGEROUS.match(trimmed(text))
    return f"'{text}" if is_dangerous else text
