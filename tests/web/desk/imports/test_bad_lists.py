"""Bad lists through the door that they come by: a sentence each, and nothing is stored by half."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from planner.contacts.importing.models import Import, ImportRow, Verdict
from planner.contacts.models import Person
from planner.files.models import StoredFile
from tests.hostile.lists import BOMBS
from tests.unit.tables.workbooks import xlsx
from tests.web.desk.imports.bringing import imported, page_of, previewed, upload
from tests.web.reading import texts
from tests.web.visitor import Visitor

HEADING = "ФИО;Почта;Телефон;Издание\n"


def stored(app: Flask, session: Session) -> dict[str, int]:
    session.expire_all()
    rows = {
        model.__name__: session.scalar(select(func.count()).select_from(model)) or 0
        for model in (Import, ImportRow, Person, StoredFile)
    }
    folder = Path(app.instance_path) / "files"
    return rows | {"files": sum(one.is_file() for one in folder.rglob("*"))}


@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_bomb_is_refused_in_a_sentence(
    app: Flask, session: Session, approver: Visitor, bomb: str
) -> None:
    raw, refusal = BOMBS[bomb]
    before = stored(app, session)

    response = upload(approver, raw, "list.xlsx")

    (said,) = texts(response.text, ".field__error")
    assert response.status_code in (413, 422)
    assert refusal in said.replace("\u202f", "").replace(",", "") or refusal in said
    assert stored(app, session) == before


def test_a_card_with_a_photo_of_ten_megabytes_is_a_person(
    app: Flask, session: Session, approver: Visitor
) -> None:
    photo = base64.b64encode(bytes(10 * 1024 * 1024)).decode()
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\nEMAIL:ada@paper.test\n"
        f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}\nEND:VCARD\n"
    )

    previewed(app, session, approver, card, "ada.vcf")

    (row,) = session.scalars(select(ImportRow))
    assert (row.verdict, row.read["emails"]) == (Verdict.NEW, ["ada@paper.test"])
    assert len(str(row.cells)) < 1000


def test_a_card_that_is_too_large_is_told_so(
    app: Flask, session: Session, approver: Visitor
) -> None:
    before = stored(app, session)

    response = upload(approver, b"BEGIN:VCARD\n" + b"A" * 20 * 1024 * 1024, "ada.vcf")

    assert response.status_code in (413, 422)
    assert "larger than 20" in response.text
    assert stored(app, session) == before


# By what is wrong: the row, and who is in Contacts afterwards: name, addresses. None: nobody, with a
# reason in the file of what was left out.
ROWS: dict[str, tuple[str, tuple[str, list[str]] | None]] = {
    "a formula": ("=1+1;eve@paper.test;;", None),
    "a formula behind a guard": ("'=Eve;eve@paper.test;;", None),
    "a formula that calls": ('"=HYPERLINK(""http://spam.test"")";eve@paper.test;;', None),
    "a formula in an address": ("Eve Holm;=eve@paper.test;;", ("Eve Holm", ["=eve@paper.test"])),
    "another header": ('"Eve\r\nBcc: all@spam.test";eve@paper.test;;', None),
    "an address on a line of its own": (
        'Eve Holm;"eve@paper.test\r\nBcc: all@spam.test";;',
        ("Eve Holm", ["eve@paper.test", "all@spam.test"]),
    ),
    "bidi": ("Eve\u202e mloH\u202c;eve@paper.test;;", ("Eve mloH", ["eve@paper.test"])),
    "zero width": ("Eve Holm\u200b;e\u200bve@pa\u2060per.test;;", ("Eve Holm", ["eve@paper.test"])),
    "nothing that shows": ("\u200b\u2060;\u200b@\u200b;;", None),
    "a name in an international domain": (
        "Eve Holm;eve@газета.рф;;",
        ("Eve Holm", ["eve@xn--80aahjj1e.xn--p1ai"]),
    ),
    "letters before the @": ("Eve Holm;ева@газета.рф;;", None),
    "a domain of two alphabets": ("Eve Holm;eve@раper.test;;", None),
    "a name of two alphabets": ("Evе Holm;eve@paper.test;;", None),
    "no address": ("Eve Holm;eve at paper;;", None),
    "the office itself": ("Eve Holm;press@house.test;;", None),
    "an endless name": (f"{'Eve ' * 100};eve@paper.test;;", None),
    "an endless address": (f"Eve Holm;{'e' * 300}@paper.test;;", None),
    "a route": ("Eve Holm;<@spam.test:eve@paper.test>;;", None),
    "a literal": ("Eve Holm;eve@[127.0.0.1];;", None),
    "a script": ("<script>alert(1)</script>;eve@paper.test;;", None),
    "a placeholder": ("{name} {{7*7}};eve@paper.test;;", None),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_bad_row_is_read_as_it_was_meant_or_comes_back_with_a_reason(
    app: Flask, session: Session, approver: Visitor, row: str
) -> None:
    line, expected = ROWS[row]

    brought = imported(app, session, approver, f"{HEADING}Ada Byron;ada@paper.test;;\n{line}\n")

    people = list(session.scalars(select(Person).order_by(Person.id)))
    found = [(one.best_label(), list(one.emails)) for one in people]
    left_out = approver.get(page_of(brought, "left-out.csv")).text.splitlines()[1:]
    ada = ("Ada Byron", ["ada@paper.test"])
    assert found == ([ada] if expected is None else [ada, expected])
    assert bool(left_out) is (expected is None)


def test_what_a_spreadsheet_could_run_goes_out_guarded_and_comes_in_again(
    app: Flask, session: Session, approver: Visitor
) -> None:
    imported(app, session, approver, f"{HEADING}Ada Byron;ada@paper.test;;+Sheet\n")

    out = approver.get("/desk/people/list.csv").text
    session.execute(delete(Import))
    brought = previewed(app, session, approver, out)

    (row,) = session.scalars(select(ImportRow).where(ImportRow.import_id == brought.id))
    assert "'+Sheet" in out
    assert (row.verdict, row.read["outlet"]) == (Verdict.SAME, "+Sheet")


def test_cells_of_a_sheet_are_bounded_like_those_of_a_text(
    app: Flask, session: Session, approver: Visitor
) -> None:
    before = stored(app, session)

    response = upload(
        approver, xlsx([["name", "e-mail"], ["x" * 10_001, "a@paper.test"]]), "a.xlsx"
    )

    assert "more than 10000 characters" in response.text
    assert stored(app, session) == before
