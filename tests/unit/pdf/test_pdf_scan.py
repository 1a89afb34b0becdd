"""The cheap look at a finished paper: sure of the good ones, and of nothing else."""

from __future__ import annotations

import zlib

import pytest

from planner.pdf import PdfClient
from planner.pdf.pdf_scan import finds_nothing


def paper(
    inside: bytes = b"<<>>",
    *,
    raw: bytes = b"",
    known: bytes = b"<</Title (T)/Producer (P)>>",
    info: bytes = b"/Info 1 0 R",
    cut: int = 0,
    packed_with: bytes = b"FlateDecode",
) -> bytes:
    """As WeasyPrint writes: an object stream with two objects, and what tells where things are."""
    places = b"3 0 1 %d " % len(inside)
    stream = zlib.compress(places + inside + known)
    stream = stream[: len(stream) - cut]
    head = b"<</Type /ObjStm/N 2/First %d/Filter /%b/Length %d>>\nstream\n"
    return b"%%PDF-1.7\n%b\n2 0 obj\n%b%b\nendstream\n<<%b>>\n%%%%EOF\n" % (
        raw,
        head % (len(places), packed_with, len(stream)),
        stream,
        info,
    )


def test_our_own_papers_are_beyond_doubt(pdf_client: PdfClient) -> None:
    links = "<a href='https://house.test/'>a</a> <a href='mailto:desk@house.test'>b</a>"

    pdf = pdf_client.render(
        f'<html lang="en"><head><title>T</title></head><body><h1>A</h1><p>{links}</p></body></html>'
    )

    assert finds_nothing(pdf)


@pytest.mark.parametrize(
    "good",
    [
        paper(),
        paper(b"<</S /URI/URI (https://house.test/)>> <</S /URI>>"),
        paper(b"(a word: JavaScript) /JSON /Alternative"),
    ],
)
def test_what_is_plain_passes(good: bytes) -> None:
    assert finds_nothing(good)


@pytest.mark.parametrize(
    "doubtful",
    [
        paper(b"<</S /JavaScript/JS (x)>>"),
        paper(b"<</S /J#53>>"),
        paper(b"<</AA <<>>>>"),
        paper(raw=b"<</OpenAction 3 0 R>>"),
        paper(raw=b"<</Encrypt 3 0 R>>"),
        paper(raw=b"%%EOF"),
        paper(b"<</S /URI/URI (javascript:x)>>"),
        paper(b"<</S /URI/URI <6a61>>>"),
        paper(b"<</S /URI/URI 4 0 R>>"),
        paper(b"<</S /URI/URI (https://a\\)b)>>"),
        paper(known=b"<</Title (T)/Path (/home)>>"),
        paper(info=b"/Info 9 0 R"),
        paper(info=b"/Info <</Path (x)>>"),
        paper(info=b""),
        paper(info=b"/Info 1 0 R/Info 1 0 R"),
        paper(cut=3),
        paper(packed_with=b"LZWDecode"),
        paper().replace(b"x\x9c", b"xx"),
        b"",
    ],
)
def test_what_is_not_plain_is_left_to_the_thorough_look(doubtful: bytes) -> None:
    assert not finds_nothing(doubtful)
