from __future__ import annotations

import pytest

from planner.invitations.pasting import Pasted, Unread, read_pasted
from planner.tables.quotes import split_row, unquoted

MAIL = "i@x.example"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('"Ivanov, Ivan ""Vanya"""', 'Ivan "Vanya" Ivanov'),
        ('"Ivan ""Vanya"" Ivanov"', 'Ivan "Vanya" Ivanov'),
        ('"""Vanya"" Ivanov"', '"Vanya" Ivanov'),
        ('"""Vanya"""', "Vanya"),
        ('"Vanya" Ivanov', '"Vanya" Ivanov'),
        ('Ivan "Vanya" Ivanov', 'Ivan "Vanya" Ivanov'),
        ('"Vanya" and "Tanya"', '"Vanya" and "Tanya"'),
        ("Ivanov, Ivan 'Vanya'", "Ivan 'Vanya' Ivanov"),
        ("'Ivanov, Ivan'", "Ivan Ivanov"),
        ("'Vanya' Ivanov", "'Vanya' Ivanov"),
        ("‘Vanya’ Ivanov ‘Petrov’", "‘Vanya’ Ivanov ‘Petrov’"),
        ("‘Ivan Ivanov’", "Ivan Ivanov"),
        ("Иванов, Иван «Ваня»", "Иван «Ваня» Иванов"),
        ("«Иванов, Иван»", "Иван Иванов"),
        ("«Ваня» Иванов «Петров»", "«Ваня» Иванов «Петров»"),
        ("«Газета «Рыбак»»", "Газета «Рыбак»"),
        ("„Иван Иванов“", "Иван Иванов"),
        ("“Ivan Ivanov”", "Ivan Ivanov"),
        ("O'Brien, Pat", "Pat O'Brien"),
        ("'Pat O'Brien'", "Pat O'Brien"),
        ('"O\'Brien, Pat"', "Pat O'Brien"),
        ("D'Arcy'", "D'Arcy'"),
        ("D’Arcy’", "D’Arcy’"),
        ("'t Hooft", "'t Hooft"),
        ("Gerard 't Hooft", "Gerard 't Hooft"),
        ("Niccolo'", "Niccolo'"),
    ],
)
def test_only_quotes_that_surround_the_whole_name_are_removed(cell: str, name: str) -> None:
    expected = (Pasted(name, MAIL, "Radio"),)

    for delimiter in ("\t", ";"):
        read = read_pasted(f"{cell}{delimiter}Radio{delimiter}{MAIL}")

        assert (read.people, read.unclear) == (expected, ())


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (f'"Ivanov, Ivan ""Vanya""" <{MAIL}>', 'Ivan "Vanya" Ivanov'),
        (f'"Ivanov, Ivan \\"Vanya\\"" <{MAIL}>', 'Ivan "Vanya" Ivanov'),
        (f'Ivan "Vanya" <{MAIL}>', 'Ivan "Vanya"'),
        (f'"Ivan Ivanov <{MAIL}>', "Ivan Ivanov"),
        (f'Ivan Ivanov" <{MAIL}>', "Ivan Ivanov"),
        (f'"Ivan Ivanov <{MAIL}>"', "Ivan Ivanov"),
        (f"'Ivan Ivanov <{MAIL}>'", "Ivan Ivanov"),
        (f"'Ivan Ivanov' {MAIL}", "Ivan Ivanov"),
        (f"'{MAIL}' <{MAIL}>", MAIL),
        (f"D'Arcy' <{MAIL}>", "D'Arcy'"),
        (f'"" <{MAIL}>', ""),
        (f'" <{MAIL}>', ""),
    ],
)
def test_quotes_in_copied_recipients_are_read_alike(entry: str, name: str) -> None:
    read = read_pasted(entry)

    assert (read.people, read.unclear) == ((Pasted(name, MAIL),), ())


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize(
    ("name", "outlet"),
    [('"Unclosed Quote', "X"), ("Unclosed Quote", '"X'), ('"Unclosed Quote', '"X')],
)
def test_a_quote_that_is_not_closed_ends_with_its_cell(
    delimiter: str, name: str, outlet: str
) -> None:
    heading = delimiter.join(("Name", "Outlet", "E-mail"))
    row = delimiter.join((name, outlet, "unclosed@example.org"))

    read = read_pasted(f"{heading}\n{row}")

    assert read.people == (Pasted("Unclosed Quote", "unclosed@example.org", "X"),)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("", [""]),
        ("a,,b,", ["a", "", "b", ""]),
        ('"a,b",c', ["a,b", "c"]),
        ('a, "b,c" ,d', ["a", "b,c", "d"]),
        ('"a ""b"" c",""', ['a "b" c', ""]),
        ('"a,b', ["a", "b"]),
        ('"a" b,c', ['"a" b', "c"]),
        ('12",a', ['12"', "a"]),
        (" \u200ba , b", ["a", "b"]),
        ("x" * 200_000 + ",y", ["x" * 200_000, "y"]),
    ],
)
def test_a_row_is_cut_into_cells_as_spreadsheets_write_them(line: str, cells: list[str]) -> None:
    assert split_row(line, ",") == cells


def test_an_empty_text_has_no_quotes() -> None:
    assert [unquoted(text) for text in ("", '"', '""', "'")] == ["", "", "", "'"]


@pytest.mark.parametrize(
    ("text", "people", "told"),
    [
        (
            "Ada <ada@example.org>\nADA@EXAMPLE.ORG",
            (Pasted("Ada", "ada@example.org"),),
            "ADA@example.org",
        ),
        (
            "Ada\tRadio\tdesk@example.org\nBo\tKurier\tDesk@example.org",
            (Pasted("Ada", "desk@example.org", "Radio"),),
            "Bo · Kurier · Desk@example.org",
        ),
    ],
)
def test_a_second_row_of_an_address_is_told(
    text: str, people: tuple[Pasted, ...], told: str
) -> None:
    read = read_pasted(text)

    assert read.people == people
    assert read.unclear == (
        Unread(told, "the address is twice in the list, and the first row counts"),
    )
