"""Naming assistants, who get copies of letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.assistants import (
    Assistant,
    assistants_of,
    assisted_by,
    name_assistant,
    remove_assistant,
    why_no_copies,
)
from planner.contacts.models import Person
from planner.contacts.table import person_lines
from planner.history.models import Entry
from planner.invitations.person_filter import PersonFilter, filtered
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from tests.conftest import NOW
from tests.factories import Make


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Arden", email="ada@paper.test")


@pytest.fixture
def bea(make: Make) -> Person:
    return make.person("Bea Bell", email="bea@paper.test")


def helpers(work: Work, person: Person) -> list[str]:
    rows = work.session.scalars(assistants_of(work.office_id, person.id))
    return [row.assistant.label for row in rows]


def verbs(work: Work) -> list[str]:
    found = select(Entry.verb).where(Entry.verb.startswith("assistant."))
    return list(work.session.scalars(found.order_by(Entry.id)))


def test_an_assistant_is_named_once_and_removed(work: Work, ada: Person, bea: Person) -> None:
    row = name_assistant(work, ada, bea.id)
    later = replace(work, now=NOW + timedelta(days=1))

    assert name_assistant(later, ada, bea.id) is row
    assert row.since == NOW
    assert helpers(work, ada) == ["Bea Bell"]
    assert [one.person_id for one in work.session.scalars(assisted_by(work.office_id, bea.id))] == [
        ada.id
    ]
    remove_assistant(work, row)

    assert helpers(work, ada) == []
    assert verbs(work) == ["assistant.named", "assistant.removed"]


def test_whoever_cannot_get_copies_is_refused(make: Make, work: Work, ada: Person) -> None:
    others = [
        make.person("Archie", email="archie@paper.test", archived_at=NOW),
        make.person("Nobody", email=""),
        make.person("Same", email="ADA@paper.test"),
        ada,
    ]

    for number in (*(one.id for one in others), None, 987654):
        with pytest.raises(Invalid) as refused:
            name_assistant(work, ada, number)
        assert refused.value.field == "assistant_id"


def test_why_one_who_was_named_gets_none_by_now(work: Work, ada: Person, bea: Person) -> None:
    name_assistant(work, ada, bea.id)
    assert why_no_copies(ada, bea) == ""

    bea.channels[0].value = "Ada@paper.test"
    assert why_no_copies(ada, bea) == "has the same address as the person"
    bea.channels.clear()
    assert why_no_copies(ada, bea) == "no address"
    bea.archived_at = NOW
    assert why_no_copies(ada, bea) == "is in the archive"


def test_who_was_merged_or_erased_meanwhile_gets_no_assistant(
    make: Make, work: Work, ada: Person, bea: Person
) -> None:
    gone, double = make.person("Cy"), make.person("A. Arden")
    erase(work, gone)
    merge(work, ada, double, MergePlan())

    for person in (gone, double):
        with pytest.raises(Conflict):
            name_assistant(work, person, bea.id)


def test_nobody_of_another_office_is_named(make: Make, work: Work, bea: Person) -> None:
    theirs = Make(replace(make.work, office_id=make.office(slug="theirs").id))
    person = theirs.person("Theo", email="theo@paper.test")

    with pytest.raises(Invalid):
        name_assistant(theirs.work, person, bea.id)


def test_assistants_go_to_the_record_that_stays_and_come_back(
    make: Make, work: Work, ada: Person, bea: Person
) -> None:
    double, boss = make.person("A. Arden"), make.person("Cy", email="cy@paper.test")
    helped, helping = name_assistant(work, double, bea.id), name_assistant(work, boss, ada.id)
    other = make.person("Ada A.", email="ada.a@paper.test")

    first = merge(work, ada, double, MergePlan())
    second = merge(work, other, ada, MergePlan())
    work.session.expire_all()
    merged = (helped.person_id, helping.assistant_id)
    undo_merge(work, second)
    undo_merge(work, first)
    work.session.expire_all()

    assert merged == (other.id, other.id)
    assert (helped.person_id, helping.assistant_id) == (double.id, ada.id)


def test_who_becomes_one_with_their_assistant_has_none(
    work: Work, ada: Person, bea: Person
) -> None:
    name_assistant(work, ada, bea.id)

    merge(work, ada, bea, MergePlan())

    assert helpers(work, ada) == []
    assert list(work.session.scalars(assisted_by(work.office_id, ada.id))) == []


def test_an_assistant_of_both_who_were_merged_is_listed_and_removed_as_one(
    make: Make, work: Work, ada: Person, bea: Person
) -> None:
    double = make.person("A. Arden")
    kept = name_assistant(work, ada, bea.id)
    name_assistant(work, double, bea.id)
    merge(work, ada, double, MergePlan())
    work.session.expire_all()
    listed = helpers(work, ada)
    people = filtered(work, PersonFilter.of({}), NOW.date())
    lines = {line.uid: line for line in person_lines(work.session, people, NOW.date())}

    remove_assistant(work, kept)

    assert listed == ["Bea Bell"]
    assert lines[ada.uid].assistants == [(Texts(en="Bea Bell"), "bea@paper.test")]
    assert work.session.scalars(select(Assistant)).all() == []


def test_who_is_erased_assists_nobody_and_has_no_assistant(
    make: Make, work: Work, ada: Person, bea: Person
) -> None:
    cy = make.person("Cy", email="cy@paper.test")
    name_assistant(work, ada, bea.id)
    name_assistant(work, bea, cy.id)
    kept = name_assistant(work, ada, cy.id)

    erase(work, bea)

    assert helpers(work, ada) == ["Cy"]
    rows = work.session.scalars(assisted_by(work.office_id, cy.id))
    assert [row.id for row in rows] == [kept.id]


def test_both_are_told_when_they_ask_for_their_data(work: Work, ada: Person, bea: Person) -> None:
    name_assistant(work, ada, bea.id)

    told = [as_json(own_data(work, person)) for person in (ada, bea)]

    assert [one["copies_of_letters_go_to"] for one in told] == [[{"en": "Bea Bell"}], []]
    assert [one["gets_copies_of_letters_to"] for one in told] == [[], [{"en": "Ada Arden"}]]
