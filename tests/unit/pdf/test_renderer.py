"""What a rendered paper is: tagged, searchable, the same twice, and nothing but the paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from planner.kernel.errors import Unprintable
from planner.pdf import PdfClient
from tests.hostile import papers, pictures

NAMES = ("Геше Карренброк", "გიორგი ბერიძე", "Ծովինար Պետրոսյան", "圆桌会议", "Ελένη", "Ngô Bảo")
FAMILIES = (
    "'Source Serif 4', 'Source Sans 3', 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hebrew', 'Noto Sans Georgian', "
    "'Noto Sans Armenian', 'Noto Sans SC'"
)


def paper(body: str, language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>A title</title>'
        '<meta name="author" content="Press House">'
        f"<style>body {{ font-family: {FAMILIES} }}</style></head><body>{body}</body></html>"
    )


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """Each font's name, and whether its file is in the paper."""
    found = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            found[inner["/BaseFont"]] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found


def test_a_paper_is_tagged_and_says_what_it_is(pdf_client: PdfClient) -> None:
    pdf = pdf_client.render(paper("<h1>Head</h1><p>Text</p><ul><li>One</li></ul>", "ru"))

    root: Any = read(pdf).root_object
    assert str(root["/Lang"]) == "ru"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    metadata = read(pdf).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("A title", "Press House")


@pytest.mark.parametrize("name", NAMES)
def test_names_in_every_script_can_be_copied_out(pdf_client: PdfClient, name: str) -> None:
    pdf = pdf_client.render(paper(f"<p>{name} <b>{name}</b> <i>{name}</i>"))

    assert text_of(pdf).count(name) == 3
    assert all(fonts_of(read(pdf)).values())
    assert all("Noto" in font or "Source" in font for font in fonts_of(read(pdf)))


def test_an_arabic_name_can_be_copied_out(pdf_client: PdfClient) -> None:
    pdf = pdf_client.render(paper("<p>نادية الكاتبة", "ar"))

    letters = sorted("نادية الكاتبة".replace(" ", ""))
    assert sorted(text_of(pdf).replace(" ", "")) == letters
    assert fonts_of(read(pdf)).keys() == {next(iter(fonts_of(read(pdf))))}


def test_the_same_paper_is_the_same_bytes(pdf_client: PdfClient) -> None:
    html = paper("<p>Text <img src='asset:logo' alt='A logo'>")
    logo = pictures.plain("PNG")

    once = pdf_client.render(html, assets={"logo": logo})
    another = PdfClient()
    try:
        assert another.render(html, assets={"logo": logo}) == once
    finally:
        another.close()
    assert pdf_client.render(html, assets={"logo": pictures.plain("PNG", size=(9, 9))}) != once
    assert b"/XObject" in once


def test_links_stay_links(pdf_client: PdfClient) -> None:
    links = ("https://house.test/", "mailto:desk@house.test", "tel:+78120000001")

    pdf = pdf_client.render(paper("".join(f"<p><a href='{link}'>{link}</a>" for link in links)))

    annotations: Any = read(pdf).pages[0]["/Annots"]
    assert [str(a.get_object()["/A"]["/URI"]) for a in annotations] == list(links)


@pytest.mark.parametrize("trick", sorted(papers.READS))
def test_nothing_is_fetched(pdf_client: PdfClient, tmp_path: Path, trick: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(papers.CANARY)
    body = papers.READS[trick].format(file=secret.as_uri())

    try:
        pdf = pdf_client.render(paper(body))
    except Unprintable:
        return

    assert papers.CANARY not in text_of(pdf)
    assert papers.CANARY.encode() not in pdf
    for number in range(1, len(read(pdf).xref.get(0, {})) + 1):
        thing: Any = read(pdf).get_object(number)
        content = thing.get_data() if hasattr(thing, "get_data") else b""
        assert papers.CANARY.encode() not in content
        assert str(tmp_path).encode() not in content


@pytest.mark.parametrize("trick", sorted(papers.ACTIVE))
def test_a_paper_links_to_pages_mailboxes_and_phones_only(
    pdf_client: PdfClient, trick: str
) -> None:
    with pytest.raises(Unprintable, match="link in the paper"):
        pdf_client.render(paper(papers.ACTIVE[trick]))


def test_forms_are_drawn_and_not_filled_in(pdf_client: PdfClient) -> None:
    pdf = pdf_client.render(paper("<form action='https://x.test'><input name=a value=b></form>"))

    assert "/AcroForm" not in read(pdf).root_object


@pytest.mark.parametrize("kind", sorted(papers.TOO_MUCH))
def test_too_much_is_refused_with_its_limit(pdf_client: PdfClient, kind: str) -> None:
    body, said = papers.TOO_MUCH[kind]

    with pytest.raises(Unprintable) as refusal:
        pdf_client.render(paper(body))

    assert said in refusal.value.message


def test_a_paper_of_odd_letters_is_printed(pdf_client: PdfClient) -> None:
    assert pdf_client.render(paper("<p>\ud800 \U0001f600 \u0e01 \u0915 \u202e x")).startswith(
        b"%PDF-"
    )
