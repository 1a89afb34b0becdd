"""Files with lists that want to use up the machine, or to be taken for something else."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.unit.tables.workbooks import ods, ods_cell, ods_row, parts_of, with_sheet, xlsx, zipped

_TWO = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
_LONG = "<si><t>" + "x" * 32_000 + "</t></si>"


def claimed() -> bytes:
    """Two cells under a dimension of all that a sheet can hold."""
    raw = with_sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Ada</t></is></c></row>'
    )
    parts = parts_of(raw)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    return zipped(parts)


def swelling(megabytes: int) -> bytes:
    """A workbook with a part that unpacks to so many megabytes."""
    return zipped({**parts_of(xlsx([["name"]])), "xl/media/x.bin": bytes(megabytes * 1024 * 1024)})


def lying() -> bytes:
    """The same, although the list of its parts says that it is a megabyte."""
    raw = bytearray(swelling(60))
    place = raw.index(b"xl/media/x.bin", raw.index(b"PK\x01\x02")) - 46
    raw[place + 24 : place + 28] = (1024 * 1024).to_bytes(4, "little")
    return bytes(raw)


def many_parts() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for number in range(2_001):
            book.writestr(ZipInfo(f"xl/{number}.xml"), "<x/>")
    return file.getvalue()


_TOO_FAR = "reaches from row 1 to row 1048576"
_TOO_MANY = "more cells than can be read"
_UNPACKED = "larger than 200 MB"
# Each with a part of the sentence that refuses it.
BOMBS = {
    "two far cells": (with_sheet(_TWO.format(row=1_048_576, cell="XFD1048576")), _TOO_FAR),
    "far cells in a line": (with_sheet(_TWO.format(row=1, cell="ZZZZZZ1")), "columns"),
    "another folder": (
        zipped({**parts_of(xlsx([["x"]])), "a/b.xml": _TWO.format(row=9**7, cell="ZZ1").encode()}),
        "damaged",
    ),
    "too many columns": (
        with_sheet(f"<row>{'<c><v>1</v></c>' * 501}</row>" * 2),
        "has 501 columns: the limit is 500",
    ),
    "a million columns": (with_sheet(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>"), "columns"),
    "a swelling part": (swelling(201), _UNPACKED),
    "a part that lies": (lying(), "damaged"),
    "many parts": (many_parts(), _UNPACKED),
    "a workbook in a workbook": (zipped({"book.xlsx": xlsx([["name"]])}), "not a list of people"),
    "a cell often": (ods(f"<table:table-row>{ods_cell('x', 10**9)}</table:table-row>"), "columns"),
    "a row often": (ods(ods_row(["x", "y"], 10**9)), "reaches from row 1"),
    "all cells": (
        ods(f"<table:table-row>{ods_cell('x', 16_384)}</table:table-row>" * 200),
        _TOO_MANY,
    ),
    "far in ods": (
        ods(ods_row(["x"]) + ods_row([""], 10**7) + ods_row(["y"])),
        "reaches from row 1",
    ),
    "a long cell": (with_sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', _LONG), "10000"),
    "a text that many share": (
        with_sheet(
            "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 60_001)),
            _LONG,
        ),
        "much larger than it looks",
    ),
    "null bytes": (b"name;e-mail\nA\x00da;a@paper.test\n" * 3, "not a list of people"),
    "an open quotation mark": (b'name;e-mail\n"' + b"x;y\n" * 100_000, "quotation mark"),
    "cards without end": (b"BEGIN:VCARD\n" * 100_000, "no rows with people"),
}

# Refused by the limit of memory of a worker.
ONLY_IN_A_WORKER = frozenset({"a text that many share"})
