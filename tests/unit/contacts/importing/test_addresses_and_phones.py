"""Addresses and telephones in the cells of a list."""

from __future__ import annotations

import pytest

from planner.contacts.importing.row_reading import ReadingSettings
from tests.unit.contacts.importing.lists import read

NO_CONTACT = "There is neither an e-mail address nor a telephone in this row."


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@x.test; b@x.test", ("a@x.test", "b@x.test")),
        ("a@x.test,b@x.test a@x.test", ("a@x.test", "b@x.test")),
        ("a@x.test / b@x.test", ("a@x.test", "b@x.test")),
        ("a@x.test/b@x.test", ("a@x.test", "b@x.test")),
        ("Ada <a@x.test>\nBo (b@x.test)", ("a@x.test", "b@x.test")),
        ("MAILTO:a@x.test", ("a@x.test",)),
        ("work: a@X.test.", ("a@x.test",)),
        ("почта@", ()),
        ("a" * 65 + "@x.test", ()),
        ("a+b.c-d@X.test a..b@x.test o'neil@x.test", ("a+b.c-d@x.test", "o'neil@x.test")),
        ("a@почта.рф", ("a@xn--80a1acny.xn--p1ai",)),
        ("\u200ba@\u200dx.test\u202e", ("a@x.test",)),
    ],
)
def test_addresses_in_one_cell(cell: str, emails: tuple[str, ...]) -> None:
    assert read(name="Ada", email=cell).emails == emails


def test_a_name_before_the_address_counts_if_there_is_no_other() -> None:
    assert str(read(email='"Byron, Ada" <a@x.test>').names) == "Ada Byron"
    assert str(read(name="Bo", email="Ada <a@x.test>").names) == "Bo"


def test_what_is_no_address_is_a_fault_and_beside_one_a_doubt() -> None:
    alone = read(name="Ada", email="ask her")
    beside = read(name="Ada", email="a@x.test, b@", email_2="tel. 5")

    assert alone.faults == ("Column “EMAIL”: “ask her” is not an e-mail address.",)
    assert alone.doubts == ()
    assert beside.faults == ()
    assert beside.doubts == (
        "Column “EMAIL”: “b@” is not an e-mail address.",
        "Column “EMAIL_2”: “tel. 5” is not an e-mail address.",
    )


@pytest.mark.parametrize("nothing", ["-", "—", "нет", "N/A", "#N/A"])
def test_signs_for_nothing_are_nothing(nothing: str) -> None:
    row = read(name="Ada", email=nothing, telephone=nothing, language=nothing)

    assert (row.faults, row.doubts) == ((), (NO_CONTACT,))


def test_look_alike_letters_are_doubted() -> None:
    row = read(name="Раris Ада", email="a@аррle.test, b@аррӏе.test, c@müller.test")

    assert row.doubts == (
        "Column “EMAIL”: the address “a@аррle.test” mixes letters of several alphabets.",
        "Column “EMAIL”: the address “b@аррӏе.test” mixes letters of several alphabets.",
        "The name “Раris” mixes letters of several alphabets.",
    )


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("8 916 123-45-67, 8 (495) 111 22 33", ("+7 916 123-45-67", "+7 495 111-22-33")),
        ("тел. 8 495 1112233 / моб. +7-916-1234567", ("+7 495 111-22-33", "+7 916 123-45-67")),
        ("8 495 111-22-33, доб. 12345", ("+7 495 111-22-33 ext. 12345",)),
        ("+44 (0)20 7946 0000 ext 5", ("+44 20 7946 0000 x5",)),
        ("tel:+44-20-7946-0000 ::: +7 916 123 45 67", ("+44 20 7946 0000", "+7 916 123-45-67")),
        ("8 916 123-45-67\n89161234567", ("+7 916 123-45-67",)),
    ],
)
def test_telephones_in_one_cell(cell: str, phones: tuple[str, ...]) -> None:
    row = read(name="Ada", telephone=cell)

    assert (row.phones, row.doubts) == (phones, ())


def test_the_country_of_the_person_reads_the_number() -> None:
    assert read(name="Ada", telephone="020 7946 0000", country="UK").phones == ("+44 20 7946 0000",)
    assert read(name="Ada", telephone="030 123456", country="Германия").phones == ("+49 30 123456",)
    assert read(name="Ada", telephone="8 916 123-45-67", country="?").phones == (
        "+7 916 123-45-67",
    )


def test_what_is_no_number_is_doubted_and_kept_if_it_has_digits() -> None:
    row = read(ReadingSettings(), name="Ada", telephone="8 916 123-45-67; ask", mobile="+7 123")

    assert row.phones == ("8 916 123-45-67",)
    assert row.doubts == (
        "Column “TELEPHONE”: “8 916 123-45-67” could not be read as a telephone number.",
        "Column “TELEPHONE”: “ask” could not be read as a telephone number.",
        "Column “MOBILE”: “+7 123” could not be read as a telephone number.",
    )
