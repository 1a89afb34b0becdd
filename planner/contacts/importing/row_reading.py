"""Reading the rows of a list as people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.contacts.importing.addresses import find_addresses
from planner.contacts.importing.cells import Cell, CellReader, Cells, clean_cell
from planner.contacts.importing.columns import Column
from planner.contacts.importing.countries import country_of
from planner.contacts.importing.person_names import PersonName, read_name
from planner.contacts.importing.phones import find_numbers, has_digits
from planner.contacts.importing.row import ListRow
from planner.contacts.importing.salutations import gender_of
from planner.kernel.language_names import tag_of, tags_of
from planner.kernel.messages import gettext as _
from planner.kernel.scripts import language_written
from planner.kernel.text_normalising import mixed_word, shortened
from planner.kernel.texts import Texts
from planner.tables.listed import names_in
from planner.tables.table import Table

# Codes of ISO 639-2, which some programs write.
_TAGS = {"rus": "ru", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es",
         "ara": "ar", "zho": "zh", "chi": "zh", "ukr": "uk", "ita": "it", "por": "pt"}  # fmt: skip
# Also of formulas, markup and placeholders.
_NOT_IN_NAMES = re.compile(r"[@\d=<>{}|\\]")
_MOST_LISTED = 50
_LONGEST_LISTED = 100
# A row with a single cell is a heading between the rows, if there are so many columns.
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingSettings:
    """`languages` are those of the office, of which a name gets the first one that is written in its
    letters; `region` is the country of telephone numbers without a country code, “RU”.
    """

    languages: Sequence[str] = ("en",)
    region: str | None = None


def read_rows(
    table: Table, columns: Sequence[Column], settings: ReadingSettings
) -> Iterator[ListRow]:
    """The people of the table, row by row; columns beyond those given are not used."""
    reader = CellReader(table.headings, columns)
    for number, row in zip(table.numbers, table.rows, strict=True):
        title = _title_of(row)
        if title:
            fault = _(
                "Only “%(value)s” stands in this row, which looks like a heading between the rows.",
                value=title,
            )
            yield ListRow(number=number, faults=(fault,))
        else:
            yield _read(number, reader.read(row), settings)


def _title_of(row: Sequence[str]) -> str:
    """The only cell of a row in a list of several columns, if it is no address or number; else ""."""
    if len(row) < _FEWEST_COLUMNS:
        return ""
    filled = [cell for cell in row if cell]
    is_title = len(filled) == 1 and not any(
        letter == "@" or letter.isdigit() for letter in filled[0]
    )
    return clean_cell(filled[0]) if is_title else ""


def _read(number: int, cells: Cells, settings: ReadingSettings) -> ListRow:
    emails, name_with_address = _addresses(cells)
    country = cells.line(Column.COUNTRY)
    phones = _phones(cells, country_of(country) or settings.region)
    outlet, organisation = cells.line(Column.OUTLET), cells.line(Column.ORGANISATION)
    language = _language(cells)
    person = _person(cells, name_with_address, outlet or organisation)
    written = _language_of_name(person.name, language, settings.languages)
    if not emails and not phones and person.name and not cells.faults:
        cells.doubts.append(_("There is neither an e-mail address nor a telephone in this row."))
    return ListRow(
        number=number,
        names=Texts({written: person.name}),
        surnames=Texts({written: person.surname}),
        gender=gender_of(cells.line(Column.GENDER)) or person.gender,
        emails=emails,
        phones=phones,
        outlet=outlet,
        organisation=organisation,
        function=cells.line(Column.FUNCTION),
        topics=_listed(cells, Column.BEATS),
        pools=_listed(cells, Column.POOLS),
        language=language,
        notes=_notes(cells, country),
        source=cells.line(Column.SOURCE),
        legal_basis=cells.line(Column.LEGAL_BASIS),
        faults=tuple(cells.faults),
        doubts=tuple(cells.doubts),
    )


def _addresses(cells: Cells) -> tuple[tuple[str, ...], str]:
    """The addresses, and the name that the first one brought."""
    read: dict[str, None] = {}
    unread: list[tuple[Cell, str]] = []
    name = ""
    for cell in cells.all(Column.EMAIL):
        found = find_addresses(cell.text)
        read.update(dict.fromkeys(found.read))
        name = name or found.name
        words = found.unread or (() if found.read else (cell.text,))
        unread += [(cell, word) for word in words]
        for word in found.mixed:
            cells.doubt(
                _(
                    "Column “%(column)s”: the address “%(value)s” mixes letters of several alphabets."
                ),
                cell,
                word,
            )
    complain = cells.doubt if read else cells.fault
    for cell, word in unread:
        complain(_("Column “%(column)s”: “%(value)s” is not an e-mail address."), cell, word)
    return tuple(read), name


def _phones(cells: Cells, region: str | None) -> tuple[str, ...]:
    """The numbers; one that could not be read is kept as it stands."""
    read: dict[str, None] = {}
    for column in (Column.TELEPHONE, Column.MOBILE):
        for cell in cells.all(column):
            numbers, unread = find_numbers(cell.text, region)
            read.update(dict.fromkeys(numbers))
            for word in unread:
                cells.doubt(
                    _("Column “%(column)s”: “%(value)s” could not be read as a telephone number."),
                    cell,
                    word,
                )
                if has_digits(word):
                    read[shortened(clean_cell(word), _LONGEST_LISTED)] = None
    return tuple(read)


def _person(cells: Cells, name_with_address: str, employer: str) -> PersonName:
    """The name from its cells, else the one that stands before the address, else the employer's."""
    given, family = cells.line(Column.GIVEN_NAME), cells.line(Column.FAMILY_NAME)
    if given or family:
        parts = (given, cells.line(Column.PATRONYMIC), family)
        person = PersonName(" ".join(filter(None, parts)), family if given else "")
    else:
        person = read_name(cells.line(Column.NAME) or clean_cell(name_with_address))
    if not person.name:
        return _desk(cells, employer)
    if _NOT_IN_NAMES.search(person.name):
        cells.doubts.append(_("“%(value)s” does not look like a name.", value=person.name))
    elif word := mixed_word(person.name):
        cells.doubts.append(
            _("The name “%(value)s” mixes letters of several alphabets.", value=word)
        )
    return person


