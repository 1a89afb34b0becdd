"""Old links, files and forms lead to the record that stays; erasing reaches all of them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.duplicates.models import DuplicatePair, Merge, PersonKey
from planner.contacts.models import Person
from planner.contacts.queries import people
from planner.events.models.event import Part
from planner.history.models import Entry
from planner.history.removed import keep_removed, revived
from planner.invitations.aliases import InvitationAlias
from planner.invitations.models import Invitation
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.organisations.archiving import referred
from planner.privacy.erasing import erase
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.test_round_trip import written


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


@pytest.fixture
def other(make: Make) -> Person:
    return make.person("Zelda Quillfeather", email="zelda@radio.test")


def test_the_merged_record_stands_in_no_list(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan())

    shown = [
        work.session.scalars(people(work.office_id, archived=archived).select()).all()
        for archived in (False, True)
    ]

    assert shown == [[anna], []]


def test_a_form_that_was_opened_before_is_refused(work: Work, anna: Person, other: Person) -> None:
    merge(work, anna, other, MergePlan())

    with pytest.raises(Invalid, match="Choose from the list"):
        referred(work, Person, other.id, "person")


def test_a_part_that_was_removed_before_comes_back_with_the_survivor(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event()
    item = make.item(event)
    part = make.part(item, person=other)
    removed = keep_removed(work, part, event.id)
    item.parts.remove(part)
    work.session.flush()
    merge(work, anna, other, MergePlan())

    back = revived(work, removed, Part)

    assert back.person is anna


def test_erasing_reaches_both_records_and_what_would_undo(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    make.invitation(make.event(starts_at=NOW - timedelta(days=2)), person=other)
    merge(work, anna, other, MergePlan(theirs={"names.en"}))
    work.session.add(
        Entry(
            office_id=work.office_id, at=NOW, verb="letter.released", subject_kind="letters",
            subject_id=1, facts={"to": "zelda@radio.test"},
        )
    )  # fmt: skip
    work.session.flush()

    erase(work, anna)

    told = [json.dumps(facts) for facts in work.session.scalars(select(Entry.facts))]
    assert [one for one in told if "zelda" in one.lower()] == []
    for model in (Merge, DuplicatePair, PersonKey):
        assert work.session.scalars(select(model)).all() == []
    names = work.session.scalars(select(Person.label)).all()
    assert [name for name in names if "Zelda" in name or "Anna" in name] == []
    guests = work.session.scalars(select(Invitation.name)).all()
    assert [name for name in guests if "Zelda" in name or "Anna" in name] == []


def test_a_merge_of_a_merge_is_erased_with_it(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    merge(work, anna, other, MergePlan())
    last = make.person("A. Arden")
    merge(work, last, anna, MergePlan())

    erase(work, last)

    assert work.session.scalars(select(Person)).all() == []


def test_no_further_link_of_an_erased_guest_is_left(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event(starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1))
    make.invitation(event, person=anna)
    make.invitation(event, person=other)
    merge(work, anna, other, MergePlan())

    erase(work, anna)

    assert work.session.scalars(select(InvitationAlias)).all() == []


def test_an_old_event_file_is_about_the_survivor(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event()
    make.part(make.item(event), person=other)
    document = written(work, event)
    merge(work, anna, other, MergePlan())

    import_event(work, document)

    assert work.session.scalars(select(Part.person_id)).all() == [anna.id]
    assert other.names == Texts()
