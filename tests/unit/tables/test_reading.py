"""What is no list is refused with a sentence, and so is what is too large."""

from __future__ import annotations

import pytest

from planner.kernel.errors import Invalid, TooLarge
from planner.tables import limits
from planner.tables.reading import read_table
from tests.hostile.lists import BOMBS, ONLY_IN_A_WORKER


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (b"", "This file is empty"),
        (b"\r\n \t\n", "This file is empty"),
        (b"\xef\xbb\xbf\n", "no rows with people"),
        (b"name;e-mail\n;\n", "no rows with people"),
        (b"%PDF-1.7\n", "not a list of people"),
        (b"{\\rtf1 Ada}", "not a list of people"),
        (b"\x89PNG\r\n\x1a\n", "not a list of people"),
        (b"\xff\xd8\xff\xe0", "not a list of people"),
        (b"PK\x05\x06" + bytes(18), "not a list of people"),
        (b"name;e-mail\nA\x00da;a@paper.test\n", "not a list of people"),
        (b"GIF89a\x01\x00\x01\x00", "not a list of people"),
        (b"\x00\x01\x02", "not a list of people"),
        (b"<html><table><tr><td>Ada</td></tr></table>", "a web page"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "a web page"),
    ],
)
def test_what_is_no_list_is_refused(raw: bytes, refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal) as refused:
        read_table(raw)

    assert refused.value.field == "file"


def test_words_that_begin_like_other_files_are_read() -> None:
    assert read_table(b"PK;mail\nBM;a@paper.test\n").headings == ("PK", "mail")


def test_a_file_may_have_twenty_megabytes() -> None:
    with pytest.raises(TooLarge, match=r"larger than 20 MB\. Split the list"):
        read_table(b"name\n" + b"A\n" * (10 * 1024 * 1024))


def test_a_list_may_have_a_hundred_thousand_rows() -> None:
    full = b"name;e-mail\n" + b"A;a@b.c\n\n" * 100_000

    assert len(read_table(full).rows) == 100_000
    with pytest.raises(Invalid, match=r"more than 100,000 rows\. Split it"):
        read_table(full + b"B;b@b.c\n")


@pytest.mark.parametrize(("columns", "is_read"), [(500, True), (501, False), (1_000_000, False)])
def test_a_row_may_have_five_hundred_columns(columns: int, is_read: bool) -> None:
    raw = b"name;e-mail\n" + b";".join([b"x"] * columns)

    if is_read:
        assert len(read_table(raw).headings) == columns
        return
    with pytest.raises(Invalid, match=rf"Row 2 has {columns} columns: the limit is 500\. Delete"):
        read_table(raw)


def test_a_cell_may_have_ten_thousand_characters() -> None:
    raw = b"name;e-mail\nAda;" + b"x" * 10_000

    assert len(read_table(raw).rows[0][1]) == 10_000
    with pytest.raises(Invalid, match="row 2, column 2 has more than 10000 characters"):
        read_table(raw + b"x")


def test_the_text_of_all_cells_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_BYTES", 10)

    with pytest.raises(Invalid, match="more than 48 MB of text"):
        read_table(b"name;e-mail\nAda;ada@paper.test\n")


@pytest.mark.parametrize("bomb", sorted(BOMBS.keys() - ONLY_IN_A_WORKER))
def test_bombs_are_refused_before_they_are_opened(bomb: str) -> None:
    raw, refusal = BOMBS[bomb]

    with pytest.raises(Invalid, match=refusal):
        read_table(raw)
