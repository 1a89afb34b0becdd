from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, ItemKind, PartRole, PartState
from planner.events.models.statement import SpeechForm
from planner.events.models.times import ItemBegin
from planner.events.operations.items import (
    ItemPlan,
    add_item,
    duplicate_parts,
    revise_item,
)
from planner.events.operations.moving import Place, move_item
from planner.events.operations.removing import remove_item
from planner.events.operations.statements import StatementPlan, note_statement
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

REPORT = ItemPlan(kind=ItemKind.REPORT, titles=Texts(en="Report"), minutes=30)


def positions(event: Event) -> list[int]:
    return [item.position for item in event.programme]


def test_items_come_at_the_end(work: Work, make: Make) -> None:
    event, study = make.event(), make.study()
    make.item(event)

    item = add_item(work, event, ItemPlan(kind=ItemKind.STUDY, study_id=study.id))

    assert (event.programme[-1], item.study, positions(event)) == (item, study, [0, 1])
    assert len(item.uid) == 36


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (ItemPlan(kind=ItemKind.REPORT, minutes=-1), "minutes"),
        (ItemPlan(kind=ItemKind.REPORT, minutes=1441), "minutes"),
        (ItemPlan(kind=ItemKind.REPORT, study_id=999), "study_id"),
    ],
)
def test_what_cannot_be_is_refused(work: Work, make: Make, plan: ItemPlan, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        add_item(work, make.event(), plan)

    assert refusal.value.field == field


def test_without_an_end_the_programme_moves_it_and_counts(work: Work, make: Make) -> None:
    event = make.event(ends_clock=None)
    begins = event.starts_at
    assert isinstance(begins, datetime)

    item = add_item(work, event, REPORT)
    assert (event.ends_at, event.sequence) == (begins + timedelta(minutes=30), 1)

    revise_item(work, item, ItemPlan(kind=ItemKind.REPORT, minutes=40), 1)
    assert (event.ends_at, event.sequence) == (begins + timedelta(minutes=40), 2)

    remove_item(work, item)
    assert (event.ends_at, event.sequence) == (begins + timedelta(hours=2), 3)


def test_with_an_end_the_programme_counts_nothing(work: Work, make: Make) -> None:
    event = make.event(revised_at=make.work.now - timedelta(days=1))

    add_item(work, event, REPORT)

    assert (event.sequence, event.revised_at) == (0, work.now)


def test_what_did_not_fit_before_stands_in_nobodys_way(work: Work, make: Make) -> None:
    event = make.event()
    before = ItemPlan(kind=ItemKind.REPORT, begins=ItemBegin.FIXED, clock=time(9))
    make.item(event, begins=ItemBegin.FIXED, clock=time(9), minutes=None)

    added = add_item(work, event, REPORT)

    assert event.programme[-1] is added
    with pytest.raises(Invalid) as refused:
        revise_item(work, event.programme[0], before, None)
    assert refused.value.field == "clock"


def test_two_who_edit_one_item(work: Work, make: Make) -> None:
    item = make.item(make.event(), version=2)

    with pytest.raises(Stale):
        revise_item(work, item, REPORT, 1)


def test_removing_closes_the_gap(work: Work, make: Make) -> None:
    event = make.event()
    for _ in range(3):
        make.item(event)

    remove_item(work, event.programme[1])

    assert positions(event) == [0, 1]


def test_what_was_said_keeps_its_item(work: Work, make: Make) -> None:
    item = make.item(make.event())
    part = make.part(item, person=make.person())
    note_statement(work, part, StatementPlan(form=SpeechForm.DIRECT, texts=Texts(en="Hm")))

    with pytest.raises(Conflict, match="Remove the statements first"):
        remove_item(work, item)


def test_a_closed_programme_stays(work: Work, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    item = make.item(event)

    for act in (
        lambda: add_item(work, event, REPORT),
        lambda: revise_item(work, item, REPORT, None),
        lambda: remove_item(work, item),
        lambda: move_item(work, item, Place(None)),
    ):
        with pytest.raises(Conflict, match="closed"):
            act()


def test_somebody_twice_in_one_item_is_noticed(make: Make) -> None:
    event, person = make.event(), make.person()
    item = make.item(event)
    make.part(item, person=person)
    make.part(item, organisation=make.organisation())
    make.part(item, person=person, role=PartRole.INTERPRETER, state=PartState.DECLINED)
    again = make.part(item, person=person, role=PartRole.MODERATOR)
    make.part(make.item(event), person=person)

    assert duplicate_parts(event) == [(item, again)]
