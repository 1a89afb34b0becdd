from __future__ import annotations

import pytest

from planner.invitations.pasting import Pasted, PastedList, Unread, read_pasted
from planner.tables.columns import Column


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ada@example.org", [("", "ada@example.org")]),
        ("Ada Byron <ada@example.org>", [("Ada Byron", "ada@example.org")]),
        ('"Byron, Ada" <ada@example.org>', [("Ada Byron", "ada@example.org")]),
        ("Byron, Ada <ada@example.org>", [("Ada Byron", "ada@example.org")]),
        ("Ada Byron\tada@example.org", [("Ada Byron", "ada@example.org")]),
        ("Ada Byron (ada@example.org)", [("Ada Byron", "ada@example.org")]),
        ("Анна Ахматова – anna@пример.рф", [("Анна Ахматова", "anna@xn--e1afmkfd.xn--p1ai")]),
        (
            "ada@example.org, bob@example.org;eve@example.org\r\nzoe@example.org",
            [
                ("", "ada@example.org"),
                ("", "bob@example.org"),
                ("", "eve@example.org"),
                ("", "zoe@example.org"),
            ],
        ),
        (
            "mailto:ada@example.org\nBob <MAILTO:bob@example.org>\nWrite to eve@example.org.",
            [
                ("", "ada@example.org"),
                ("Bob", "bob@example.org"),
                ("Write to", "eve@example.org"),
            ],
        ),
        ("«Анна Ахматова» anna@example.org", [("Анна Ахматова", "anna@example.org")]),
        ("Газета «Рыбак» <sea@example.org>", [("Газета «Рыбак»", "sea@example.org")]),
        (" ;;, \n\n", []),
    ],
)
def test_addresses_are_read_as_people_paste_them(text: str, people: list[tuple[str, str]]) -> None:
    read = read_pasted(text)

    assert read.people == tuple(Pasted(name, address) for name, address in people)
    assert read.unclear == ()


def test_what_is_no_address_is_kept_word_for_word_with_the_reason() -> None:
    text = "Ada <ada@>\nBob\nc@example.org d@example.org\nmi\u200ba@example.org"

    assert read_pasted(text) == PastedList(
        people=(),
        unclear=(
            Unread("Ada <ada@>", "this is not an e-mail address"),
            Unread("Bob", "there is no e-mail address in it"),
            Unread("c@example.org d@example.org", "there is more than one e-mail address in it"),
            Unread(
                "mi\u200ba@example.org",
                "an invisible character stands in this address, after “mi”",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "\n".join(
                (
                    "Meier Anna\tKurier\tanna.meier@kurier.example\t+43 1 5550",
                    "Huber Max\tKurier\tmax.huber@kurier.example\t",
                )
            ),
            [
                Pasted("Meier Anna", "anna.meier@kurier.example", "Kurier", "+43 1 5550"),
                Pasted("Huber Max", "max.huber@kurier.example", "Kurier"),
            ],
        ),
        (
            "Anna Kern;Bote;anna.kern@bote.example",
            [Pasted("Anna Kern", "anna.kern@bote.example", "Bote")],
        ),
        (
            "ФИО\tСМИ\tТелефон\tПочта\nИванов Иван\tВестник\t8 812 555-55-55\ti@x.example",
            [Pasted("Иванов Иван", "i@x.example", "Вестник", "8 812 555-55-55")],
        ),
        (
            'Vorname,Nachname,E-Mail,Firma\nAnna,Kern,a@b.example,"Bote, der"',
            [Pasted("Anna Kern", "a@b.example", "Bote, der")],
        ),
        (
            "\tana@x.example\nBo\tbo@x.example",
            [Pasted("", "ana@x.example"), Pasted("Bo", "bo@x.example")],
        ),
        (
            "mia@x.example\nBo\tRadio\tbo@x.example",
            [Pasted("", "mia@x.example"), Pasted("Bo", "bo@x.example", "Radio")],
        ),
        ("Ada <ada@x.example>\tRadio", [Pasted("Ada", "ada@x.example", "Radio")]),
        ('Bo "the Pen\tRadio\tbo@x.example', [Pasted('Bo "the Pen', "bo@x.example", "Radio")]),
        ("12\tBo\tbo@x.example", [Pasted("Bo", "bo@x.example")]),
    ],
)
def test_no_cell_but_the_name_becomes_part_of_the_name(text: str, people: list[Pasted]) -> None:
    """Report 01."""
    assert list(read_pasted(text, region="RU").people) == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("To: 'Ivan Petrov' <i@x.example>; Lea <l@x.example>", ["Ivan Petrov", "Lea"]),
        ("Кому: Пётр <p@x.example>\nКопия: l@x.example", ["Пётр", ""]),
        ("Lea Roth, PhD <l@x.example>", ["Lea Roth, PhD"]),
        ('"Kern, Anna, MD" <a@x.example>', ["Anna Kern, MD"]),
        ("Max Muster Jr. <m@x.example>, Bo, jr. <b@x.example>", ["Max Muster Jr.", "Bo, jr."]),
        ("Иванов И. И., д.э.н. <i@x.example>", ["Иванов И. И., д.э.н."]),
    ],
)
def test_recipients_of_a_copied_mail_are_read(text: str, names: list[str]) -> None:
    assert [one.name for one in read_pasted(text).people] == names


