"""A row of a list is read as a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.contacts.importing.row import ListRow
from planner.contacts.importing.row_reading import ReadingSettings, read_rows
from planner.contacts.models import Gender
from planner.kernel.texts import Texts
from planner.tables.columns import Column
from tests.unit.contacts.importing.lists import RUSSIAN_OFFICE, read, table

NO_CONTACT = "There is neither an e-mail address nor a telephone in this row."


def test_a_whole_row() -> None:
    row = read(
        name="Иванова Мария Петровна",
        outlet="Газета «Заря»",
        organisation="Издательский дом",
        function="корреспондент",
        email="m@paper.test; maria@home.test",
        telephone="8 (916) 123-45-67",
        mobile="+7 (916) 123-45-67; +44 20 7946 0000",
        beats="наука, вода; Наука",
        pools="* Федеральные ::: основной|основной;",
        language="русский",
        gender="г-жа",
        city="Тверь",
        country="Россия",
        notes="Пишет\nпо средам",
        source="форум",
        legal_basis="согласие",
    )

    assert row == ListRow(
        number=5,
        names=Texts(ru="Мария Петровна Иванова"),
        surnames=Texts(ru="Иванова"),
        gender=Gender.FEMININE,
        emails=("m@paper.test", "maria@home.test"),
        phones=("+7 916 123-45-67", "+44 20 7946 0000"),
        outlet="Газета «Заря»",
        organisation="Издательский дом",
        function="корреспондент",
        topics=("наука", "вода"),
        pools=("Федеральные", "основной"),
        language="ru",
        notes="Пишет\nпо средам\nТверь, Россия",
        source="форум",
        legal_basis="согласие",
    )


@pytest.mark.parametrize(
    ("name", "read_as", "surname"),
    [
        ("Иванова Мария Петровна", "Мария Петровна Иванова", "Иванова"),
        ("Мария Петровна Иванова", "Мария Петровна Иванова", "Иванова"),
        ("Чайковский Пётр Ильич", "Пётр Ильич Чайковский", "Чайковский"),
        ("Иванова Мария", "Мария Иванова", "Иванова"),
        ("Мария Иванова", "Мария Иванова", "Иванова"),
        ("Вера Надежда", "Вера Надежда", ""),
        ("Ivanov Ivan Ivanovich", "Ivan Ivanovich Ivanov", "Ivanov"),
        ("Byron, Ada", "Ada Byron", "Byron"),
        ("Byron, Ada, PhD", "Ada Byron, PhD", ""),
        ("Ada Byron, PhD", "Ada Byron, PhD", ""),
        ("Ada King Byron", "Ada King Byron", ""),
        ("Ким", "Ким", ""),
    ],
)
def test_names_in_one_cell(name: str, read_as: str, surname: str) -> None:
    row = read(name=name, email="a@x.test")

    assert (str(row.names), str(row.surnames)) == (read_as, surname)
    assert row.faults == row.doubts == ()


@pytest.mark.parametrize(
    ("name", "read_as", "gender"),
    [
        ("Mr John Smith", "John Smith", Gender.MASCULINE),
        ("г-жа Мария Иванова", "Мария Иванова", Gender.FEMININE),
        ("Frau Käthe F. Groß", "Käthe F. Groß", Gender.FEMININE),
        ("M. Smith", "M. Smith", None),
        ("Misse Lind", "Misse Lind", None),
    ],
)
def test_a_salutation_before_a_name_is_a_gender(
    name: str, read_as: str, gender: Gender | None
) -> None:
    row = read(name=name, email="a@x.test")

    assert (str(row.names), row.gender) == (read_as, gender)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Mr.", Gender.MASCULINE),
        ("Herr", Gender.MASCULINE),
        ("м", Gender.MASCULINE),
        ("Уважаемая", Gender.FEMININE),
        ("Madame", Gender.FEMININE),
        ("السيدة", Gender.FEMININE),
        ("Dr.", None),
        ("Mr/Ms", None),
    ],
)
def test_genders_and_salutations(word: str, gender: Gender | None) -> None:
    assert read(name="Ada", email="a@x.test", gender=word).gender is gender


def test_names_in_several_columns() -> None:
    row = read(
        name="Иванова М. П.",
        given_name="Мария",
        patronymic="Петровна",
        family_name="Иванова",
        email="m@x.test",
    )

    assert (str(row.names), str(row.surnames)) == ("Мария Петровна Иванова", "Иванова")
    assert str(read(given_name="Мария", email="m@x.test").names) == "Мария"
    assert read(given_name="", family_name="Ким", email="m@x.test").surnames == Texts()


@pytest.mark.parametrize(
    ("name", "language", "languages", "written"),
    [
        ("Ada", "", ("ru", "en"), "en"),
        ("Ада", "", ("en", "ru"), "ru"),
        ("Ада", "uk", ("en",), "uk"),
        ("Ada", "de", ("en",), "en"),
        ("Ада", "", ("en",), "en"),
    ],
)
def test_a_name_is_kept_in_the_language_of_its_letters(
    name: str, language: str, languages: tuple[str, ...], written: str
) -> None:
    row = read(ReadingSettings(languages=languages), name=name, language=language, email="a@x.test")

    assert list(row.names) == [written]


def test_a_desk_gets_the_name_of_its_outlet() -> None:
    desk = read(outlet="Echo", email="news@echo.test")
    nobody = read(email="news@echo.test")

    assert str(desk.names) == "Echo"
    assert desk.doubts == ("No person is named in this row: “Echo” stands for one.",)
    assert str(read(organisation="Tide", email="news@tide.test").names) == "Tide"
    assert nobody.faults == ("There is neither the name of a person nor an outlet in this row.",)


def test_a_heading_between_the_rows_is_no_person() -> None:
    found = table("name|mail|outlet|part", "TELEVISION", "Ada", "b@x.test", "Bo 5|||")
    columns = [Column.NAME, Column.EMAIL, Column.OUTLET]

    rows = list(read_rows(found, columns, RUSSIAN_OFFICE))
    narrow = list(read_rows(table("name|mail", "Ada"), columns[:2], RUSSIAN_OFFICE))

    assert [row.number for row in rows] == [2, 3, 4, 5]
    assert [row.faults for row in rows[:2]] == [
        (f"Only “{one}” stands in this row, which looks like a heading between the rows.",)
        for one in ("TELEVISION", "Ada")
    ]
    assert rows[3].doubts == ("“Bo 5” does not look like a name.", NO_CONTACT)
    assert narrow[0].faults == ()


@pytest.mark.parametrize("name", ["ada@x.test", "Ada 2", "=HYPERLINK(B)", "<b>Ada</b>", "{name}"])
def test_what_does_not_look_like_a_name_is_doubted(name: str) -> None:
    assert read(name=name, email="a@x.test").doubts == (f"“{name}” does not look like a name.",)


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("русский", "ru"),
        ("Russian, English", "ru"),
        ("EN", "en"),
        ("de-AT", "de-AT"),
        ("fr_FR", "fr-FR"),
        ("Französisch", "fr"),
        ("español", "es"),
        ("RUS", "ru"),
        ("العربية", "ar"),
        ("?, ru", "ru"),
    ],
)
def test_languages_by_name_and_by_code(cell: str, language: str) -> None:
    row = read(name="Ada", email="a@x.test", language=cell)

    assert (row.language, row.doubts) == (language, ())


def test_an_unknown_language_is_doubted() -> None:
    row = read(name="Ada", email="a@x.test", language="??", language_2="")

    assert row.doubts == ("Column “LANGUAGE”: “??” is not a known language.",)


def test_line_breaks_and_invisible_characters_leave_names() -> None:
    row = read(
        given_name="\u200b",
        name="Ada\nBcc: x@y.test\r\n",
        outlet="Ec\u202eho",
        function="a  b\n\tc",
        email="a@x.test",
    )

    assert str(row.names) == "Ada Bcc: x@y.test"
    assert (row.outlet, row.function) == ("Echo", "a b c")


def test_the_apostrophe_of_exports_goes_and_others_stay() -> None:
    row = read(
        name="'t Hooft",
        outlet="'=1+1",
        function="'-",
        telephone="'+7 916 123-45-67",
        notes="'@x\ny",
    )

    assert str(row.names) == "'t Hooft"
    assert (row.outlet, row.function, row.notes) == ("=1+1", "-", "@x\ny")
    assert row.phones == ("+7 916 123-45-67",)


def test_what_is_too_long_is_told() -> None:
    row = read(name="Ada", email="a@x.test", outlet="Echo " * 50, beats="b" * 101 + ",water")
    many = read(name="Ada", email="a@x.test", pools=",".join(map(str, range(51))))

    (fault,) = row.faults
    assert fault.startswith("Column “OUTLET” has more than 200 characters: “Echo Echo")
    assert len(row.outlet) <= 200
    assert row.topics == ("water",)
    assert row.doubts[0].endswith("is too long, or too much, and left out.")
    assert len(many.pools) == 50
    assert many.doubts == ("Column “POOLS”: “50” is too long, or too much, and left out.",)


def test_columns_without_a_heading_are_called_by_what_they_hold() -> None:
    found = table("", "Ada|x@", "|a@x.test")

    row, other = read_rows(found, [Column.NAME, Column.EMAIL, Column.NOTES], RUSSIAN_OFFICE)

    assert row.faults == ("Column “e-mail address”: “x@” is not an e-mail address.",)
    assert row.faults[0].in_language("ru").startswith("Столбец «электронн")
    assert replace(other, faults=()) == ListRow(number=3, emails=("a@x.test",))
