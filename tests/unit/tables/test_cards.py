"""Business cards in the three versions of vCard."""

from __future__ import annotations

import pytest

from planner.kernel.errors import Invalid
from planner.tables import limits
from planner.tables.cards import HEADINGS
from planner.tables.headings import named_column
from planner.tables.reading import read_table
from planner.tables.table import FileFormat

OLD = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2=D0=B0;=D0=90=",
        "=D0=BD=D0=BD=D0=B0;=D0=9B=D1=8C=D0=B2=D0=BE=D0=B2=D0=BD=D0=B0;;",
        "FN;charset=utf-8;quoted-printable:=D0=90=D0=BD=D0=BD=D0=B0",
        "TEL;CELL:+7 916 123-45-67",
        "TEL;WORK;FAX:+7 495 000-00-00",
        "EMAIL;INTERNET:a@paper.test",
        "AGENT:",
        "BEGIN:VCARD",
        "FN:Secretary",
        "END:VCARD",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ",
        "SkZJRgABAQ",
        " AAAA",
        "",
        "NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asecond",
        "TITLE;CHARSET=nonsense:Editor",
        "END:VCARD",
        "",
    ]
)
USUAL = "\n".join(
    [
        "begin:vcard",
        "VERSION:3.0",
        "N:Byron;Ada;;Ms;",
        "FN:Ada Byron",
        "EMAIL;TYPE=INTERNET,WORK:ada@paper.test",
        "item1.EMAIL:byron@home.test",
        "item2.TEL;TYPE=WORK:+44 20 7946 0000",
        "item2.X-ABLabel:desk",
        "ORG:The Echo;Science",
        "TITLE:Editor",
        "CATEGORIES:science,space",
        "NOTE:One\\nTwo\\, and",
        "  three",
        "ADR:;;1 Road;London;;;UK",
        "X-EVIL:https://canary.test/",
        "END:VCARD",
        "",
    ]
)
NEW = "\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Zoë Quill",
        "N:Quill;Zoë;;;",
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+44-20-7946-0001',
        "TEL;TYPE=home:+44 20 7946 0002",
        "ROLE:Reporter",
        "LANG:de",
        "GENDER:F;she",
        "END:VCARD",
    ]
)


def people(raw: bytes) -> list[dict[str, str]]:
    """The filled cells of each card by their heading."""
    table = read_table(raw)
    rows = (zip(table.headings, row, strict=True) for row in table.rows)
    return [{heading: cell for heading, cell in row if cell} for row in rows]


def test_cards_of_three_versions_in_one_file() -> None:
    assert people((OLD + USUAL + NEW).encode()) == [
        {
            "Full name": "Анна",
            "First name": "Анна",
            "Middle name": "Львовна",
            "Last name": "Иванова",
            "E-mail": "a@paper.test",
            "Mobile": "+7 916 123-45-67",
            "Job title": "Editor",
            "Notes": "first\nsecond",
        },
        {
            "Full name": "Ada Byron",
            "Name prefix": "Ms",
            "First name": "Ada",
            "Last name": "Byron",
            "E-mail": "ada@paper.test; byron@home.test",
            "Telephone": "+44 20 7946 0000",
            "Company": "The Echo",
            "Job title": "Editor",
            "Categories": "science; space",
            "City": "London",
            "Country": "UK",
            "Notes": "One\nTwo, and three",
        },
        {
            "Full name": "Zoë Quill",
            "First name": "Zoë",
            "Last name": "Quill",
            "Telephone": "+44 20 7946 0002",
            "Mobile": "tel:+44-20-7946-0001",
            "Job title": "Reporter",
            "Language": "de",
            "Gender": "F",
        },
    ]


def test_cards_are_counted() -> None:
    table = read_table((USUAL + NEW).encode())

    assert table.file_format is FileFormat.VCARD
    assert (list(table.numbers), table.encoding, table.separator) == ([1, 2], "", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_cards_in_other_encodings(encoding: str) -> None:
    assert people(NEW.encode(encoding)) == people(NEW.encode())


def test_the_encoding_is_corrected() -> None:
    raw = "BEGIN:VCARD\nFN:Ирина Львовна Квилл\nEND:VCARD\n".encode("cp866")

    assert read_table(raw, encoding="cp866").rows[0] == ("Ирина Львовна Квилл",)


def test_quoted_printable_without_a_charset_is_judged_by_its_letters() -> None:
    raw = b"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:=C8=F0=E8=ED=E0\nEND:VCARD\n"

    assert people(raw) == [{"Full name": "Ирина"}]


def test_every_heading_is_known() -> None:
    assert [heading for heading in HEADINGS if named_column(heading) is None] == []


def test_a_photo_of_ten_megabytes_is_not_kept() -> None:
    photo = b"PHOTO;ENCODING=b;TYPE=JPEG:" + b"\n ".join([b"A" * 74] * 140_000)
    raw = NEW.encode().replace(b"ROLE:", photo + b"\nROLE:")

    assert len(raw) > 10 * 1024 * 1024
    assert people(raw) == people(NEW.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"BEGIN:VCARD\nVERSION:3.0\n",
        b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n",
        b"BEGIN:VCARD\nX-ONLY:x\nFN\nEND:VCARD\nEND:VCARD\n",
        b"BEGIN:VCARD\nBEGIN:VCARD\nFN:x\nEND:VCARD\n",
    ],
)
def test_cards_without_a_person_are_no_list(raw: bytes) -> None:
    with pytest.raises(Invalid, match="no rows with people"):
        read_table(raw)


def test_a_card_that_cannot_be_read_is_named() -> None:
    raw = NEW.encode() + b'\nBEGIN:VCARD\nVERSION:3.0\nADR:;;a;b;c;d;e\\\nN;X="a:b\nEND:VCARD\n'
    raw = raw.replace(b'N;X="a:b', b"EMAIL;ENCODING=B:!x\nN;ENCODING=b:%%%")

    with pytest.raises(Invalid, match="Card 2 of this file cannot be read"):
        read_table(raw)


def test_many_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CARDS", 2)

    with pytest.raises(Invalid, match="more than 5,000 cards"):
        read_table(NEW.encode().replace(b"END:VCARD", b"END:VCARD\n") * 3)
