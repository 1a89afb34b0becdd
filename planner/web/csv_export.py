"""CSV downloads without cells that a spreadsheet would run as a formula (S50)."""

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

# Including the full-width and small forms of East Asian keyboards.
_DANGEROUS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]")
_IN_MEMORY = 1024 * 1024
_BLOCK = 64 * 1024
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def csv_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.csv in UTF-8 with a byte order mark.

    The whole file is written first, from 1 MB on to an anonymous file on disk: memory is bounded, a
    slow client holds no transaction, and an error gives an error page instead of a truncated list.
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
    """The cell, with a leading apostrophe if a spreadsheet could take it for a formula.

    The first visible character decides: spreadsheets drop invisible ones before it.
    """
    text = "" if cell is None else str(cell)
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    is_dangerous = _DANGEROUS.match(text) or _DANGEROUS.match(trimmed(text))
    return f"'{text}" if is_dangerous else text


def _write(file: IO[bytes], heading: Sequence[str], rows: Iterable[Iterable[object]]) -> int:
    """Returns the size in bytes and rewinds the file."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    for row in chain((heading,), rows):
        writer.writerow([guarded(cell) for cell in row])
    text.detach()
    size = file.tell()
    file.seek(0)
    return size
