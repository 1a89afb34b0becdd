"""Parts in programmes and rows of lists when two people become one."""

from __future__ import annotations

import pytest

from planner.contacts.importing.models import Import, ImportRow, ImportState, Verdict
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from tests.conftest import NOW
from tests.factories import Make


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


@pytest.fixture
def other(make: Make) -> Person:
    return make.person("A. Arden", email="arden@radio.test")


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_parts_are_those_of_the_survivor(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    part = make.part(make.item(event), person=other)

    row = merge(work, anna, other, MergePlan())
    moved = part.person_id
    undo_merge(work, row)

    assert (moved, part.person_id) == (anna.id, other.id)


def test_who_speak_in_one_item_are_two_people(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item = make.item(event)
    make.part(item, person=anna)
    make.part(item, person=other)

    with pytest.raises(Conflict, match="Both speak in the same item"):
        merge(work, anna, other, MergePlan())


def test_rows_of_lists_follow_and_are_not_taken_back_with_the_list(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    brought = Import(
        office_id=work.office_id, state=ImportState.IMPORTED, uploaded_at=NOW, file_name="a.csv",
        file_format="csv", headings=[], columns=[], total=1, source="",
    )  # fmt: skip
    work.session.add(brought)
    work.session.flush()
    row = ImportRow(
        office_id=work.office_id, import_id=brought.id, number=1, label="A", cells=[], read={},
        verdict=Verdict.NEW, person_id=other.id, person_version=1,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()

    merged = merge(work, anna, other, MergePlan())
    work.session.refresh(row)
    moved = (row.person_id, row.person_version)
    undo_merge(work, merged)
    work.session.refresh(row)

    assert moved == (anna.id, None)
    assert row.person_id == other.id
