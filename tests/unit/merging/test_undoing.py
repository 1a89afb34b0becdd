"""A merge is taken back within thirty days."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.duplicates.models import Merge
from planner.contacts.models import Channel, ChannelKind, Gender, Person
from planner.contacts.pools import add_members
from planner.contacts.queries import pools_of
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, unwanted_by
from planner.files.models import FileKind, StoredFile
from planner.history.models import Entry
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.stored import as_stored
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.merging.fields import COLUMNS
from planner.merging.lists import lists_of
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import forget_merges, merges_into, undo_merge, why_not_undone
from planner.outbox.list_kinds import ListKind
from tests.conftest import NOW
from tests.factories import Make


@pytest.fixture
def anna(make: Make) -> Person:
    person = make.person(names=Texts(en="A. Arden"), email="anna@paper.test", notes="Rings back.")
    make.affiliation(person, outlet=make.outlet(), functions=Texts(en="editor"))
    return person


@pytest.fixture
def other(make: Make) -> Person:
    person = make.person(
        names=Texts(en="Anna Arden", ru="Анна Арден"),
        email="arden@radio.test",
        gender=Gender.FEMININE,
        notes="Likes water.",
    )
    make.affiliation(person, outlet=make.outlet())
    return person


def state(work: Work, *people: Person) -> list[object]:
    work.session.flush()
    work.session.expire_all()
    return [(as_stored(one, COLUMNS), lists_of(work, one), one.archived_at) for one in people]


def test_both_records_are_as_they_were(work: Work, make: Make, anna: Person, other: Person) -> None:
    add_members(work, make.pool(), [other])
    before = state(work, anna, other)
    plan = MergePlan(
        theirs={"names.en"},
        left_out={'channels:["email", "anna@paper.test"]'},
        first_address="arden@radio.test",
    )

    stays = undo_merge(work, merge(work, anna, other, plan))

    assert state(work, anna, other) == before
    assert stays == []


def test_what_was_entered_since_stays_with_the_survivor(
    work: Work, anna: Person, other: Person
) -> None:
    row = merge(work, anna, other, MergePlan())
    anna.channels.append(
        Channel(
            office_id=work.office_id,
            kind=ChannelKind.EMAIL,
            value="new@paper.test",
            key="new@paper.test",
            position=2,
        )
    )
    work.session.flush()

    undo_merge(work, row)

    assert anna.emails == ["anna@paper.test", "new@paper.test"]
    assert other.emails == ["arden@radio.test"]


def test_what_was_changed_since_stays_and_is_told(work: Work, anna: Person, other: Person) -> None:
    row = merge(work, anna, other, MergePlan())
    anna.notes = "Another note."
    work.session.flush()

    stays = undo_merge(work, row)

    assert (anna.notes, other.notes) == ("Another note.", "Likes water.")
    assert stays == ["Fields that were changed since stay as they are."]


def test_an_outlet_that_is_gone_does_not_come_back(work: Work, anna: Person, other: Person) -> None:
    outlet = other.affiliations[0].outlet
    assert outlet is not None
    mark = f"affiliations:[null, {outlet.id}, {{}}, null, null]"
    plan = MergePlan(left_out={mark})
    row = merge(work, anna, other, plan)
    work.session.delete(outlet)
    work.session.flush()

    stays = undo_merge(work, row)

    assert other.affiliations == []
    assert stays == ["Outlets, beats or pools that were deleted since do not come back."]


def test_pools_are_those_of_before(work: Work, make: Make, anna: Person, other: Person) -> None:
    pool = make.pool()
    add_members(work, pool, [other])

    undo_merge(work, merge(work, anna, other, MergePlan()))

    assert work.session.scalars(pools_of(anna.id, work.office_id)).all() == []
    assert work.session.scalars(pools_of(other.id, work.office_id)).all() == [pool]


def test_the_wishes_of_one_are_again_those_of_one(work: Work, anna: Person, other: Person) -> None:
    suppress(work, other.emails, Unwanted.RELEASES, SuppressionRoad.LINK)

    undo_merge(work, merge(work, anna, other, MergePlan()))

    assert unwanted_by(work, anna.emails) == set()
    assert unwanted_by(work, other.emails) == {ListKind.RELEASES}


def test_a_wish_that_was_said_since_holds(work: Work, anna: Person, other: Person) -> None:
    suppress(work, other.emails, Unwanted.RELEASES, SuppressionRoad.LINK)
    row = merge(work, anna, other, MergePlan())
    suppress(work, anna.emails, Unwanted.RELEASES, SuppressionRoad.LINK)

    undo_merge(work, row)

    assert unwanted_by(work, ["anna@paper.test"]) == {ListKind.RELEASES}


def test_both_know_of_it(work: Work, anna: Person, other: Person) -> None:
    undo_merge(work, merge(work, anna, other, MergePlan()))

    told = select(Entry.subject_id).where(Entry.verb == "person.merge_undone")
    assert sorted(work.session.scalars(told)) == [anna.id, other.id]


def test_the_later_merge_is_undone_first(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    first = merge(work, anna, other, MergePlan())
    merge(work, anna, make.person("Anna Arden"), MergePlan())

    assert why_not_undone(work, first).endswith("Undo that first.")
    with pytest.raises(Conflict):
        undo_merge(work, first)


def test_whoever_was_merged_on_is_not_divided(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    first = merge(work, anna, other, MergePlan())
    second = merge(work, make.person("Anna Arden"), anna, MergePlan())
    assert why_not_undone(work, first).startswith("This person was merged into another one")

    undo_merge(work, second)
    undo_merge(work, first)

    assert (anna.emails, other.emails) == (["anna@paper.test"], ["arden@radio.test"])


def test_after_thirty_days_it_is_not_undone(work: Work, anna: Person, other: Person) -> None:
    row = merge(work, anna, other, MergePlan())

    later = replace(work, now=NOW + timedelta(days=30))

    assert why_not_undone(later, row).startswith("A merge can be undone for 30 days.")


def photo(work: Work, name: str) -> StoredFile:
    file = StoredFile(
        office_id=work.office_id,
        public_id=name,
        kind=FileKind.PHOTO,
        path=f"{name}.jpg",
        name=name,
        media_type="image/jpeg",
        size=1,
        sha256=name,
        created_at=NOW,
    )
    work.session.add(file)
    work.session.flush()
    return file


def test_both_portraits_come_back(work: Work, anna: Person, other: Person) -> None:
    anna.photo, other.photo = photo(work, "one"), photo(work, "two")
    work.session.flush()
    before = state(work, anna, other)

    undo_merge(work, merge(work, anna, other, MergePlan(theirs={"photo"})))

    assert state(work, anna, other) == before


def test_a_portrait_that_nobody_chose_goes_with_the_means_to_undo(
    work: Work, anna: Person, other: Person
) -> None:
    anna.photo, other.photo = photo(work, "one"), photo(work, "two")
    work.session.flush()
    merge(work, anna, other, MergePlan(theirs={"photo"}))

    paths = forget_merges(work.session, NOW + timedelta(days=30))

    assert paths == ["one.jpg"]
    assert work.session.scalars(select(StoredFile.path)).all() == ["two.jpg"]
    assert work.session.scalars(select(Merge)).all() == []


def test_before_thirty_days_nothing_is_forgotten(work: Work, anna: Person, other: Person) -> None:
    row = merge(work, anna, other, MergePlan())

    paths = forget_merges(work.session, NOW + timedelta(days=29))

    assert paths == []
    assert work.session.scalars(merges_into(work.office_id, anna.id)).all() == [row]


def test_a_merge_from_before_requests_to_attend_is_taken_back(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event()
    for one in (anna, other):
        make.invitation(event, person=one, invited_at=NOW)
    row = merge(work, anna, other, MergePlan())
    former = deepcopy(row.kept)
    del former["rooms"]["guests"]["requests"]
    row.kept = former

    undo_merge(work, row)

    work.session.expire_all()
    found = work.session.scalars(select(Invitation).order_by(Invitation.id))
    assert [one.person_id for one in found] == [anna.id, other.id]
