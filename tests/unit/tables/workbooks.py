"""Workbooks, made here."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(*sheets: Sequence[Sequence[object]], fill: Callable[..., None] | None = None) -> bytes:
    """`fill` gets the workbook with its sheets."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    for rows in sheets:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    if fill is not None:
        fill(book)
    book.close()
    return file.getvalue()


def ods(*tables: str, manifest: str = "") -> bytes:
    """`tables` are the rows of each sheet in XML, see `ods_row`."""
    sheets = "".join(
        f'<table:table table:name="S{i}">{rows}</table:table>' for i, rows in enumerate(tables)
    )
    content = (
        f"<office:document-content {_NAMESPACES}><office:body><office:spreadsheet>{sheets}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": _ODS_TYPE,
        "content.xml": content,
        "META-INF/manifest.xml": manifest or "<m/>",
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def ods_row(cells: Iterable[str], repeated: int = 1) -> str:
    inner = "".join(ods_cell(text) for text in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def ods_cell(text: str, repeated: int = 1) -> str:
    attributes = f'table:number-columns-repeated="{repeated}"'
    if not text:
        return f"<table:table-cell {attributes}/>"
    return (
        f'<table:table-cell {attributes} office:value-type="string"><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def with_sheet(cells: str, texts: str = "") -> bytes:
    """An XLSX workbook with this XML as the data of its only sheet, and as its shared texts."""
    parts = parts_of(xlsx([["name", "e-mail"]]))
    parts["xl/worksheets/sheet1.xml"] = (
        f"<worksheet {_MAIN}><sheetData>{cells}</sheetData></worksheet>".encode()
    )
    if texts:
        parts["xl/sharedStrings.xml"] = f"<sst {_MAIN}>{texts}</sst>".encode()
    return zipped(parts)


def parts_of(raw: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(raw)) as book:
        return {name: book.read(name) for name in book.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return file.getvalue()
