"""PDF files come out written anew, without what nobody sees in them, or not at all (S74)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from planner.kernel.errors import Invalid
from planner.pdf import PdfClient
from planner.pdf.document_sanitiser import MOST_PAGES, clean_document

SECRET = "written by nobody"


def pdf(change: Callable[[PdfWriter], object] = lambda _writer: None, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(100, 100)
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def named(name: str, **entries: object) -> Callable[[PdfWriter], None]:
    """A dictionary of that type at the first page, which hangs there as /Extra."""

    def change(writer: PdfWriter) -> None:
        extra = DictionaryObject({NameObject("/S"): NameObject(name)})
        for key, value in entries.items():
            extra[NameObject(f"/{key}")] = TextStringObject(str(value))
        writer.pages[0][NameObject("/Extra")] = ArrayObject([extra])

    return change


def named_elsewhere(name: str, key: str = "/F", value: str = "a") -> Callable[[PdfWriter], None]:
    """As `named`, with a type and a value that are objects of their own."""

    def change(writer: PdfWriter) -> None:
        entries: dict[str, PdfObject] = {"/S": NameObject(name), key: TextStringObject(value)}
        extra = DictionaryObject(
            {NameObject(one): writer._add_object(inner) for one, inner in entries.items()}
        )
        writer.pages[0][NameObject("/Extra")] = extra

    return change


def stream() -> StreamObject:
    found = StreamObject()
    found.set_data(SECRET.encode())
    return found


def _opens_at_a_page(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = ArrayObject([NumberObject(0)])


def test_pages_stay_and_author_and_acts_go() -> None:
    def change(writer: PdfWriter) -> None:
        writer.add_metadata({"/Author": SECRET})
        _opens_at_a_page(writer)

    document = clean_document(pdf(change, pages=2))

    read = PdfReader(BytesIO(document.data))
    assert (document.pages, len(read.pages)) == (2, 2)
    assert SECRET.encode() not in document.data
    assert "/OpenAction" not in read.root_object


@pytest.mark.parametrize("name", ["/Metadata", "/PieceInfo", "/AF"])
def test_what_was_left_out_is_not_in_the_file(name: str) -> None:
    def change(writer: PdfWriter) -> None:
        kept = DictionaryObject({NameObject("/Private"): writer._add_object(stream())})
        writer.pages[0][NameObject(name)] = writer._add_object(kept)

    raw = pdf(change)
    document = clean_document(raw)

    assert SECRET.encode() in raw
    assert SECRET.encode() not in document.data


def test_the_same_file_is_written_alike() -> None:
    raw = pdf()

    assert clean_document(raw) == clean_document(raw)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"GIF89a", "not a PDF"),
        (b"%PDF-1.4 nothing", "damaged"),
        (pdf()[:200], "damaged"),
        (b"%PDF-1.4\n" + b"[" * 100_000, "damaged"),
        (pdf(lambda writer: writer.encrypt("key")), "locked by a password"),
        (pdf(pages=0), "no page"),
        (pdf(pages=MOST_PAGES + 1), "has 501 pages"),
        (pdf(named("/Launch")), "does more than show pages"),
        (pdf(named("/JavaScript")), "does more than show pages"),
        (pdf(lambda writer: writer.add_attachment("a.txt", b"a")), "does more than show pages"),
        (pdf(named("/URI", URI="file:///etc/passwd")), "does not lead to a web page"),
        (pdf(named_elsewhere("/Launch")), "does more than show pages"),
        (pdf(named_elsewhere("/URI", "/URI", "file:///etc/passwd")), "does not lead to a web page"),
    ],
)
def test_what_is_not_sent_to_anybody_is_refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as refused:
        clean_document(raw)

    assert refused.value.field == "file"


def test_links_to_web_pages_stay() -> None:
    document = clean_document(pdf(named("/URI", URI="https://press.test/")))

    extra = cast("ArrayObject", PdfReader(BytesIO(document.data)).pages[0]["/Extra"])
    assert [one["/URI"] for one in extra] == ["https://press.test/"]


def test_so_does_a_link_whose_address_stands_elsewhere_in_the_file() -> None:
    document = clean_document(pdf(named_elsewhere("/URI", "/URI", "https://press.test/")))

    extra = cast("DictionaryObject", PdfReader(BytesIO(document.data)).pages[0]["/Extra"])
    assert str(extra["/URI"]) == "https://press.test/"


def test_it_is_cleaned_in_a_worker(pdf_client: PdfClient) -> None:
    raw = pdf(lambda writer: writer.add_metadata({"/Author": SECRET}))

    assert pdf_client.clean_document(raw) == clean_document(raw).data


def test_a_worker_refuses_in_the_same_words(pdf_client: PdfClient) -> None:
    with pytest.raises(Invalid, match="locked by a password"):
        pdf_client.clean_document(pdf(lambda writer: writer.encrypt("key")))
