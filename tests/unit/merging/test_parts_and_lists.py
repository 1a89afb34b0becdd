"""Parts in programmes and rows of lists when two people become one."""

from __future__ import annotations

import pytest

from planner.contacts.importing.models import Import, ImportRow, ImportState, Verdict
from planner.contacts.models import Person
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import PartRole
from planner.events.models.statement import JointSpeaker, Statement
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
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


def said(work: Work, part: Part, *joint: Part) -> Statement:
    statement = Statement(
        office_id=work.office_id,
        event=part.item.event,
        part=part,
        uid=new_uid(),
        texts=Texts(en="It rains."),
        joint_speakers=[JointSpeaker(office_id=work.office_id, part=one) for one in joint],
    )
    work.session.add(statement)
    work.session.flush()
    return statement


def parts_of(item: ProgrammeItem) -> list[tuple[str, int | None, int]]:
    return [(part.uid, part.person_id, part.position) for part in item.parts]


def test_of_two_parts_in_one_item_that_of_the_survivor_stays(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item = make.item(event)
    theirs = make.part(item, person=other, functions=Texts(en="Editor"), position=0)
    third = make.part(item, person=make.person("Ben"), position=1)
    mine = make.part(item, person=anna, position=2)
    work.session.refresh(item)
    before, statement = parts_of(item), said(work, theirs)

    row = merge(work, anna, other, MergePlan())
    merged, speaker = parts_of(item), statement.part_id
    stays = undo_merge(work, row)

    assert merged == [(mine.uid, anna.id, 0), (third.uid, third.person_id, 1)]
    assert speaker == mine.id
    assert (stays, parts_of(item)) == ([], before)
    back = item.parts[0]
    assert (back.functions, statement.part_id) == (Texts(en="Editor"), back.id)


def test_parts_with_other_roles_in_one_item_are_both_those_of_the_survivor(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item = make.item(event)
    make.part(item, person=anna)
    make.part(item, person=other, role=PartRole.MODERATOR)

    merge(work, anna, other, MergePlan())

    assert [part.person_id for part in item.parts] == [anna.id, anna.id]


def test_who_made_a_statement_together_are_two_people(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item = make.item(event)
    said(work, make.part(item, person=anna), make.part(item, person=other))

    with pytest.raises(Conflict, match="Both made a statement together"):
        merge(work, anna, other, MergePlan())


def test_a_part_whose_item_is_gone_does_not_come_back(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item = make.item(event)
    make.part(item, person=anna)
    make.part(item, person=other)
    work.session.refresh(item)
    row = merge(work, anna, other, MergePlan())
    event.programme.remove(item)
    work.session.flush()

    stays = undo_merge(work, row)

    assert [str(one) for one in stays] == [
        "A part in a programme does not come back: what it stood in was removed since."
    ]


def test_a_part_comes_back_without_a_body_that_was_deleted(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    item, body = make.item(event), make.organisation()
    make.part(item, person=anna, position=0)
    make.part(item, person=other, organisation=body, position=1)
    work.session.refresh(item)
    row = merge(work, anna, other, MergePlan())
    work.session.delete(body)
    work.session.flush()

    undo_merge(work, row)

    assert [(part.person_id, part.organisation_id) for part in item.parts] == [
        (anna.id, None),
        (other.id, None),
    ]


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
