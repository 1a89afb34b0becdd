"""Lists of people are read in the sandboxed workers."""

from __future__ import annotations

import pytest

from planner.kernel.errors import Invalid
from planner.pdf import PdfClient
from planner.tables.reading import read_table

LIST = "Имя;Почта\r\nМария;a@paper.test\r\n\r\n;b@paper.test\r\n".encode("cp1251")


def test_a_worker_answers_as_the_reader_does(pdf_client: PdfClient) -> None:
    assert pdf_client.read_table(LIST) == read_table(LIST)


def test_a_correction_reaches_the_worker(pdf_client: PdfClient) -> None:
    table = pdf_client.read_table(LIST, encoding="koi8-r", separator=",")

    assert table == read_table(LIST, encoding="koi8-r", separator=",")


def test_a_refusal_is_told_at_the_file(pdf_client: PdfClient) -> None:
    with pytest.raises(Invalid, match="no rows with people") as refusal:
        pdf_client.read_table(b"name,email\n")

    assert refusal.value.field == "file"
