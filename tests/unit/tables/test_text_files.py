"""CSV files as programs and people write them."""

from __future__ import annotations

from planner.tables.reading import read_table
from planner.tables.table import FileFormat


def test_a_file_as_excel_writes_it_in_russia() -> None:
    raw = "Имя;Почта\r\nИванова Мария;a@paper.test\r\n".encode("cp1251")

    table = read_table(raw)

    assert table.file_format is FileFormat.CSV
    assert (table.encoding, table.separator) == ("cp1251", ";")
    assert table.headings == ("Имя", "Почта")
    assert tuple(table.rows) == (("Иванова Мария", "a@paper.test"),)
    assert tuple(table.numbers) == (2,)
