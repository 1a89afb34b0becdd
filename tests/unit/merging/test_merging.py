"""Two records of one person become one."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.duplicates.finding import find_pairs, store_pairs
from planner.contacts.duplicates.keys import known_people
from planner.contacts.duplicates.leading import merged_into, survivor_of
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Channel, ChannelKind, Gender, Person, PoolMember
from planner.contacts.pools import add_members
from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, unwanted_by
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.fields import field_choices
from planner.merging.merge import OWN_COLUMNS, ROOMS, MergePlan, merge, why_not_merged
from planner.models import metadata
from planner.outbox.list_kinds import ListKind
from tests.conftest import NOW
from tests.factories import Make


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person(names=Texts(en="A. Arden"), email="anna@paper.test", notes="Rings back.")


@pytest.fixture
def other(make: Make) -> Person:
    return make.person(
        names=Texts(en="Anna Arden", ru="Анна Арден"),
        email="arden@radio.test",
        gender=Gender.FEMININE,
        notes="Likes water.",
    )


def test_every_reference_to_people_is_seen_to() -> None:
    seen_to = {column for room in ROOMS for column in room.columns} | set(OWN_COLUMNS)

    refer = {
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column is Person.__table__.c.id and key.parent.name != "office_id"
    }

    assert refer <= seen_to
    assert seen_to - refer == {"letters.person_id"}


def test_every_column_that_is_called_after_a_person_is_seen_to() -> None:
    seen_to = {column for room in ROOMS for column in room.columns} | set(OWN_COLUMNS)

    called = {
        f"{table.name}.person_id" for table in metadata.tables.values() if "person_id" in table.c
    }

    assert called <= seen_to


def test_addresses_of_both_stay(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan())

    assert anna.emails == ["anna@paper.test", "arden@radio.test"]
    assert other.emails == []


def test_letters_go_to_the_address_that_was_chosen(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan(first_address="arden@radio.test"))

    assert anna.email == "arden@radio.test"


def test_a_row_that_neither_keeps_is_left_out(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan(left_out={'channels:["email", "arden@radio.test"]'}))

    assert anna.emails == ["anna@paper.test"]


def test_the_same_address_stands_once(work: Work, make: Make, anna: Person) -> None:
    twin = make.person("Anna Arden", email="Anna@paper.test")
    twin.channels[0].key = "anna@paper.test"
    work.session.flush()

    merge(work, anna, twin, MergePlan())

    assert anna.emails == ["anna@paper.test"]


def test_what_only_one_has_stays_and_notes_are_joined(
    work: Work, anna: Person, other: Person
) -> None:
    merge(work, anna, other, MergePlan())

    assert anna.names == Texts(en="A. Arden", ru="Анна Арден")
    assert anna.gender is Gender.FEMININE
    assert anna.notes == "Rings back.\n\nLikes water."


def test_the_other_value_stays_if_it_was_chosen(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan(theirs={"names.en"}))

    assert anna.names == Texts(en="Anna Arden", ru="Анна Арден")


def test_the_legal_basis_is_chosen_with_its_note(work: Work, anna: Person, other: Person) -> None:
    anna.legal_basis, anna.legal_basis_note = LegalBasis.CONSENT, "by mail"
    other.legal_basis = LegalBasis.PUBLIC_TASK
    work.session.flush()

    merge(work, anna, other, MergePlan(theirs={"legal_basis"}))

    assert (anna.legal_basis, anna.legal_basis_note) == (LegalBasis.PUBLIC_TASK, "")


def test_the_fuller_name_is_proposed(anna: Person, other: Person) -> None:
    proposed = {one.name for one in field_choices(anna, other) if one.prefers_theirs}

    assert proposed == {"names.en", "names.ru", "gender"}


def test_employers_stand_once_and_without_a_bare_one_beside_a_function(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    outlet = make.outlet()
    make.affiliation(anna, outlet=outlet)
    make.affiliation(other, outlet=outlet, functions=Texts(en="editor"))
    work.session.expire_all()

    merge(work, anna, other, MergePlan())

    assert [one.functions for one in anna.affiliations] == [Texts(en="editor")]


def test_pools_and_beats_are_those_of_both(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    shared, only = make.pool(), make.pool()
    add_members(work, shared, [anna, other])
    add_members(work, only, [other])

    merge(work, anna, other, MergePlan())

    members = work.session.execute(select(PoolMember.pool_id, PoolMember.person_id)).all()
    assert sorted(map(tuple, members)) == sorted([(shared.id, anna.id), (only.id, anna.id)])


def test_the_other_row_leads_on_and_holds_nothing(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan())

    assert survivor_of(work.session, other) is anna
    assert merged_into(work.session, work.office_id, anna.id) == [anna.id, other.id]
    assert (other.label, other.search_text, other.notes, other.archived_at) == ("", "", "", NOW)


def test_it_stands_in_the_history_of_both(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan())

    told = select(Entry.verb, Entry.subject_id).where(Entry.verb.startswith("person.merged"))
    assert sorted(map(tuple, work.session.execute(told))) == [
        ("person.merged", anna.id),
        ("person.merged_into", other.id),
    ]


def test_whoever_opted_out_at_one_address_has_opted_out_at_all(
    work: Work, anna: Person, other: Person
) -> None:
    suppress(work, other.emails, Unwanted.RELEASES, SuppressionRoad.LINK)

    merge(work, anna, other, MergePlan())

    assert unwanted_by(work, ["anna@paper.test"]) == {ListKind.RELEASES}


def test_a_wish_that_is_said_again_is_no_longer_that_of_a_merge(
    work: Work, anna: Person, other: Person
) -> None:
    suppress(work, other.emails, Unwanted.RELEASES, SuppressionRoad.LINK)
    merge(work, anna, other, MergePlan())

    suppress(work, anna.emails, Unwanted.RELEASES, SuppressionRoad.LINK)

    roads = work.session.scalars(select(Suppression.road)).all()
    assert roads == [SuppressionRoad.LINK, SuppressionRoad.LINK]


def test_its_pair_is_gone(work: Work, make: Make) -> None:
    outlet = make.outlet()
    one, two = make.person("Anna Arden"), make.person("Anna Arden")
    make.affiliation(one, outlet=outlet)
    make.affiliation(two, outlet=outlet)
    people = known_people(work, [one.id, two.id])
    store_pairs(work, {one.id: one.edition}, find_pairs(work, people))

    merge(work, one, two, MergePlan())

    assert work.session.scalars(select(DuplicatePair)).all() == []


def test_the_earlier_notice_counts(work: Work, anna: Person, other: Person) -> None:
    other.informed_at = NOW
    work.session.flush()

    merge(work, anna, other, MergePlan())

    assert anna.informed_at == NOW


def test_nobody_is_merged_with_themselves(work: Work, anna: Person) -> None:
    assert why_not_merged(work, anna, anna) == "Choose two people."


def test_whoever_is_merged_is_not_merged_again(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    merge(work, anna, other, MergePlan())

    with pytest.raises(Conflict, match="already"):
        merge(work, make.person("Third"), other, MergePlan())


def test_whoever_is_erased_is_not_merged(work: Work, anna: Person, other: Person) -> None:
    other.erased_at = NOW

    assert why_not_merged(work, anna, other).startswith("One of them is erased.")


def test_what_was_saved_meanwhile_is_looked_at_first(
    work: Work, anna: Person, other: Person
) -> None:
    with pytest.raises(Stale):
        merge(work, anna, other, MergePlan(versions=(anna.version, other.version + 1)))


def test_a_telephone_counts_as_the_same_by_its_number(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    for person, printed in ((anna, "+7 800 123 45 67"), (other, "8 (800) 123-45-67")):
        person.channels.append(
            Channel(
                office_id=work.office_id,
                kind=ChannelKind.PHONE,
                value=printed,
                key="+78001234567",
                position=1,
            )
        )
    work.session.flush()

    merge(work, anna, other, MergePlan())

    assert [one.value for one in anna.channels if one.kind is ChannelKind.PHONE] == [
        "+7 800 123 45 67"
    ]
