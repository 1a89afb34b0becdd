"""Lists as CSV that a spreadsheet opens without running anything in it (S50)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from flask import Response

from planner.kernel.hygiene import trimmed

# Also in the full-width and small forms of East Asian keyboards.
_DANGEROUS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def csv_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.csv in UTF-8 with a byte order mark."""
    response = Response(
        "".join(_lines(heading, rows)),
        content_type="text/csv; charset=utf-8",
    )
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return response


def guarded(cell: object) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula.

    What counts is the first character that is seen: spreadsheets drop the invisible ones before.
    """
    text = "" if cell is None else str(cell)
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    is_dangerous = _DANGEROUS.match(text) or _DANGEROUS.match(trimmed(text))
    return f"'{text}" if is_dangerous else text


def _lines(heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"
    for row in (heading, *rows):
        writer.writerow([guarded(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
