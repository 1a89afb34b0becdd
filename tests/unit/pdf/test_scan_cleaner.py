"""Cleaning uploaded PDFs: their pages alone are kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from planner.kernel.errors import Invalid
from planner.pdf import PdfClient
from planner.pdf.scan_cleaner import MOST_PAGES, clean_scan


def scan(*, pages: int = 1, script: str = "", link: str = "", password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 300)
    if script:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(script)}
        acts = DictionaryObject({NameObject(name): value for name, value in action.items()})
        writer.root_object[NameObject("/OpenAction")] = acts
    if link:
        writer.add_annotation(0, Link(rect=(0, 0, 50, 50), url=link))
    writer.add_metadata({"/Author": "Ada", "/Custom": "secret"})
    if password:
        writer.encrypt(password)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def refused(raw: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        clean_scan(raw)
    assert refusal.value.field == "file"
    return str(refusal.value.message)


def test_pages_stay_and_nothing_that_acts() -> None:
    raw = scan(pages=2, script="app.alert('x')", link="https://evil.example")

    cleaned = PdfReader(BytesIO(clean_scan(raw)))

    assert len(cleaned.pages) == 2
    assert "/OpenAction" not in cleaned.trailer["/Root"].get_object()
    assert "/Annots" not in cleaned.pages[0]
    assert b"evil" not in clean_scan(raw)
    assert b"secret" not in clean_scan(raw)


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-", b"%PDF-1.7\n1 0 obj\n<<", scan()[:200], b"\x89PNG" * 9]
)
def test_what_cannot_be_read_is_refused_in_a_sentence(raw: bytes) -> None:
    assert refused(raw).startswith("This PDF cannot be read.")


def test_a_locked_pdf_is_refused() -> None:
    assert refused(scan(password="x")).startswith("This PDF is locked")


def test_a_scan_is_short() -> None:
    assert refused(scan(pages=MOST_PAGES + 1)) == f"A scan may have {MOST_PAGES} pages."


def test_it_is_cleaned_in_the_sandbox(pdf_client: PdfClient) -> None:
    cleaned = pdf_client.clean_scan(scan(script="app.alert('x')"))

    assert cleaned.startswith(b"%PDF-")
    assert b"app.alert" not in cleaned


def test_the_sandbox_hands_on_the_refusal(pdf_client: PdfClient) -> None:
    with pytest.raises(Invalid) as refusal:
        pdf_client.clean_scan(scan(password="x"))

    assert (refusal.value.field, str(refusal.value.message)[:18]) == ("file", "This PDF is locked")
