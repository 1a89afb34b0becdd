"""XLSX and ODS workbooks."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

import pytest

from planner.kernel.errors import Invalid
from planner.tables.reading import read_table
from planner.tables.table import FileFormat
from tests.unit.tables.workbooks import (
    ods,
    ods_cell,
    ods_row,
    parts_of,
    with_sheet,
    xlsx,
    zipped,
)

PEOPLE: list[list[object]] = [["Имя", "Почта", "Телефон"], ["Ада", "a@paper.test", 79161234567]]
MANIFEST = "<m><file><encryption-data/></file></m>"


def test_numbers_are_text_as_one_would_type_them() -> None:
    def fill(book: Any) -> None:
        sheet = book.get_worksheet_by_name("Sheet1")
        for place, (moment, form) in enumerate(
            [
                (date(2026, 3, 1), "yyyy-mm-dd"),
                (datetime.combine(date(2026, 3, 1), time(10, 30)), "yyyy-mm-dd hh:mm"),
                (time(10, 30), "hh:mm"),
            ]
        ):
            sheet.write_datetime(1, 4 + place, moment, book.add_format({"num_format": form}))

    raw = xlsx([["name", "phone", "part", "is ill"], ["Ada", 79161234567, 1.5, True]], fill=fill)

    table = read_table(raw)

    assert table.file_format is FileFormat.XLSX
    assert (table.encoding, table.separator) == ("", "")
    assert table.headings == ("name", "phone", "part", "is ill", "", "", "")
    assert table.rows[0] == (
        *("Ada", "79161234567", "1.5", "TRUE"),
        *("2026-03-01", "2026-03-01 10:30", "10:30:00"),
    )


def test_a_formula_is_what_it_gave() -> None:
    def fill(book: Any) -> None:
        sheet = book.get_worksheet_by_name("Sheet1")
        sheet.write_formula(1, 1, '=B1&"x"', value="a@paper.test")
        sheet.write_string(1, 2, "=cmd|' /c calc'!A0")

    table = read_table(xlsx([["name", "mail", "notes"], ["Ada"]], fill=fill))

    assert table.rows[0] == ("Ada", "a@paper.test", "=cmd|' /c calc'!A0")


def test_the_first_visible_sheet_with_rows_is_read() -> None:
    def fill(book: Any) -> None:
        book.get_worksheet_by_name("Sheet1").hide()
        book.get_worksheet_by_name("Sheet2").activate()

    raw = xlsx([["name", "mail"], ["Hidden", "h@paper.test"]], [], PEOPLE, fill=fill)

    assert read_table(raw).rows[0][0] == "Ада"


def test_rows_are_counted_as_on_the_sheet() -> None:
    table = read_table(xlsx([[], ["", "List"], [], ["", *PEOPLE[0]], [], ["", *PEOPLE[1]]]))

    assert table.headings == tuple(PEOPLE[0])
    assert list(table.numbers) == [6]


def test_a_value_merged_downwards_holds_for_each_row() -> None:
    def fill(book: Any) -> None:
        sheet = book.get_worksheet_by_name("Sheet1")
        sheet.merge_range("A2:A3", "Echo")
        sheet.merge_range("A5:C5", "Television")

    rows = [["outlet", "name", "mail"], ["", "Ada", "a@paper.test"], ["", "Bo", "b@paper.test"]]
    raw = xlsx([*rows, ["Tide", "Cy", "c@paper.test"]], fill=fill)

    assert list(read_table(raw).rows) == [
        ("Echo", "Ada", "a@paper.test"),
        ("Echo", "Bo", "b@paper.test"),
        ("Tide", "Cy", "c@paper.test"),
        ("Television", "", ""),
    ]


def test_an_ods_sheet_repeats_what_is_the_same() -> None:
    empty = ods_row([""], 1_048_000)
    rows = ods_row(["name", "e-mail"]) + ods_row([""], 2) + ods_row(["Ada", "a@paper.test"])
    number = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="5"/>'
        f"{ods_cell('x', 2)}{ods_cell('', 16_000)}</table:table-row>"
    )

    table = read_table(ods("", rows + number + empty))

    assert table.file_format is FileFormat.ODS
    assert list(table.rows) == [("Ada", "a@paper.test", ""), ("5", "x", "x")]
    assert list(table.numbers) == [4, 5]


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (xlsx([]), "no rows with people"),
        (ods(ods_row(["name"]), manifest=MANIFEST), "protected with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0E\0n\0c" * 9, "of an old program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (zipped({"notes.txt": b"Ada"}), "not a list of people"),
        (zipped({"mimetype": b"application/epub+zip"}), "not a list of people"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (xlsx(PEOPLE)[:-200], "damaged"),
        (with_sheet("<row>"), "damaged"),
        (with_sheet('<row r="x"/>'), "damaged"),
        (with_sheet('<row r="1"><c r="12"/></row>'), "damaged"),
        (with_sheet('<row r="1"><c r="A1x"/></row>'), "damaged"),
        (with_sheet('<row r="1"><c r="A2"/></row>'), "no rows with people"),
        (with_sheet('<row r="1"><c r="A1"><v>1</v></c></row></sheetData><!DOCTYPE x>'), "damaged"),
        (
            zipped({**parts_of(xlsx(PEOPLE)), "xl/worksheets/sheet1.xml": b"<!DOCTYPE x><x/>"}),
            "damaged",
        ),
        (zipped({"xl/workbook.xml": b"<x/>"}), "damaged"),
    ],
)
def test_what_is_no_readable_workbook_is_refused(raw: bytes, refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal) as refused:
        read_table(raw)

    assert refused.value.field == "file"


def test_an_encrypted_part_is_a_password() -> None:
    raw = bytearray(xlsx(PEOPLE))
    with ZipFile(io.BytesIO(raw)) as book:
        for part in book.infolist():
            raw[part.header_offset + 6] |= 1
    start = raw.index(b"PK\x01\x02")
    while start >= 0:
        raw[start + 8] |= 1
        start = raw.find(b"PK\x01\x02", start + 1)

    with pytest.raises(Invalid, match="protected with a password"):
        read_table(bytes(raw))


def test_cells_without_a_place_follow_each_other() -> None:
    cells = (
        '<row><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>mail</t></is></c></row>'
        '<row><c t="inlineStr"><is><t>Ada</t></is></c><c t="s"><v>7</v></c></row>'
    )

    with pytest.raises(Invalid, match="damaged"):  # there is no eighth text
        read_table(with_sheet(cells))
    assert read_table(with_sheet(cells.replace('<c t="s"><v>7</v></c>', ""))).rows[0] == ("Ada",)


def test_the_runs_of_a_cell_are_one_text() -> None:
    runs = '<is><r><t>Ada</t></r><r><t xml:space="preserve"> Byron</t></r></is>'
    cells = f'<row r="1"><c r="B1" t="inlineStr">{runs}</c></row>'

    assert list(read_table(with_sheet(cells)).rows) == [("Ada Byron",)]
