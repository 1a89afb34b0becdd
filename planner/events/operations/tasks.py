"""The checklist of an event: adding rows, ticking them, giving them to somebody, removing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.accounts.queries import active_member, active_members
from planner.events.due_days import MOST_DAYS, settle_due_days
from planner.events.lifecycle import check_open
from planner.events.models.event import Event
from planner.events.models.task import EventTask
from planner.events.operations.checklists import checklist_rows
from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work

# Who is to do it, and who has done it.
PEOPLE = ("responsible_id", "done_by_id")


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskPlan:
    """What is entered about a row; with `days` the due day follows from the event."""

    titles: Texts
    days: int | None = None
    is_after: bool = False
    due_on: date | None = None
    responsible_id: int | None = None


def add_task(work: Work, event: Event, plan: TaskPlan) -> EventTask:
    """Raises `Conflict` if the event is closed, `Invalid` at the wrong field."""
    check_open(event)
    task = EventTask(office_id=work.office_id, uid=new_uid())
    _fill(work, task, plan)
    event.tasks.append(task)
    settle_due_days(event)
    work.session.flush()
    record(work, "task.added", task, event_id=event.id)
    return task


def revise_task(work: Work, task: EventTask, plan: TaskPlan, opened_version: int | None) -> None:
    """Raises as `add_task`, and `Stale` if somebody else saved it meanwhile."""
    check_open(task.event)
    task.revise(opened_version)
    _fill(work, task, plan)
    settle_due_days(task.event)
    work.session.flush()
    record(work, "task.revised", task, event_id=task.event_id)


def tick_task(work: Work, task: EventTask) -> None:
    """Note that it is done. Idempotent. Raises `Conflict` if the event is closed."""
    check_open(task.event)
    if task.is_done:
        return
    task.done_at, task.done_by_id = work.now, work.actor_id
    work.session.flush()
    record(work, "task.done", task, event_id=task.event_id, title=task.titles.best())


def untick_task(work: Work, task: EventTask) -> None:
    """Note that it is not done. Idempotent. Raises `Conflict` if the event is closed."""
    check_open(task.event)
    if not task.is_done:
        return
    task.done_at = task.done_by_id = None
    work.session.flush()
    record(work, "task.reopened", task, event_id=task.event_id, title=task.titles.best())


def remove_task(work: Work, task: EventTask) -> Removed:
    """Raises `Conflict` if the event is closed."""
    event = task.event
    check_open(event)
    removed = keep_removed(work, task, event.id)
    people = {name: getattr(task, name) for name in PEOPLE}
    removed.content = {**removed.content, "people": people}
    record(work, "task.removed", task, event_id=event.id, title=task.titles.best())
    event.tasks.remove(task)
    work.session.flush()
    return removed


def bring_task_back(work: Work, event: Event, removed: Removed) -> EventTask:
    """Undo `remove_task`. Raises `Conflict` if the event is closed."""
    check_open(event)
    task = revived(work, removed, EventTask)
    name_again(work, [(task, removed.content["people"])])
    event.tasks.append(task)
    settle_due_days(event)
    work.session.delete(removed)
    work.session.flush()
    record(work, "task.restored", task, event_id=event.id)
    return task


def name_again(work: Work, kept: Sequence[tuple[EventTask, Mapping[str, Any]]]) -> None:
    """Name the `PEOPLE` in rows that come back, except those who no longer work in the office."""
    named = [people.get(name) for _task, people in kept for name in PEOPLE]
    here = active_members(work.session, work.office_id, named)
    for task, people in kept:
        for name in PEOPLE:
            user_id = people.get(name)
            setattr(task, name, user_id if user_id in here else None)


def take_checklist(work: Work, event: Event) -> int:
    """Give an event without rows those of its kind; how many.

    Raises `Conflict` if the event is closed or has rows.
    """
    check_open(event)
    if event.tasks:
        raise Conflict(_("The checklist of this event has rows already."))
    give_checklist(work, event)
    work.session.flush()
    record(work, "task.taken", event, event_id=event.id, count=len(event.tasks))
    return len(event.tasks)


def give_checklist(work: Work, event: Event) -> None:
    """Add the rows of the checklist of its kind, due as the date of the event says."""
    for row in checklist_rows(work, event.kind, event.own_kind):
        event.tasks.append(
            EventTask(
                office_id=work.office_id,
                uid=new_uid(),
                titles=row.titles,
                days=row.days,
                is_after=row.is_after,
                responsible_id=row.responsible_id,
            )
        )
    settle_due_days(event)


def check_task(plan: TaskPlan) -> None:
    """Raises `Invalid` for a row without words, and for days that are too many."""
    if not plan.titles:
        raise Invalid("titles", _("Say what is to be done."))
    if plan.days is not None and not 0 <= plan.days <= MOST_DAYS:
        most = number_text(MOST_DAYS)
        raise Invalid("days", _("Give a number of days from 0 to %(most)s.", most=most))


def _fill(work: Work, task: EventTask, plan: TaskPlan) -> None:
    check_task(plan)
    _check_responsible(work, plan.responsible_id)
    task.titles, task.responsible_id = plan.titles, plan.responsible_id
    task.days, task.is_after = plan.days, plan.is_after and plan.days is not None
    task.due_on = plan.due_on if plan.days is None else None


def _check_responsible(work: Work, user_id: int | None) -> None:
    """Raises `Invalid` if the user does not work in the office."""
    if user_id is None:
        return
    if work.session.scalars(active_member(work.office_id, user_id)).one_or_none() is None:
        raise Invalid("responsible_id", _("Choose from the list."))
