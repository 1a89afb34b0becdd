"""Members of the office in events that are kept as files: an event file itself never names accounts."""

from __future__ import annotations

from typing import Any

from planner.accounts.queries import active_members
from planner.events.models.event import Event
from planner.kernel.work import Work

COLUMNS = ("responsible_id", "done_by_id")
Row = dict[str, Any]


def keep_people(event: Event, document: Row) -> None:
    """Write into the tasks of the document who is to do them, and who has done them."""
    tasks = {task.uid: task for task in event.tasks}
    for row in document["tasks"]:
        row.update({name: getattr(tasks[row["uid"]], name) for name in COLUMNS})


def give_people(work: Work, event: Event, document: Row) -> None:
    """Name them again in the stored event, except those who no longer work in the office."""
    kept = {row["uid"]: row for row in document.get("tasks", ())}
    named = [row.get(name) for row in kept.values() for name in COLUMNS]
    here = active_members(work.session, work.office_id, named)
    for task in event.tasks:
        for name in COLUMNS:
            user_id = kept[task.uid].get(name)
            setattr(task, name, user_id if user_id in here else None)
