"""XLSX downloads: every cell is text, so that no spreadsheet runs it as a formula (S50)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO

import xlsxwriter
from flask import Response

from planner.web.downloads import SHEET
from planner.web.written_file import written

_LONGEST_CELL = 32_767


def sheet_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.xlsx with one sheet, written row by row: memory is bounded."""

    def write(file: IO[bytes]) -> None:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet()
        for number, row in enumerate(chain((heading,), rows)):
            for place, cell in enumerate(row):
                if text := str(cell):
                    sheet.write_string(number, place, text[:_LONGEST_CELL])
        book.close()

    return written(f"{name}.xlsx", SHEET, write)
