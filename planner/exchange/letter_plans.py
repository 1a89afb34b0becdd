"""The plan of letters of an event file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.events.models.event import Event
from planner.exchange.shapes import PLANNED
from planner.exchange.values import from_json
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter
from planner.letter_plans.queries import plan_of
from planner.letter_plans.timing import settle


def store_plan(work: Work, event: Event, documents: Iterable[dict[str, Any]]) -> None:
    """The plan of an event that has none yet: all are drafts. One that is there stays, since some of its
    letters may be written.
    """
    if plan_of(work, event.id):
        return
    planned = [
        PlannedLetter(
            office_id=work.office_id,
            event=event,
            **{name: from_json(PlannedLetter, name, one[name]) for name in PLANNED.fields},
        )
        for one in documents
    ]
    work.session.add_all(planned)
    work.session.flush()
    settle(event, planned)
