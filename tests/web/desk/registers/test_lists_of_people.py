"""The list of people as CSV, XLSX and business cards: what is downloaded is read back as it was."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office
from planner.contacts.importing.columns import COLUMN_LABELS, suggest_columns
from planner.contacts.importing.models import Verdict
from planner.contacts.importing.row_reading import ReadingSettings, read_rows
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.list_rows import HEADING
from planner.contacts.models import Channel, ChannelKind, Gender, Person, PoolMember
from planner.contacts.topic import PersonTopic
from planner.kernel import streaming
from planner.kernel.messages import reading_in
from planner.kernel.telephones import region_of
from planner.kernel.texts import Texts
from planner.tables.columns import Column
from planner.tables.headings import named_column
from planner.tables.reading import read_table
from planner.tables.table import Table
from tests.factories import Make
from tests.unit.contacts.importing.acts import previewed, verdicts
from tests.web.reading import texts
from tests.web.visitor import Visitor

FILES = ("list.csv", "list.xlsx", "list.vcf")
LIST = "/desk/people/"


@pytest.fixture
def anna(make: Make) -> Person:
    """A journalist of whom everything is known that a list can hold."""
    anna = make.person(
        "Anna Sorokina",
        names=Texts(en="Anna Sorokina", ru="Анна Сорокина"),
        surnames=Texts(en="Sorokina", ru="Сорокина"),
        email="anna@paper.test",
        language="ru",
        gender=Gender.FEMININE,
        is_journalist=True,
        notes="Prefers mornings,\n=not evenings; “ask first”",
        source="Accreditation 2012",
        legal_basis=LegalBasis.LEGITIMATE_INTEREST,
    )
    for position, (kind, value, key) in enumerate(
        [
            (ChannelKind.EMAIL, "a.sorokina@home.test", "a.sorokina@home.test"),
            (ChannelKind.PHONE, "+44 20 7946 0000", "+442079460000"),
        ],
        start=1,
    ):
        channel = Channel(
            office_id=make.work.office_id, kind=kind, value=value, key=key, position=position
        )
        anna.channels.append(channel)
    paper = make.outlet(names=Texts(en="Echo, the daily", ru="Эхо"))
    make.affiliation(anna, outlet=paper, functions=Texts(en="editor", ru="редактор"))
    make.affiliation(anna, organisation=make.organisation("Union"), position=1)
    anna.topics = [
        PersonTopic(office_id=make.work.office_id, topic=make.topic(names=Texts(en=name)))
        for name in ("Food, fuel", "Health")
    ]
    _put_into(make, anna, "Capital")
    return anna


@pytest.fixture
def boris(make: Make) -> Person:
    """An official with no more than a name and an employer."""
    boris = make.person("Boris", email="", legal_basis=LegalBasis.OTHER, legal_basis_note="Law 7")
    make.affiliation(boris, organisation=make.organisation("Ministry"))
    return boris


@pytest.mark.parametrize("file", FILES)
def test_what_is_downloaded_changes_nothing_when_it_is_brought_in(
    make: Make, approver: Visitor, anna: Person, boris: Person, file: str
) -> None:
    table = read_table(approver.get(LIST + file).data)

    assert verdicts_of(make, table) == [Verdict.SAME, Verdict.SAME]


def test_business_cards_hold_no_internal_notes(approver: Visitor, anna: Person) -> None:
    assert "Prefers mornings" not in approver.get(f"{LIST}list.vcf").text
    assert "Prefers mornings" in approver.get(f"{LIST}list.csv").text


@pytest.mark.parametrize("file", FILES)
def test_an_organisation_stays_one_in_a_list_without_outlets(
    make: Make, approver: Visitor, boris: Person, file: str
) -> None:
    table = read_table(approver.get(LIST + file).data)

    assert verdicts_of(make, table) == [Verdict.SAME]


@pytest.mark.parametrize("file", FILES)
def test_the_file_has_the_people_of_the_filter(
    approver: Visitor, anna: Person, boris: Person, file: str
) -> None:
    table = read_table(approver.get(f"{LIST}{file}?kind=journalist&search=soro").data)

    assert [name_in(table, row) for row in table.rows] == ["Anna Sorokina"]


@pytest.mark.parametrize("file", FILES)
def test_a_long_list_takes_no_more_statements(
    make: Make,
    approver: Visitor,
    anna: Person,
    statements: list[str],
    monkeypatch: pytest.MonkeyPatch,
    file: str,
) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE", 10)
    asked = []
    for _ in range(2):
        make.work.session.commit()
        statements.clear()
        approver.get(LIST + file)
        asked.append(len(statements))
        for number in range(25):
            _put_into(make, make.person(f"Person {number}"), f"Pool {number}")

    assert asked[0] == asked[1]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_heading_is_known_to_the_import(language: str) -> None:
    with reading_in(language):
        columns = [named_column(str(heading)) for heading in HEADING]

    journalist = None if language == "en" else Column.NAME
    assert columns == [
        *(Column.NAME, Column.OUTLET, Column.ORGANISATION, Column.FUNCTION),
        *(Column.EMAIL, Column.TELEPHONE, Column.BEATS, Column.POOLS, Column.LANGUAGE),
        *(Column.GENDER, journalist, Column.NOTES, Column.SOURCE, Column.LEGAL_BASIS),
        Column.UNUSED,
    ]
    assert {*COLUMN_LABELS} - {*columns} == {
        *(Column.GIVEN_NAME, Column.PATRONYMIC, Column.FAMILY_NAME, Column.MOBILE),
        *(Column.CITY, Column.COUNTRY),
    }


def test_files_are_offered_to_whoever_may_have_them(
    approver: Visitor, editor: Visitor, anna: Person
) -> None:
    assert texts(approver.get(LIST).text, ".downloads a") == [
        *("Excel", "CSV", "business cards (vCard)"),
    ]
    assert texts(editor.get(LIST).text, ".downloads a") == []


def verdicts_of(make: Make, table: Table) -> list[str]:
    """What bringing in these rows would do; nobody becomes a journalist by it."""
    office = make.work.session.get_one(Office, make.work.office_id)
    settings = ReadingSettings(languages=tuple(office.languages), region=region_of(office.zone))
    rows = list(read_rows(table, suggest_columns(table), settings))
    assert [(row.faults, row.doubts) for row in rows if row.emails] == [((), ())] * sum(
        bool(row.emails) for row in rows
    )
    brought = previewed(make.work, *rows, are_journalists=False, source="")
    return [verdict for _number, verdict, _reason in verdicts(make.work, brought)]


def name_in(table: Table, row: tuple[str, ...]) -> str:
    return dict(zip(table.headings, row, strict=True)).get("Name") or row[0]


def _put_into(make: Make, person: Person, name: str) -> None:
    pool = make.pool(names=Texts(en=name))
    member = PoolMember(office_id=make.work.office_id, pool=pool, person=person)
    make.work.session.add(member)