def test_semicolons_between_recipients_make_no_table() -> None:
    read = read_pasted("Ada <a@x.example>; b@x.example; Cy c@x.example")

    assert read.columns == ()
    assert [one.address for one in read.people] == ["a@x.example", "b@x.example", "c@x.example"]


def test_what_somebody_chose_for_the_columns_counts() -> None:
    text = "Kern\tAnna\tBote\ta@x.example"
    chosen = (Column.FAMILY_NAME, Column.GIVEN_NAME, Column.OUTLET, Column.EMAIL)

    read = read_pasted(text, chosen)

    assert read.people == (Pasted("Anna Kern", "a@x.example", "Bote"),)
    assert read.columns == chosen


def test_rows_without_an_address_are_shown_cell_by_cell() -> None:
    read = read_pasted("Name\tE-mail\nAda\tada@x.example\nBo\t\nCy\tc@x.example d@x.example")

    assert read.unclear == (
        Unread("Bo", "there is no e-mail address in it"),
        Unread("Cy · c@x.example d@x.example", "there is more than one e-mail address in it"),
    )


def test_what_stands_for_an_address_stays_in_its_cell_to_be_corrected() -> None:
    read = read_pasted("Name\tE-mail\nAda\tada@x.example\nBo\tbo(at)x.example")

    (row,) = read.unclear
    assert (row.reason, row.cells) == (
        "there is no e-mail address in it",
        Pasted("Bo", "bo(at)x.example"),
    )
    assert read.unread_columns == ()


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Anna Meier\tanna@a.test\nMax Huber\tmax@a.test", []),
        ("Anna Meier\tKurier\tanna@a.test\tby train", [(4, "", "by train")]),
        ("Name\tE-mail\tHotel\nAnna\tanna@a.test\t\nMax\tmax@a.test\tEden", [(3, "Hotel", "Eden")]),
        ("Name\tFirst name\tE-mail\nAnna Meier\tAnna\tanna@a.test", [(2, "First name", "Anna")]),
        ("Name\tE-mail\tE-mail\nAnna\tanna@a.test\tmeier@b.test", [(3, "E-mail", "meier@b.test")]),
        ("Anna <anna@a.test>, max@a.test", []),
    ],
)
def test_cells_that_are_not_read_are_named_by_their_column(
    text: str, unread: list[tuple[int, str, str]]
) -> None:
    found = read_pasted(text).unread_columns

    assert [(one.number, one.heading, one.words) for one in found] == unread
