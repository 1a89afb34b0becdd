"""The checklists of kinds of event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from planner.accounts.models import Role
from planner.events.changes import When
from planner.events.due_days import MOST_DAYS
from planner.events.models.kinds import Certainty, EventKind
from planner.events.models.task import KindChecklist, KindTask
from planner.events.operations.checklists import (
    KindTaskPlan,
    checklist_rows,
    return_to_proposal,
    revise_checklist,
    stored_checklist,
)
from planner.events.operations.planning import EventPlan, plan_event
from planner.events.ready_checklists import READY_CHECKLISTS
from planner.kernel.errors import Invalid, Stale
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.members.operations import suspend
from tests.factories import Make

ROWS = [
    KindTaskPlan(titles=Texts(en="Thank"), days=1, is_after=True),
    KindTaskPlan(titles=Texts(en="Call"), days=3),
    KindTaskPlan(titles=Texts(en="Book"), days=30),
]


@pytest.mark.parametrize("kind", list(EventKind))
def test_each_kind_has_a_proposal_in_both_languages(work: Work, kind: EventKind) -> None:
    rows = checklist_rows(work, kind)

    assert [row.titles for row in rows] == [one.titles for one in READY_CHECKLISTS[kind]]
    assert all(set(row.titles) == {"en", "ru"} for row in rows)
    assert len(rows) > 2


def test_what_an_office_has_changed_is_sorted_by_days(work: Work) -> None:
    revise_checklist(work, EventKind.BRIEFING, None, ROWS, 0)

    rows = checklist_rows(work, EventKind.BRIEFING)

    assert rows == [ROWS[2], ROWS[1], ROWS[0]]
    assert checklist_rows(work, EventKind.WEBINAR)[0].titles["en"] == "Set up the video link"


def test_it_is_changed_again_and_given_back(work: Work) -> None:
    first = revise_checklist(work, EventKind.BRIEFING, None, ROWS, 0)
    second = revise_checklist(work, EventKind.BRIEFING, None, ROWS[:1], 1)
    version = second.version

    return_to_proposal(work, EventKind.BRIEFING, None)
    return_to_proposal(work, EventKind.BRIEFING, None)

    assert (first, version) == (second, 2)
    assert stored_checklist(work, EventKind.BRIEFING) is None
    assert work.session.scalars(select(KindTask)).all() == []
    with pytest.raises(Stale):
        revise_checklist(work, EventKind.BRIEFING, None, ROWS, 2)


def test_two_people_at_once_are_told(work: Work) -> None:
    revise_checklist(work, EventKind.BRIEFING, None, ROWS, 0)

    with pytest.raises(Stale):
        revise_checklist(work, EventKind.BRIEFING, None, ROWS, 0)


@pytest.mark.parametrize("is_own", [False, True])
def test_a_kind_has_one_list_even_without_a_write_lock(
    work: Work, make: Make, *, is_own: bool
) -> None:
    kind = make.own_kind() if is_own else None
    revise_checklist(work, EventKind.BRIEFING, kind, ROWS, 0)
    stored = stored_checklist(work, EventKind.BRIEFING, kind)
    assert stored is not None

    work.session.add(
        KindChecklist(
            office_id=work.office_id, kind=stored.kind, own_kind_id=stored.own_kind_id, version=1
        )
    )

    with pytest.raises(IntegrityError, match="UNIQUE"):
        work.session.flush()


def test_an_own_kind_takes_the_list_of_the_kind_it_is_like(work: Work, make: Make) -> None:
    kind = make.own_kind(like=EventKind.BRIEFING)
    proposed = checklist_rows(work, EventKind.BRIEFING, kind)
    revise_checklist(work, EventKind.BRIEFING, None, ROWS[:1], 0)
    inherited = checklist_rows(work, EventKind.BRIEFING, kind)
    revise_checklist(work, EventKind.BRIEFING, kind, ROWS[1:], 0)

    own = checklist_rows(work, EventKind.BRIEFING, kind)

    assert [row.titles for row in proposed] == [
        one.titles for one in READY_CHECKLISTS[EventKind.BRIEFING]
    ]
    assert (inherited, own) == (ROWS[:1], [ROWS[2], ROWS[1]])


def test_a_list_goes_with_its_own_kind(work: Work, make: Make) -> None:
    kind = make.own_kind()
    revise_checklist(work, kind.like, kind, ROWS, 0)

    work.session.delete(kind)
    work.session.flush()
    work.session.expire_all()

    assert work.session.scalars(select(KindChecklist)).all() == []


def test_who_does_not_work_here_any_more_is_not_named(work: Work, make: Make) -> None:
    boss, member = make.member(Role.ADMINISTRATOR), make.member()
    rows = [replace(ROWS[0], responsible_id=member.user_id)]
    revise_checklist(work, EventKind.BRIEFING, None, rows, 0)
    named = checklist_rows(work, EventKind.BRIEFING)
    suspend(replace(work, actor_id=boss.user_id), member, "on leave")

    assert named == rows
    assert checklist_rows(work, EventKind.BRIEFING) == ROWS[:1]
    with pytest.raises(Invalid, match="does not work here"):
        revise_checklist(work, EventKind.BRIEFING, None, rows, 1)


@pytest.mark.parametrize("wrong", [{"titles": Texts()}, {"days": MOST_DAYS + 1}])
def test_what_a_row_must_be(work: Work, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        revise_checklist(work, EventKind.BRIEFING, None, [replace(ROWS[0], **wrong)], 0)  # type: ignore[arg-type]

    assert refused.value.field == "tasks"


def test_a_new_event_begins_with_the_list_of_its_kind(work: Work, make: Make) -> None:
    member = make.member()
    rows = [replace(ROWS[1], responsible_id=member.user_id), ROWS[0]]
    revise_checklist(work, EventKind.BRIEFING, None, rows, 0)

    event = plan_event(
        work,
        EventPlan(
            kind=EventKind.BRIEFING,
            titles=Texts(en="Rivers"),
            languages=("en",),
            when=When(
                starts_on=date(2012, 4, 10), zone="Europe/Moscow", certainty=Certainty.TIME_TBC
            ),
        ),
    )

    assert [(task.titles, task.due_on, task.responsible_id) for task in event.tasks] == [
        (Texts(en="Call"), date(2012, 4, 7), member.user_id),
        (Texts(en="Thank"), date(2012, 4, 11), None),
    ]
