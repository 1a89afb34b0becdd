"""The extent of the sheets of an old workbook (.xls, MS-XLS), by its cells."""

from __future__ import annotations

import struct

from planner.kernel.errors import Invalid
from planner.tables import limits
from planner.tables.compound_file import CompoundFile
from planner.tables.extent import Extent
from planner.tables.zip_check import damaged, has_password

_BEGIN, _LOCKED, _DIMENSIONS, _MANY = 0x0809, 0x002F, 0x0200, 0x00BD
# A number, a text, a truth, a formula, a number in short, a text of the common table, a formatted text.
_CELLS = frozenset({0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6})
_VERSION_8 = 0x0600


def check_old_workbook(raw: bytes) -> None:
    """Raises `Invalid` at "file" if it is too large, damaged or protected, and `NotCompound` if it holds no
    workbook.
    """
    book = CompoundFile(raw).stream("Workbook", "Book")
    try:
        _check(book)
    except struct.error as error:
        raise Invalid(limits.FIELD, damaged()) from error


def _check(book: bytes) -> None:
    at, extent, version = 0, Extent(), 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        at += 4
        if kind == _BEGIN:
            extent, (version,) = Extent(), struct.unpack_from("<H", book, at)
        elif kind == _LOCKED:
            raise Invalid(limits.FIELD, has_password())
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", book, at)
            extent.add(row, row, column, column)
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", book, at)
            (last,) = struct.unpack_from("<H", book, at + length - 2)
            if last < first:
                raise Invalid(limits.FIELD, damaged())
            extent.add(row, row, first, last)
        elif kind == _DIMENSIONS:
            # calamine makes room for all of it.
            form = "<IIHH" if version == _VERSION_8 else "<HHHH"
            top, bottom, left, right = struct.unpack_from(form, book, at)
            if bottom > top and right > left:
                extent.reach(top, bottom - 1, left, right - 1)
        at += length
