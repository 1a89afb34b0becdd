"""Business cards that are written: as vCard 4.0 wants them, and as we and others read them."""

from __future__ import annotations

import pytest
import vobject

from planner.tables.card_writing import Card, card_text
from planner.tables.reading import read_table

ADA = Card(
    uid="7b0e4a3c-7a55-4c0e-9c3e-0d6c5e9d3a11",
    name="Ada King Byron",
    surname="Byron",
    emails=("ada@paper.test", "byron@home.test"),
    telephones=("+44 20 7946 0000",),
    outlet="The Echo, Daily; London",
    organisation="Society",
    function="Editor",
    beats=("Food, fuel", "Water"),
    pools=("Capital, east", "Weekly"),
    language="en",
    gender="F",
    notes="One\\two\nthree, four",
    source="press card; 2012",
    legal_basis="consent",
)


def test_a_card_is_a_card_of_version_4() -> None:
    lines = card_text(ADA).split("\r\n")

    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "UID:urn:uuid:7b0e4a3c-7a55-4c0e-9c3e-0d6c5e9d3a11",
        "FN:Ada King Byron",
        "N:Byron;Ada King;;;",
        "EMAIL;PREF=1:ada@paper.test",
        "EMAIL:byron@home.test",
        "TEL:+44 20 7946 0000",
        "ORG;X-KIND=outlet:The Echo\\, Daily\\; London",
        "ORG;X-KIND=organisation:Society",
        "TITLE:Editor",
        "EXPERTISE:Food\\, fuel",
        "EXPERTISE:Water",
        "LANG:en",
        "GENDER:F",
        "NOTE:One\\\\two\\nthree\\, four",
        "X-SOURCE:press card\\; 2012",
        "X-LEGAL-BASIS:consent",
        "CATEGORIES:Capital\\, east,Weekly",
        "END:VCARD",
        "",
    ]


def test_another_program_reads_the_card() -> None:
    read = vobject.readOne(card_text(ADA))

    assert read.fn.value == "Ada King Byron"
    assert (read.n.value.family, read.n.value.given) == ("Byron", "Ada King")
    assert [one.value for one in read.contents["email"]] == [*ADA.emails]
    assert [one.value for one in read.contents["org"]] == [[ADA.outlet], [ADA.organisation]]
    assert read.categories.value == [*ADA.pools]
    assert read.note.value == ADA.notes


def test_our_import_reads_all_of_it() -> None:
    table = read_table(card_text(ADA).encode())

    assert dict(zip(table.headings, table.rows[0], strict=True)) == {
        "Full name": "Ada King Byron",
        "First name": "Ada King",
        "Last name": "Byron",
        "E-mail": "ada@paper.test; byron@home.test",
        "Telephone": "+44 20 7946 0000",
        "Outlet": "The Echo, Daily; London",
        "Company": "Society",
        "Job title": "Editor",
        "Beats": "Food, fuel ::: Water :::",
        "Categories": "Capital, east ::: Weekly :::",
        "Language": "en",
        "Gender": "F",
        "Notes": "One\\two\nthree, four",
        "Source": "press card; 2012",
        "Legal basis": "consent",
    }


def test_who_works_for_an_organisation_works_for_no_outlet() -> None:
    table = read_table(card_text(Card(uid="1", name="Boris", organisation="Society")).encode())

    assert dict(zip(table.headings, table.rows[0], strict=True)) == {
        "Full name": "Boris",
        "Outlet": "",
        "Company": "Society",
    }


@pytest.mark.parametrize("name", ["Ж" * 200, "🎙" * 60, "a" * 71 + "é", "e\u0301" * 99])
def test_long_lines_are_folded_between_characters(name: str) -> None:
    text = card_text(Card(uid="1", name=name))

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert read_table(text.encode()).rows[0] == (name,)


def test_nothing_in_a_text_ends_its_line() -> None:
    text = card_text(Card(uid="a;b", name="Ada\r\nEND:VCARD\x0b\x00x"))

    assert text.split("\r\n")[3:5] == ["UID;VALUE=text:a\\;b", "FN:Ada\\nEND:VCARD  x"]


def test_a_surname_that_stands_first_is_the_family_name() -> None:
    text = card_text(Card(uid="1", name="Иванова Анна Львовна", surname="Иванова"))

    assert "\r\nN:Иванова;Анна Львовна;;;\r\n" in text
