"""What was removed from a programme comes back as it was, where it was."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import inspect, select

from planner.coverage.models import Clip
from planner.coverage.operations import bring_clip_back, remove_clip
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus, ItemKind, PartRole, PartState
from planner.events.models.statement import SpeechForm, Statement
from planner.events.models.times import ItemBegin
from planner.events.operations.removing import (
    bring_item_back,
    bring_part_back,
    remove_item,
    remove_part,
)
from planner.events.operations.statements import (
    StatementPlan,
    approve_statement,
    bring_statement_back,
    note_statement,
    remove_statement,
)
from planner.history.models import Removed
from planner.history.removed import KEPT, forget_removed
from planner.kernel.errors import Conflict
from planner.kernel.ordering import number
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make


def values(row: object) -> dict[str, object]:
    mapper = inspect(type(row))
    assert mapper is not None
    return {
        column.key: getattr(row, column.key)
        for column in mapper.columns
        if column.key not in ("id", "item_id", "statement_id")
    }


def full_item(make: Make, event: Event) -> ProgrammeItem:
    return make.item(
        event,
        kind=ItemKind.STUDY,
        titles=Texts(en="Warm rooms", ru="Тёплые комнаты"),
        begins=ItemBegin.FIXED,
        clock=time(11, 30),
        study=make.study(),
        project=make.project(),
        notes="Ask for a screen",
        is_public=False,
    )


def test_an_item_comes_back_with_its_speakers(work: Work, make: Make) -> None:
    event = make.event()
    make.item(event)
    item = full_item(make, event)
    make.part(item, person=make.person(), functions=Texts(en="Chair"), state=PartState.ASKED)
    make.part(item, organisation=make.organisation(), role=PartRole.HOST, position=1)
    make.item(event, begins=ItemBegin.UNKNOWN)
    number(event.programme)
    before = values(item), [values(part) for part in item.parts]

    removed = remove_item(work, item)
    assert [item.position for item in event.programme] == [0, 1]
    again = bring_item_back(work, event, removed)

    assert (values(again), [values(part) for part in again.parts]) == before
    assert [item.position for item in event.programme] == [0, 1, 2]
    assert event.programme[1] is again
    assert work.session.scalars(select(Removed)).all() == []


def test_a_speaker_comes_back_at_the_same_place(work: Work, make: Make) -> None:
    event = make.event()
    item = make.item(event)
    parts = [make.part(item, person=make.person(), position=place) for place in range(3)]
    before = values(parts[1])

    again = bring_part_back(work, event, remove_part(work, parts[1]))

    assert values(again) == before
    assert [part.position for part in item.parts] == [0, 1, 2]
    assert item.parts[1] is again


@pytest.mark.parametrize("is_another_below", [False, True])
def test_a_statement_comes_back_approved(work: Work, make: Make, *, is_another_below: bool) -> None:
    item = make.item(event := make.event())
    part, other = make.part(item, person=make.person()), make.part(item, person=make.person())
    plan = StatementPlan(
        form=SpeechForm.DIRECT, texts=Texts(en="Cold kills."), is_subhead=True,
        joint_part_ids=(other.id,),
    )  # fmt: skip
    statement = note_statement(work, part, plan)
    statement.embargo_until = datetime.fromisoformat("2012-03-27T10:00:00+00:00")
    approve_statement(work, statement, "Anna Example")
    before = values(statement)

    removed = remove_statement(work, statement)
    if is_another_below:
        note_statement(work, part, plan)
    again = bring_statement_back(work, event, removed)

    assert values(again) == {**before, "is_subhead": not is_another_below}
    assert [one.part for one in again.joint_speakers] == [other]
    assert (again.event, again.part) == (event, part)


def test_a_publication_comes_back(work: Work, make: Make) -> None:
    event = make.event()
    clip = Clip(
        office_id=work.office_id, event=event, outlet=make.outlet(), title="Warm",
        published_on=date(2012, 3, 28),
    )  # fmt: skip
    work.session.add(clip)
    work.session.flush()
    before = values(clip)

    again = bring_clip_back(work, event, remove_clip(work, clip))

    assert values(again) == before


def test_what_it_refers_to_may_be_gone_meanwhile(work: Work, make: Make) -> None:
    """A new row with the same number is somebody else."""
    item = make.item(event := make.event())
    person = make.person("Anna Example")
    removed = remove_part(work, make.part(item, person=person))
    number = person.id
    work.session.delete(person)
    work.session.flush()
    assert make.person("Somebody Else").id == number

    with pytest.raises(Conflict, match="has been deleted meanwhile"):
        bring_part_back(work, event, removed)
    assert item.parts == []


def test_a_speaker_does_not_come_back_without_the_item(work: Work, make: Make) -> None:
    item = make.item(event := make.event())
    removed = remove_part(work, make.part(item, person=make.person()))
    remove_item(work, item)

    with pytest.raises(Conflict, match="has been deleted meanwhile"):
        bring_part_back(work, event, removed)


def test_a_speaker_who_has_the_role_again_does_not_come_back(work: Work, make: Make) -> None:
    item, person = make.item(event := make.event()), make.person()
    removed = remove_part(work, make.part(item, person=person))
    make.part(item, person=person)

    with pytest.raises(Conflict, match="has the same role in this item already"):
        bring_part_back(work, event, removed)


def test_a_companion_does_not_come_back_before_everybody(work: Work, make: Make) -> None:
    item = make.item(event := make.event())
    speaker = make.part(item, person=make.person())
    companion = make.part(item, person=make.person(), role=PartRole.COMPANION, position=1)
    removed = remove_part(work, companion)
    remove_part(work, speaker)

    with pytest.raises(Conflict, match="Then nobody would stand before the accompanying person"):
        bring_part_back(work, event, removed)


def test_an_item_whose_hour_is_taken_meanwhile_stays_away(work: Work, make: Make) -> None:
    event = make.event()
    first = make.item(event, begins=ItemBegin.FIXED, clock=time(11))
    removed = remove_item(work, first)
    make.item(event, begins=ItemBegin.FIXED, clock=time(12), position=0)
    removed.content = {
        **removed.content,
        "values": {**removed.content["values"], "position": 1},
    }

    with pytest.raises(Conflict, match="begins at 12:00"):
        bring_item_back(work, event, removed)


def test_nothing_comes_back_to_a_closed_event(work: Work, make: Make) -> None:
    item, part_of = make.item(event := make.event()), make.item(event)
    gone = remove_part(work, make.part(part_of, person=make.person()))
    removed = remove_item(work, item)
    event.status = EventStatus.CLOSED

    for bring_back in (
        lambda: bring_item_back(work, event, removed),
        lambda: bring_part_back(work, event, gone),
    ):
        with pytest.raises(Conflict, match="closed"):
            bring_back()


def test_it_is_kept_for_a_day(work: Work, make: Make) -> None:
    item = make.item(make.event())
    remove_item(work, item)

    forget_removed(work.session, work.now + KEPT)
    assert len(work.session.scalars(select(Removed)).all()) == 1
    forget_removed(work.session, work.now + KEPT + timedelta(seconds=1))
    assert work.session.scalars(select(Removed)).all() == []


def test_rows_are_gone_when_they_are_removed(work: Work, make: Make) -> None:
    item = make.item(make.event())
    make.part(item, person=make.person())

    remove_item(work, item)

    counts = [len(work.session.scalars(select(model)).all()) for model in (Part, Statement)]
    assert counts == [0, 0]
