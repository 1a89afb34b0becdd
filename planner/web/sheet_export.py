"""XLSX downloads: every cell is text, so that no spreadsheet runs it as a formula (S50)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import SEEK_END
from itertools import chain
from tempfile import SpooledTemporaryFile

import xlsxwriter
from flask import Response, request
from werkzeug.wsgi import wrap_file

from planner.web.downloads import SHEET

_IN_MEMORY = 1024 * 1024
_BLOCK = 64 * 1024
_LONGEST_CELL = 32_767


def sheet_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.xlsx with one sheet, written row by row: memory is bounded."""
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    try:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet()
        for number, row in enumerate(chain((heading,), rows)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, str(cell)[:_LONGEST_CELL])
        book.close()
    except BaseException:
        file.close()
        raise
    size = file.seek(0, SEEK_END)
    file.seek(0)
    response = Response(
        wrap_file(request.environ, file, _BLOCK), content_type=SHEET, direct_passthrough=True
    )
    response.content_length = size
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.xlsx")
    return response
