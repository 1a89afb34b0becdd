"""A first file of each kind, so that a process that cannot open files has everything loaded."""

from __future__ import annotations

import codecs
import io
from zipfile import ZIP_DEFLATED, ZipFile

from planner.tables.encodings import ENCODINGS
from planner.tables.reading import read_table

_LIST = "name;mail;notes\nMüller;m@paper.test;Привет всем\n"
_CARD = (
    "BEGIN:VCARD\r\nVERSION:{version}\r\nN:Byron;Ada;;;\r\nORG:Echo;News\r\nADR:;;a;b;c;d;e\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ada=20Byron\r\nCATEGORIES:a,b\r\nEND:VCARD\r\n"
)
_SHEET = (
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1.5</v></c></row></sheetData></worksheet>'
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOKS: tuple[dict[str, str], ...] = (
    {
        "_rels/.rels": (
            f'<Relationships><Relationship Id="r1" Type="{_TYPES}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns:r="{_TYPES}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships><Relationship Id="r1" Type="{_TYPES}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": _SHEET,
    },
    {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f'<office:document-content xmlns:office="{_OFFICE}office:1.0" '
            f'xmlns:table="{_OFFICE}table:1.0" xmlns:text="{_OFFICE}text:1.0"><office:body>'
            '<office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell '
            'office:value-type="string"><text:p>name</text:p></table:table-cell></table:table-row>'
            '<table:table-row><table:table-cell office:value-type="float" office:value="1.5"/>'
            "</table:table-row></table:table></office:spreadsheet></office:body>"
            "</office:document-content>"
        ),
    },
)


def warm_up() -> None:
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    for encoding in ("utf-8", "utf-16", "cp1251", "koi8-r", "cp1252"):
        read_table(_LIST.encode(encoding, "replace"))
    for version in ("2.1", "3.0", "4.0"):
        read_table(_CARD.format(version=version).encode())
    for parts in _WORKBOOKS:
        read_table(_zipped(parts))


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return file.getvalue()
