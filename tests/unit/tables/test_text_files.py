"""CSV files as programs and people write them."""

from __future__ import annotations

import pytest

from planner.kernel.errors import Invalid
from planner.tables.reading import read_table
from planner.tables.table import FileFormat
from planner.tables.text_files import find_separator

RUSSIAN = (
    "ФИО\nПетров\n",
    "Имя;Телефон;Почта\r\nИванова Мария;8 916 123-45-67;a@paper.test\r\n",
    "Фамилия Имя Отчество;СМИ\r\n" + "Смирнова Анна Петровна;Газета Заря, отдел науки\r\n" * 2_000,
)
GERMAN = (
    "Müller;m@paper.test\n",
    "Vorname;Nachname;E-Mail\nKäthe;Groß;k@paper.test\n",
    "Vorname;Nachname;Redaktion\n" + "Jürgen;Schäfer;Süddeutsche Blätter für Müßiggang\n" * 500,
)
FRENCH = (
    "Forêts Télé;Télé;a@paper.test\nCôté Hélène;rédacteur;b@paper.test\nGenève;Été;c@paper.test\n",
    "Prénom;Nom\nHélène;Lefèvre\n",
    "Nom;Média\nFrançois Noël;L'Écho des Forêts\n",
    "Prénom;Nom;Média\n" + "Jérôme;Bézier;Le Journal de l’Été, rédaction à Genève\n" * 500,
)


def rows_of(raw: bytes, **corrections: str) -> list[tuple[str, ...]]:
    table = read_table(raw, **corrections)
    return [table.headings, *table.rows]


@pytest.mark.parametrize("text", [*RUSSIAN, *GERMAN, *FRENCH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert rows_of(text.encode(encoding)) == rows_of(text.encode())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "cp1251") for text in RUSSIAN),
        *((text, "koi8-r") for text in RUSSIAN),
        *((text, "cp1252") for text in (*GERMAN, *FRENCH)),
    ],
)
def test_encodings_of_one_byte_per_letter_are_found(text: str, encoding: str) -> None:
    table = read_table(text.encode(encoding))

    assert table.encoding == encoding
    assert [table.headings, *table.rows] == rows_of(text.encode())


def test_a_text_in_no_encoding_is_read_all_the_same() -> None:
    table = read_table(b"name;mail\n" + bytes(range(128, 256)) + b";a@paper.test\n")

    assert (table.encoding, table.rows[0][1]) == ("cp1251", "a@paper.test")


def test_letters_that_stand_late_in_a_long_file_decide_too() -> None:
    text = "name;mail\n" + "Ada;ada@paper.test\n" * 20_000 + "Григорий Львович;g@paper.test\n"

    assert read_table(text.encode("koi8-r")).encoding == "koi8-r"


def test_a_wrong_guess_is_corrected() -> None:
    raw = "mail\té\na@paper.test\té,b\n".encode("cp1252")

    assert rows_of(raw, encoding="cp1251", separator=",")[0] == ("mail й", "")
    assert read_table(raw, encoding="cp1252", separator="\t").rows[0] == ("a@paper.test", "é,b")


@pytest.mark.parametrize(
    ("corrections", "refusal"),
    [
        ({"encoding": "utf-8"}, "not written in that encoding"),
        ({"encoding": "rot13"}, "not a list of people"),
        ({"separator": "e"}, "one of the separators"),
    ],
)
def test_what_cannot_be_a_correction_is_refused(corrections: dict[str, str], refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal):
        read_table("Имя;Почта\n".encode("cp1251") * 2, **corrections)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, line_end: str) -> None:
    lines = [("name", "e-mail"), ("Byron", "a@paper.test"), ("Zoë", "z@paper.test")]
    text = line_end.join(separator.join(line) for line in lines)

    table = read_table(text.encode())

    assert (table.separator, list(table.rows)) == (separator, lines[1:])


def test_a_list_of_addresses_needs_no_separator() -> None:
    assert rows_of(b"a@paper.test\nb@paper.test\n") == [("",), ("a@paper.test",), ("b@paper.test",)]
    assert find_separator("") == ";"


def test_the_line_of_excel_that_names_the_separator_is_no_row() -> None:
    table = read_table(b"\xef\xbb\xbfsep=|\r\nname|e-mail\r\na;b|c;d@paper.test\r\n")

    assert table.separator == "|"
    assert (table.headings, list(table.rows)) == (("name", "e-mail"), [("a;b", "c;d@paper.test")])
    assert list(table.numbers) == [2]
    assert read_table(b"sep=;\nname,mail\nAda,b\n", separator=",").headings == ("name", "mail")


def test_quoted_cells_keep_separators_line_ends_and_quotation_marks() -> None:
    raw = b'name;notes\r\n"Byron; Ada";"says ""no""\r\nand ""yes"""\r\nZoe;"=1+1"\r\n'

    table = read_table(raw)

    assert list(table.rows) == [("Byron; Ada", 'says "no"\nand "yes"'), ("Zoe", "=1+1")]
    assert list(table.numbers) == [2, 3]


def test_rows_of_unequal_length_are_filled_and_what_is_empty_left_out() -> None:
    raw = (
        b"List of 2026;;;\n\nname;e-mail;fax;\nAda;;;x;;\n;;;\nname;e-mail;fax\nZoe;z@paper.test\n"
    )

    table = read_table(raw)

    assert table.headings == ("name", "e-mail", "")
    assert list(table.rows) == [("Ada", "", "x"), ("Zoe", "z@paper.test", "")]
    assert list(table.numbers) == [4, 7]


def test_control_characters_go_and_line_ends_stay() -> None:
    raw = 'name;notes\nA\x07da\x1f;"one\ttwo\u2028three\x9f"\n'.encode()

    assert list(read_table(raw).rows) == [("Ada", "one two\nthree")]


def test_a_quotation_mark_that_is_not_closed_is_named() -> None:
    raw = b'name;notes\nAda;one\nZoe;"two\n' + b"Eve;three;four;five;six\n" * 10_000

    with pytest.raises(Invalid, match="Row 3 cannot be read: a quotation mark is not closed"):
        read_table(raw)


def test_the_format_is_csv() -> None:
    assert read_table(b"name;mail\nAda;a@paper.test\n").file_format is FileFormat.CSV
