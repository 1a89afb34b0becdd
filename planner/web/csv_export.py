"""Lists as CSV that a spreadsheet opens without running anything in it (S50)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response, request
from werkzeug.wsgi import wrap_file

from planner.kernel.text_normalising import trimmed

# Also in the full-width and small forms of East Asian keyboards.
_DANGEROUS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]")
_IN_MEMORY = 1024 * 1024
_BLOCK = 64 * 1024
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def csv_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.csv in UTF-8 with a byte order mark.

    Rows are written as they are read, beyond a megabyte into a file without a name: memory does not
    grow with the list, a slow reader holds no transaction, and a fault on the way is an error page
    instead of a list that ends early.
    """
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    try:
        size = _write(file, heading, rows)
    except BaseException:
        file.close()
        raise
    response = Response(
        wrap_file(request.environ, file, _BLOCK),
        content_type="text/csv; charset=utf-8",
        direct_passthrough=True,
    )
    response.content_length = size
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


def _write(file: IO[bytes], heading: Sequence[str], rows: Iterable[Iterable[object]]) -> int:
    """The size in bytes; the file stands at its beginning again."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    for row in chain((heading,), rows):
        writer.writerow([guarded(cell) for cell in row])
    text.detach()
    size = file.tell()
    file.seek(0)
    return size
