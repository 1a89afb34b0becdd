"""Reading XLSX, XLS and ODS workbooks: the first visible sheet with rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits
from planner.tables.collecting import Row, collected
from planner.tables.table import FileFormat, Table
from planner.tables.xls_extent import check_old_workbook
from planner.tables.zip_check import check_workbook, damaged

# A value of a cell as calamine reads it.
Value = str | float | bool | date | datetime | time | timedelta


def read_workbook(raw: bytes) -> Table:
    """Raises `Invalid` at "file"."""
    return _read(raw, check_workbook(raw))


def read_old_workbook(raw: bytes) -> Table:
    """Raises `Invalid` at "file", and `NotCompound` if it holds no workbook."""
    check_old_workbook(raw)
    return _read(raw, FileFormat.XLS)


def _read(raw: bytes, file_format: FileFormat) -> Table:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            return collected(file_format, _rows(_first_filled(book)))
    except CalamineError as error:
        raise Invalid(limits.FIELD, damaged()) from error


def _first_filled(book: CalamineWorkbook) -> CalamineSheet:
    for about in filter(_is_shown, book.sheets_metadata):
        sheet = book.get_sheet_by_name(about.name)
        if sheet.end is not None:
            return sheet
    raise Invalid(limits.FIELD, _("There are no rows with people in this file."))


def _is_shown(about: SheetMetadata) -> bool:
    return about.typ is SheetTypeEnum.WorkSheet and about.visible is SheetVisibleEnum.Visible


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """A value in cells that are merged downwards, as an outlet of several people, holds for each."""
    left = sheet.start[1] if sheet.start else 0
    merged = {(start[0], start[1]): end[0] for start, end in sheet.merged_cell_ranges or ()}
    below: dict[int, tuple[int, str]] = {}
    for number, values in enumerate(sheet.iter_rows()):
        cells = [_text(value) for value in values]
        for place, (last, text) in below.items():
            if number <= last:
                cells[place] = cells[place] or text
        if merged:
            for place, text in enumerate(cells):
                last = merged.get((number, place + left), number)
                if last > number:
                    below[place] = (last, text)
        yield number + 1, cells


def _text(value: Value) -> str:
    """As one would type it: whole numbers without a point, moments as in ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)
