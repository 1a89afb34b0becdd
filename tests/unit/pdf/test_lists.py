"""Lists of people are read in the sandboxed workers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.kernel.errors import Invalid, TooLarge
from planner.pdf import PdfClient
from planner.tables.reading import read_table
from tests.hostile import lists
from tests.unit.tables.workbooks import ods, ods_row, xlsx

LIST = "Имя;Почта\r\nМария;a@paper.test\r\n\r\n;b@paper.test\r\n".encode("cp1251")
CARD = (
    "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:=E1=C4=C1\nEND:VCARD\n"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfClient]:
    client = PdfClient()
    yield client
    client.close()


@pytest.mark.parametrize(
    "raw",
    [
        LIST,
        LIST.decode("cp1251").encode("koi8-r"),
        LIST.decode("cp1251").encode("utf-16"),
        "Vorname;Ort\nJörg;Köln\n".encode("cp1252"),
        xlsx([["Имя", "Почта", "Дата"], ["Мария", "a@paper.test", 5.5]]),
        ods(ods_row(["name", "e-mail"]) + ods_row(["Ada", "a@paper.test"])),
        CARD.encode(),
        lists.claimed(),
    ],
)
def test_a_worker_answers_as_the_reader_does(raw: bytes, reader: PdfClient) -> None:
    assert reader.read_table(raw) == read_table(raw)


def test_a_correction_reaches_the_worker(reader: PdfClient) -> None:
    table = reader.read_table(LIST, encoding="koi8-r", separator=",")

    assert table == read_table(LIST, encoding="koi8-r", separator=",")


def test_a_refusal_is_told_at_the_file(reader: PdfClient) -> None:
    with pytest.raises(Invalid, match="no rows with people") as refusal:
        reader.read_table(b"name,email\n")

    assert refusal.value.field == "file"
    assert refusal.value.message == "There are no rows with people in this file."


def test_what_is_too_large_is_not_sent(reader: PdfClient) -> None:
    with pytest.raises(TooLarge):
        reader.read_table(b"x" * (20 * 1024 * 1024 + 1))


@pytest.mark.parametrize("bomb", sorted(lists.BOMBS))
def test_bombs_are_refused_with_a_sentence(bomb: str, reader: PdfClient) -> None:
    raw, refusal = lists.BOMBS[bomb]

    with pytest.raises(Invalid, match=refusal) as refused:
        reader.read_table(raw)

    assert refused.value.field == "file"
    assert reader.read_table(LIST).headings == ("Имя", "Почта")


def test_a_worker_that_lies_is_not_believed(probes: PdfClient) -> None:
    with pytest.raises(Invalid, match="This file cannot be read"):
        probes.read_table(b"name\nAda\n")


def test_a_worker_that_swells_is_ended(probes: PdfClient) -> None:
    with pytest.raises(Invalid, match="takes too much time or memory"):
        probes.read_table(b"name\nAda\n", encoding="swell")