def _desk(cells: Cells, employer: str) -> PersonName:
    """An address of a desk, as news@…, gets the name of its outlet."""
    if not employer:
        cells.faults.append(_("There is neither the name of a person nor an outlet in this row."))
        return PersonName("")
    cells.doubts.append(
        _("No person is named in this row: “%(value)s” stands for one.", value=employer)
    )
    return PersonName(employer)


def _language_of_name(name: str, language: str, languages: Sequence[str]) -> str:
    """The first language of the office in these letters, else that of the person if it is."""
    own = [language] if language else []
    return language_written(name, [*languages, *own])


def _language(cells: Cells) -> str:
    """The first language of such cells that is known."""
    for cell in cells.all(Column.LANGUAGE):
        if tag := _tag_in(cell.text):
            return tag
        cells.doubt(_("Column “%(column)s”: “%(value)s” is not a known language."), cell)
    return ""


@lru_cache(maxsize=1024)
def _tag_in(text: str) -> str:
    words = tags_of(clean_cell(text).replace("_", "-"))
    return next(filter(None, (tag_of(_TAGS.get(word.lower(), word)) for word in words)), "")


def _listed(cells: Cells, column: Column) -> tuple[str, ...]:
    """The parts of the cells, each once; an asterisk marks the own groups of Google."""
    found: dict[str, str] = {}
    for cell in cells.all(column):
        for line in _parts(cell.text):
            if len(line) > _LONGEST_LISTED or len(found) >= _MOST_LISTED:
                cells.doubt(
                    _("Column “%(column)s”: “%(value)s” is too long, or too much, and left out."),
                    cell,
                    line,
                )
            else:
                found.setdefault(line.casefold(), line)
    return tuple(found.values())


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    lines = (clean_cell(part.strip().removeprefix("* ")) for part in names_in(text))
    return tuple(filter(None, lines))


def _notes(cells: Cells, country: str) -> str:
    """The notes, and the place, which has no field of its own."""
    place = ", ".join(filter(None, (cells.line(Column.CITY), country)))
    return "\n".join(filter(None, (*cells.text(Column.NOTES), place)))
