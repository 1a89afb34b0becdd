"""Members of the office in events that are kept as files: an event file itself never names accounts."""

from __future__ import annotations

from typing import Any

from planner.events.models.event import Event
from planner.events.operations.tasks import PEOPLE, name_again
from planner.kernel.work import Work

Row = dict[str, Any]


def keep_people(event: Event, document: Row) -> None:
    """Write into the tasks of the document who is to do them, and who has done them."""
    tasks = {task.uid: task for task in event.tasks}
    for row in document["tasks"]:
        row.update({name: getattr(tasks[row["uid"]], name) for name in PEOPLE})


def give_people(work: Work, event: Event, document: Row) -> None:
    """Name them again in the stored event, except those who no longer work in the office."""
    kept = {row["uid"]: row for row in document.get("tasks", ())}
    name_again(work, [(task, kept[task.uid]) for task in event.tasks])
