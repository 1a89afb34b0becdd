"""Exports an event with its logos to a file that one person may download for a day."""

from __future__ import annotations

import json

from planner.background.operations import Outcome
from planner.events.queries import event_with_everything
from planner.exchange.export import export_event
from planner.files import transfers
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work


def prepare_export(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: the id of the `event`. Guests are left out, as files are easily passed on."""
    event_id = task.arguments["event"]
    event = work.session.scalars(event_with_everything(work.office_id, event_id)).one_or_none()
    if event is None:
        raise Refused(_("The event is not there any more."))
    title = event.title()
    document = export_event(work.session, event, folder=tools.folder)
    content = json.dumps(document, ensure_ascii=False, indent=2).encode()
    written = transfers.write(tools.folder, content)

    def store(work: Work) -> Stored:
        file = transfers.keep(work, written, f"event-{event_id}.json", "application/json")
        return Stored(outcomes=[Outcome(title)], is_last=True, file_id=file.id)

    return store
