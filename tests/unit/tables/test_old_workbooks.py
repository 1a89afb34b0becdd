"""Workbooks of old programs (.xls), and what only looks like one."""

from __future__ import annotations

import struct

import pytest

from planner.kernel.errors import Invalid
from planner.tables.compound_file import SIGNATURE, CompoundFile, NotCompound
from planner.tables.reading import read_table
from planner.tables.table import FileFormat
from tests.unit.tables.old_workbook import old_workbook

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_SECTOR = 512
BEGIN = struct.pack("<HHHH", 0x0809, 4, 0x0600, 0x10)


def compound(
    stream: bytes,
    name: str = "Workbook",
    *,
    cutoff: int = 0,
    fat: bytes = b"",
    small: int = _END,
    more: tuple[int, int] = (_END, 0),
) -> bytes:
    """A file with one stream: a sector of the FAT, one of the directory, then the stream. `small` is the
    first sector of the FAT of small streams, `more` that of further sectors of the FAT, and their number.
    """
    count = -(-len(stream) // _SECTOR)
    chain = [0xFFFFFFFD, _END, *range(3, 2 + count), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    written = name.encode("utf-16-le")
    entry = written.ljust(64, b"\0") + struct.pack("<HB", len(written) + 2, 2)
    entry = entry.ljust(116, b"\0") + struct.pack("<II", 2, len(stream)) + bytes(4)
    head = SIGNATURE.ljust(30, b"\0") + struct.pack("<H", 9)
    head = head.ljust(48, b"\0") + struct.pack("<I4xII", 1, cutoff, small)
    head = head.ljust(68, b"\0") + struct.pack("<II", *more)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    body = stream.ljust(count * _SECTOR, b"\0")
    return head + (fat or table) + entry.ljust(_SECTOR, b"\0") + body


def record(kind: int, form: str, *values: int) -> bytes:
    content = struct.pack(form, *values)
    return struct.pack("<HH", kind, len(content)) + content


def refusal(raw: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        read_table(raw)
    assert caught.value.field == "file"
    return caught.value.message


def test_the_first_visible_sheet_is_read() -> None:
    table = read_table(old_workbook())

    assert table.file_format is FileFormat.XLS
    assert table.headings == ("Имя", "Почта", "Телефон", "Болен", "День")
    assert list(table.rows) == [
        ("Ада Байрон", "a@paper.test", "79161234567", "TRUE", "2026-03-01"),
        ("Борис", "b@paper.test", "1.5", "5", ""),
    ]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (record(0x0203, "<HH", 0, 0) + record(0x0203, "<HH", 65535, 255), "reaches from row 1 to"),
        (record(0x0200, "<IIHH", 0, 65536, 0, 256), "reaches from row 1 to"),
        (record(0x00BD, "<HHH", 0, 5, 2), "damaged"),
        (record(0x0203, "<HH", 1, 1)[:-3], "damaged"),
        (record(0x002F, "<H", 1), "protected with a password"),
    ],
)
def test_a_workbook_that_cannot_be_read_says_why(records: bytes, said: str) -> None:
    assert said in refusal(compound(BEGIN + records))


def test_each_sheet_is_counted_for_itself() -> None:
    first = BEGIN + record(0x0203, "<HH", 0, 255)
    second = BEGIN + record(0x00BD, "<HHH", 65535, 0, 1)

    assert "damaged" in refusal(compound(first + second))


def test_more_cells_than_can_be_read() -> None:
    many = record(0x00BD, "<HHH", 0, 0, 60_000) * 40

    assert "more cells than can be read" in refusal(compound(BEGIN + many))


@pytest.mark.parametrize(
    "raw",
    [
        compound(b"text", "WordDocument"),
        SIGNATURE + b"\0" * 600,
        SIGNATURE + b"x" * 20,
        compound(BEGIN)[:1536],
        compound(BEGIN * 400, fat=struct.pack("<4I", 0xFFFFFFFD, _END, 3, 2).ljust(512, b"\xff")),
        compound(BEGIN, fat=struct.pack("<4I", 0xFFFFFFFD, _END, 900, 2).ljust(512, b"\xff")),
        # Its small sectors follow one another in a circle, and there are none.
        compound(struct.pack("<3I", 0, 0, 2), cutoff=4096, small=2),
    ],
)
def test_what_holds_no_workbook_is_refused(raw: bytes) -> None:
    assert refusal(raw).startswith("This is a document of an old program, or a damaged workbook.")


def test_no_more_of_the_fat_is_read_than_the_file_has_sectors() -> None:
    """The only sector that names further ones names itself."""
    naming_itself = struct.pack("<128I", *[0] * 127, 2)

    found = CompoundFile(compound(naming_itself, more=(2, 1_000_000)))

    assert len(found._fat) == 128


def test_a_short_stream_stands_among_the_small_ones() -> None:
    """Sectors: the FAT, the directory, the FAT of small ones, and these."""
    stream = b"a" * 64 + b"b" * 30
    names = [("Root Entry", 5, 3, 128), ("Workbook", 2, 0, len(stream))]
    entries = b""
    for name, kind, start, size in names:
        written = name.encode("utf-16-le")
        entry = written.ljust(64, b"\0") + struct.pack("<HB", len(written) + 2, kind)
        entries += entry.ljust(116, b"\0") + struct.pack("<II", start, size) + bytes(4)
    head = SIGNATURE.ljust(30, b"\0") + struct.pack("<H", 9)
    head = head.ljust(48, b"\0") + struct.pack("<I4xII", 1, 4096, 2)
    head = head.ljust(68, b"\0") + struct.pack("<II", _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    fat = struct.pack("<4I", 0xFFFFFFFD, _END, _END, _END)
    parts = (fat, entries, struct.pack("<2I", 1, _END), stream)
    raw = head + b"".join(part.ljust(_SECTOR, b"\0") for part in parts)

    assert CompoundFile(raw).stream("Workbook", "Book") == stream
    with pytest.raises(NotCompound):
        CompoundFile(raw).stream("Book")
