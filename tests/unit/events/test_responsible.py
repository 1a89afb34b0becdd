"""Who is responsible for an event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.operations.checklists import KindTaskPlan, revise_checklist
from planner.events.operations.planning import plan_event
from planner.events.operations.responsible import make_responsible
from planner.events.operations.tasks import TaskPlan, add_task
from planner.events.queries import EventList
from planner.exchange.deleting import delete_draft, restore_draft
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.members.operations import remove, suspend
from tests.factories import Make
from tests.unit.events.test_planning import plan
from tests.unit.exchange.acts import copied


def chosen(work: Work) -> int:
    verbs = select(Entry).where(Entry.verb == "event.responsible_chosen")
    return len(work.session.scalars(verbs).all())


def test_who_plans_an_event_is_responsible_for_it_and_for_its_copies(
    work: Work, make: Make
) -> None:
    member = make.member()

    event = plan_event(replace(work, actor_id=member.user_id), plan())

    assert event.responsible_id == member.user_id
    assert copied(work, event).responsible_id == member.user_id
    assert plan_event(work, plan()).responsible_id is None


def test_another_member_is_chosen_or_nobody(work: Work, make: Make) -> None:
    event, member = make.event(), make.member()

    make_responsible(work, event, member.user_id)
    make_responsible(work, event, member.user_id)
    assert (event.responsible, chosen(work)) == (member.user, 1)
    make_responsible(work, event, None)

    assert (event.responsible_id, chosen(work)) == (None, 2)


def test_only_a_member_who_works_here_is_chosen(work: Work, make: Make) -> None:
    event, stranger, member = make.event(), make.user(), make.member()
    boss = make.member(Role.ADMINISTRATOR)
    suspend(replace(work, actor_id=boss.user_id), member, "on leave")

    for user_id in (stranger.id, member.user_id):
        with pytest.raises(Invalid) as refused:
            make_responsible(work, event, user_id)
        assert refused.value.field == "responsible_id"


def test_nobody_is_chosen_for_a_closed_event(work: Work, make: Make) -> None:
    with pytest.raises(Conflict):
        make_responsible(work, make.event(status=EventStatus.CLOSED), make.member().user_id)


def test_who_leaves_the_office_is_responsible_for_nothing(work: Work, make: Make) -> None:
    boss, member = make.member(Role.ADMINISTRATOR), make.member()
    theirs, other = (make.event(responsible=one.user) for one in (member, boss))
    task = add_task(work, other, TaskPlan(titles=Texts(en="Call"), responsible_id=member.user_id))
    rows = [KindTaskPlan(titles=Texts(en="Call"), responsible_id=member.user_id)]
    checklist = revise_checklist(work, EventKind.BRIEFING, None, rows, 0)

    remove(replace(work, actor_id=boss.user_id), member)

    work.session.expire_all()
    assert (theirs.responsible_id, other.responsible_id) == (None, boss.user_id)
    assert (task.responsible_id, checklist.tasks[0].responsible_id) == (None, None)


def test_a_restored_draft_has_who_was_responsible_if_they_work_here(work: Work, make: Make) -> None:
    boss, member = make.member(Role.ADMINISTRATOR), make.member()
    drafts = [make.event(status=EventStatus.DRAFT, responsible=one.user) for one in (boss, member)]
    deleted = [delete_draft(work, event) for event in drafts]
    remove(replace(work, actor_id=boss.user_id), member)

    restored = [restore_draft(work, one).event.responsible_id for one in deleted]

    assert restored == [boss.user_id, None]


def test_the_list_is_narrowed_to_ones_own(work: Work, make: Make) -> None:
    member = make.member()
    mine: Event = make.event(responsible=member.user)
    make.event()

    wanted = EventList(office_id=work.office_id, now=work.now, responsible_id=member.user_id)

    assert wanted.is_narrowed
    assert work.session.scalars(wanted.select()).all() == [mine]
